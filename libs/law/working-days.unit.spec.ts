import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  calendarVersion,
  isAwaiting,
  lastOfWorkingDays,
  nextWorkingDay,
  parseCalendar,
  workingCalendar,
} from './working-days.ts';

const days = parseCalendar(readFileSync(new URL('./tables/exceptional-days.csv', import.meta.url), 'utf8'));
const calendar = workingCalendar(days);

describe('working days as published', () => {
  it('R4.6 (四) the years 2004 to 2026 are published, without a gap', () => {
    expect(calendar.years).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
    expect(calendarVersion(calendar)).toBe('CALENDAR_2026');
  });

  it('no two rows speak of one day', () => expect(new Set(days.map((day) => day.date)).size).toBe(days.length));

  it.each([
    ['2011-09-29', true, 'a Thursday'],
    ['2011-10-06', false, 'a Thursday of the National Day holiday'],
    ['2011-10-08', true, 'a working Saturday'],
    ['2011-10-09', true, 'a working Sunday'],
    ['2011-10-15', false, 'a Saturday'],
    ['2011-09-12', false, 'Mid-Autumn'],
    ['2012-04-01', true, 'a working Sunday'],
  ])('R4.4 (四) %s works: %s (%s)', (date, works) => expect(calendar.isWorkingDay(date)).toBe(works));

  it('the next working day is the date itself when it works', () => {
    expect(nextWorkingDay(calendar, '2011-09-08')).toBe('2011-09-08');
    expect(nextWorkingDay(calendar, '2011-10-06')).toBe('2011-10-08');
    expect(nextWorkingDay(calendar, '2011-09-11')).toBe('2011-09-13');
  });

  it('R4.4 (四) five working days after 2011-09-29 end on 2011-10-11', () =>
    expect(addWorkingDays(calendar, '2011-09-29', 5)).toBe('2011-10-11'));

  it('R6.8 (六) fifteen working days from 1 April 2012, that day counted, end on 2012-04-24', () =>
    expect(lastOfWorkingDays(calendar, '2012-04-01', 15)).toBe('2012-04-24'));

  it('a count below one or not whole is an error', () => {
    expect(() => addWorkingDays(calendar, '2011-09-29', 0)).toThrow(RangeError);
    expect(() => lastOfWorkingDays(calendar, '2011-09-29', 1.5)).toThrow(RangeError);
  });
});

describe('a year that is not published', () => {
  it('R4.6 (四) 2027 has no working days yet: the answer says what it awaits', () => {
    expect(calendar.isWorkingDay('2027-01-04')).toEqual({ awaiting: 'CALENDAR_2027' });
    expect(calendar.isWorkingDay('2003-12-31')).toEqual({ awaiting: 'CALENDAR_2003' });
    expect(nextWorkingDay(calendar, '2027-03-01')).toEqual({ awaiting: 'CALENDAR_2027' });
  });

  it('is awaited only by a count that reaches into it', () => {
    expect(addWorkingDays(calendar, '2026-12-28', 3)).toBe('2026-12-31');
    expect(addWorkingDays(calendar, '2026-12-28', 4)).toEqual({ awaiting: 'CALENDAR_2027' });
  });

  it('is answered once it is published', () => {
    const published = workingCalendar([...days, { date: '2027-01-01', kind: 'holiday' }]);
    expect(addWorkingDays(published, '2026-12-28', 4)).toBe('2027-01-04');
    expect(calendarVersion(published)).toBe('CALENDAR_2027');
  });

  it('is not taken as published by a shifted day that another year’s notice names', () => {
    const early = workingCalendar([...days, { date: '2027-01-02', kind: 'working' }]);
    expect(early.isWorkingDay('2027-01-05')).toEqual({ awaiting: 'CALENDAR_2027' });
  });

  it('is told apart from an answer', () => {
    expect(isAwaiting({ awaiting: 'CALENDAR_2027' })).toBe(true);
    expect(isAwaiting('2026-12-31')).toBe(false);
    expect(isAwaiting(null)).toBe(false);
  });
});

describe('reading exceptional days', () => {
  it.each(['2011-02-30,holiday', '2011-02-03,feast'])('refuses %s', (row) =>
    expect(() => parseCalendar(`date,kind\n${row}`)).toThrow(`no exceptional day: ${row}`),
  );
});
