import type { CivilDate } from '#kernel/civil-date';
import { addDays, isCivilDate, weekday, yearOf } from '#kernel/civil-date';
import { parseCsv } from './csv.ts';
import { kept } from './kept.ts';

/**
 * Working days as the State Council publishes them, year by year: Monday to Friday but for its exceptional days.
 * A year it has not published has no working days yet. Nothing here guesses: the answer is what is being awaited,
 * and a deadline that rests on it has no date until the year is published.
 */
export interface WorkingCalendar {
  /** The published years in ascending order. */
  readonly years: readonly number[];
  isWorkingDay(date: CivilDate): boolean | Awaiting;
}

/** What must be published before there is an answer, e.g. `CALENDAR_2027`. */
export interface Awaiting {
  readonly awaiting: string;
}

export interface ExceptionalDay {
  readonly date: CivilDate;
  readonly kind: 'holiday' | 'working';
}

export function isAwaiting(answer: unknown): answer is Awaiting {
  return typeof answer === 'object' && answer !== null && 'awaiting' in answer;
}

/** Reads `date,kind,…`. Throws `RangeError` for a row that is no exceptional day. */
export function parseCalendar(csv: string): readonly ExceptionalDay[] {
  return parseCsv(csv, ['date', 'kind']).map(({ date, kind }) => {
    if (!isCivilDate(date) || (kind !== 'holiday' && kind !== 'working')) {
      throw new RangeError(`no exceptional day: ${date},${kind}`);
    }
    return { date, kind };
  });
}

/** A year counts as published when its New Year holiday stands in the table: every notice has that day, no other year's notice has it. */
export function workingCalendar(days: readonly ExceptionalDay[]): WorkingCalendar {
  const kinds = new Map(days.map((day) => [day.date, day.kind]));
  const years = days
    .filter((day) => day.kind === 'holiday' && day.date.endsWith('-01-01'))
    .map((day) => yearOf(day.date))
    .sort((a, b) => a - b);
  const published = new Set(years);
  return {
    years,
    isWorkingDay(date) {
      const year = yearOf(date);
      if (!published.has(year)) return { awaiting: `CALENDAR_${year}` };
      const kind = kinds.get(date);
      return kind === undefined ? ![0, 6].includes(weekday(date)) : kind === 'working';
    },
  };
}

/** The name of the calendar's last published year, e.g. `CALENDAR_2026`. */
export function calendarVersion(calendar: WorkingCalendar): string {
  return `CALENDAR_${calendar.years.at(-1) ?? 'NONE'}`;
}

/** The first working day on or after `date`: that date itself when it works. */
export function nextWorkingDay(calendar: WorkingCalendar, date: CivilDate): CivilDate | Awaiting {
  for (let day = date; ; day = addDays(day, 1)) {
    const works = calendar.isWorkingDay(day);
    if (isAwaiting(works)) return works;
    if (works) return day;
  }
}

/** The `count`th working day after `date`, which itself does not count. Throws `RangeError` unless `count` is a whole number ≥ 1. */
export function addWorkingDays(calendar: WorkingCalendar, date: CivilDate, count: number): CivilDate | Awaiting {
  return lastOfWorkingDays(calendar, addDays(date, 1), count);
}

/** The last of `count` working days of which the first is `first` when it works (R6.8: 15 of them from 1 April 2012 end on 04-24). */
export function lastOfWorkingDays(calendar: WorkingCalendar, first: CivilDate, count: number): CivilDate | Awaiting {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`no count of working days: ${count}`);
  const known = counted.get(calendar) ?? new Map<string, CivilDate | Awaiting>();
  counted.set(calendar, known);
  return kept(known, `${first} ${count}`, () => countOn(calendar, first, count));
}

/** What was counted once in a calendar. */
const counted = new WeakMap<WorkingCalendar, Map<string, CivilDate | Awaiting>>();

function countOn(calendar: WorkingCalendar, first: CivilDate, count: number): CivilDate | Awaiting {
  for (let day = first, left = count; ; day = addDays(day, 1)) {
    const works = calendar.isWorkingDay(day);
    if (isAwaiting(works)) return works;
    if (works && --left === 0) return day;
  }
}
