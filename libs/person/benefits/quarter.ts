import type { Month } from '#kernel/civil-date';

const QUARTER = /^(\d{4})-Q([1-4])$/;

/** `2012-Q1` is January to March 2012; null when the text is no quarter. */
export function monthsOfQuarter(quarter: string): readonly Month[] | null {
  const match = QUARTER.exec(quarter);
  if (!match) return null;
  const last = Number(match[2]) * 3;
  return [last - 2, last - 1, last].map((month) => `${match[1]}-${String(month).padStart(2, '0')}`);
}
