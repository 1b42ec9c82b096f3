/* The sample tells lives of fourteen months, so a fresh record's clock begins that much earlier; but no day before the regulation was known. */
const MONTHS = 14;
const FIRST = Date.parse('2011-08-22T09:00:00+08:00');

/**
 * @param {string | undefined} rehearsalStart where the clock shall stand when the sample is loaded; default: now
 * @returns {string} where it begins
 */
export function sampleBegins(rehearsalStart) {
  const end = rehearsalStart === undefined ? new Date() : new Date(rehearsalStart);
  const begins = new Date(end);
  begins.setUTCMonth(begins.getUTCMonth() - MONTHS, 1);
  return new Date(Math.min(end.getTime(), Math.max(FIRST, begins.getTime()))).toISOString();
}
