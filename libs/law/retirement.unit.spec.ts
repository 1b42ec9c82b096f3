import { describe, expect, it } from 'vitest';
import type { RetirementCategory } from './retirement.ts';
import { retirementDate, withinYearsOfRetirement } from './retirement.ts';

const BEFORE = '2024-12-31';
const AFTER = '2025-01-01';

describe('R8.5 (八) statutory retirement', () => {
  it.each<[RetirementCategory, string, string]>([
    ['MALE', '1956-08-15', '2016-08-15'],
    ['FEMALE_55', '1956-08-15', '2011-08-15'],
    ['FEMALE_50', '1966-08-15', '2016-08-15'],
    ['MALE', '1976-09-15', '2036-09-15'],
  ])('R8.5 (八) until 2024-12-31 %s born %s retires on the birthday %s', (category, birth, date) =>
    expect(retirementDate({ category, birth, tableOn: BEFORE })).toBe(date),
  );

  it.each<[RetirementCategory, string, string]>([
    ['MALE', '1964-12-15', '2024-12-15'],
    ['MALE', '1965-01-15', '2025-02-15'],
    ['MALE', '1965-04-15', '2025-05-15'],
    ['MALE', '1965-05-15', '2025-07-15'],
    ['MALE', '1976-08-15', '2039-07-15'],
    ['MALE', '1976-09-15', '2039-09-15'],
    ['MALE', '1990-01-15', '2053-01-15'],
    ['FEMALE_55', '1969-12-15', '2024-12-15'],
    ['FEMALE_55', '1970-01-15', '2025-02-15'],
    ['FEMALE_55', '1981-09-15', '2039-09-15'],
    ['FEMALE_50', '1974-12-15', '2024-12-15'],
    ['FEMALE_50', '1975-01-15', '2025-02-15'],
    ['FEMALE_50', '1984-11-15', '2039-11-15'],
    ['FEMALE_50', '1990-01-15', '2045-01-15'],
  ])('R8.5 (八) from 2025-01-01 %s born %s retires on %s', (category, birth, date) =>
    expect(retirementDate({ category, birth, tableOn: AFTER })).toBe(date),
  );

  it('R8.5 (八) a birthday the retirement month does not have is clamped to its last day', () => {
    expect(retirementDate({ category: 'MALE', birth: '1965-01-31', tableOn: AFTER })).toBe('2025-02-28');
    expect(retirementDate({ category: 'FEMALE_50', birth: '1964-02-29', tableOn: BEFORE })).toBe('2014-02-28');
  });
});

describe('R8.1 (八) the five-year test', () => {
  const retirementOn = retirementDate({ category: 'MALE', birth: '1956-08-15', tableOn: '2011-08-15' });
  const rule = { retirementOn, years: 5, inclusive: true };

  it('R8.1 (八) a man born 1956-08-15, first approved 2011-08-15, is within five years', () =>
    expect(withinYearsOfRetirement({ ...rule, referenceOn: '2011-08-15' })).toBe(true));

  it('R8.1 (八) first approved a day earlier, 2011-08-14, he is not', () =>
    expect(withinYearsOfRetirement({ ...rule, referenceOn: '2011-08-14' })).toBe(false));

  it('R8.1 (八) where exactly five years do not count he is not on the day itself', () => {
    expect(withinYearsOfRetirement({ ...rule, inclusive: false, referenceOn: '2011-08-15' })).toBe(false);
    expect(withinYearsOfRetirement({ ...rule, inclusive: false, referenceOn: '2011-08-16' })).toBe(true);
  });
});
