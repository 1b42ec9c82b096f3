import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { areaTable, parseAreas, parseAreaSuccessions } from './area.ts';
import { composeCertificateNumber, countyExistedInYear, parseCertificateNumber } from './certificate-number.ts';

const table = (name: string): string => readFileSync(new URL(`./tables/${name}`, import.meta.url), 'utf8');
const areas = areaTable(parseAreas(table('areas.csv')), parseAreaSuccessions(table('area-successions.csv')));

describe('R4.3 (四) certificate numbers', () => {
  const parts = { county: '340104', year: 2011, sequence: 42 };

  it('county, year and sequence make 16 digits and are read back', () => {
    expect(composeCertificateNumber(parts)).toBe('3401042011000042');
    expect(parseCertificateNumber('3401042011000042')).toEqual(parts);
  });

  it.each(['', '340104201100004', '34010420110000420', '340104201100004X', '3401002011000042', '3400002011000042'])(
    '%s is no certificate number',
    (text) => expect(parseCertificateNumber(text)).toBeNull(),
  );

  it.each([
    { ...parts, sequence: 0 },
    { ...parts, sequence: 1_000_000 },
    { ...parts, sequence: 1.5 },
    { ...parts, county: '340100' },
    { ...parts, year: 11 },
  ])('%o cannot be composed', (wrong) => expect(() => composeCertificateNumber(wrong)).toThrow(RangeError));

  it.each([
    ['341402', 2011, true],
    ['341402', 2012, false],
    ['340181', 2010, false],
    ['340181', 2011, true],
    ['340104', 1990, true],
    ['340225', 2011, true],
    ['349999', 2011, false],
  ])('R4.3 (四) county %s existed in %i: %s', (county, year, existed) =>
    expect(countyExistedInYear(areas, { county, year, sequence: 1 })).toBe(existed),
  );
});
