import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as dates from './civil-date.ts';

describe('civil dates', () => {
  it('knows which dates exist', () => {
    expect(['2012-02-29', '2000-02-29', '1900-02-28'].map(dates.isCivilDate)).toEqual([true, true, true]);
    expect(
      ['2011-02-29', '1900-02-29', '2011-04-31', '2011-13-01', '2011-1-01', '0000-01-01'].some(dates.isCivilDate),
    ).toBe(false);
  });

  it('counts days across leap years and centuries', () => {
    expect(dates.dayNumber('1970-01-01')).toBe(0);
    expect(dates.addDays('2012-02-28', 2)).toBe('2012-03-01');
    expect(dates.daysBetween('2011-08-02', '2026-11-23')).toBe(5592);
  });

  it('clamps a day that the month does not have', () => {
    expect(dates.addMonths('2012-01-31', 1)).toBe('2012-02-29');
    expect(dates.addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(dates.addYears('2012-02-29', 5)).toBe('2017-02-28');
    expect(dates.addMonths('2011-03-31', -1)).toBe('2011-02-28');
  });

  it('counts full years on the birthday itself', () => {
    expect(dates.fullYears('1956-08-15', '2011-08-14')).toBe(54);
    expect(dates.fullYears('1956-08-15', '2011-08-15')).toBe(55);
    expect(dates.fullYears('1992-02-29', '2011-02-28')).toBe(19);
  });

  it('moves months', () => {
    expect(dates.plusMonths('2011-08', 35)).toBe('2014-07');
    expect(dates.monthsBetween('2011-08', '2014-07')).toBe(35);
    expect(dates.lastDayOf('2012-02')).toBe('2012-02-29');
  });

  it('names the weekday', () => {
    expect(dates.weekday('2011-09-29')).toBe(4);
    expect(dates.weekday('1969-12-28')).toBe(0);
  });

  it('refuses what is no date or month', () => {
    expect(() => dates.addDays('2011-02-30', 1)).toThrow(RangeError);
    expect(() => dates.firstDayOf('2011-13')).toThrow(RangeError);
  });

  it('agrees with the platform calendar on every day of the law', () => {
    fc.assert(
      fc.property(fc.integer({ min: -50_000, max: 80_000 }), (days) => {
        const date = dates.dateOfDayNumber(days);
        expect(date).toBe(new Date(days * 86_400_000).toISOString().slice(0, 10));
        expect(dates.dayNumber(date)).toBe(days);
        expect(dates.weekday(date)).toBe(new Date(days * 86_400_000).getUTCDay());
      }),
    );
  });
});
