import type { AreaCode, AreaTable } from './area.ts';
import { areaLevel } from './area.ts';

/**
 * R4.3 (四) The number of an 《就业失业登记证》: issuing county (6 digits), year (4), sequence (6). It stays with the person for life,
 * also when the county is succeeded by another. None of its digits is a check digit.
 */
export interface CertificateNumber {
  readonly county: AreaCode;
  readonly year: number;
  readonly sequence: number;
}

/** The parts of a number, or `null` when it has not its format. */
export function parseCertificateNumber(text: string): CertificateNumber | null {
  if (!/^\d{16}$/.test(text)) return null;
  const county = text.slice(0, 6);
  if (areaLevel(county) !== 'COUNTY') return null;
  return { county, year: Number(text.slice(6, 10)), sequence: Number(text.slice(10)) };
}

/** Throws `RangeError` when a part does not fit its digits. */
export function composeCertificateNumber({ county, year, sequence }: CertificateNumber): string {
  const fits = Number.isInteger(sequence) && sequence >= 1 && sequence <= 999_999 && Number.isInteger(year);
  if (areaLevel(county) !== 'COUNTY' || !fits || year < 1000 || year > 9999) {
    throw new RangeError(`no certificate number: ${county} ${year} ${sequence}`);
  }
  return `${county}${year}${String(sequence).padStart(6, '0')}`;
}

/** Whether its county existed in its year. A county without known dates counts as existing always. */
export function countyExistedInYear(areas: AreaTable, { county, year }: CertificateNumber): boolean {
  const text = String(year).padStart(4, '0');
  return areas.exists(county, `${text}-01-01`) || areas.exists(county, `${text}-12-31`);
}
