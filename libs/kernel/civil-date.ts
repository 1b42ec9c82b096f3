/**
 * Civil dates and months of the law, by arithmetic alone: the result never depends on the process's time zone or on a clock.
 *
 * Shapes: a date is `YYYY-MM-DD`, a month `YYYY-MM`, both in the proleptic Gregorian calendar, years 0001–9999.
 * Strings of these shapes sort as the dates do, so `<` and `>` compare them.
 * Errors: every function throws `RangeError` when it is given a string that is no date or month.
 */
export type CivilDate = string;
export type Month = string;

/** 0 = Sunday … 6 = Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

export function isCivilDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function isMonth(text: string): boolean {
  return MONTH.test(text) && !text.startsWith('0000');
}

/** Days since 1970-01-01 of a civil date (negative before). */
export function dayNumber(date: CivilDate): number {
  const { year, month, day } = parts(date);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The civil date that lies `days` after 1970-01-01. */
export function dateOfDayNumber(days: number): CivilDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return civilDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

export function civilDate(year: number, month: number, day: number): CivilDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Adds calendar months; a day that the month does not have is clamped to its last (2012-01-31 + 1 = 2012-02-29). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = parts(date);
  const index = year * 12 + (month - 1) + months;
  const newYear = Math.floor(index / 12);
  const newMonth = (index % 12) + 1;
  return civilDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** Adds years; 29 February falls back to the 28th where the year has no 29th. */
export function addYears(date: CivilDate, years: number): CivilDate {
  return addMonths(date, years * 12);
}

export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekday(date: CivilDate): Weekday {
  return ((((dayNumber(date) + 4) % 7) + 7) % 7) as Weekday;
}

/** Full years from `birth` to `on` (an age): the birthday itself counts. */
export function fullYears(birth: CivilDate, on: CivilDate): number {
  const years = yearOf(on) - yearOf(birth);
  return addYears(birth, years) <= on ? years : years - 1;
}

export function yearOf(date: CivilDate): number {
  return parts(date).year;
}

export function monthOf(date: CivilDate): Month {
  return date.slice(0, 7);
}

export function firstDayOf(month: Month): CivilDate {
  if (!isMonth(month)) throw new RangeError(`no month: ${month}`);
  return `${month}-01`;
}

export function lastDayOf(month: Month): CivilDate {
  return addDays(firstDayOf(plusMonths(month, 1)), -1);
}

export function plusMonths(month: Month, months: number): Month {
  return monthOf(addMonths(firstDayOf(month), months));
}

/** Whole months from `from` to `to`: 0 for the same month, negative when `to` is earlier. */
export function monthsBetween(from: Month, to: Month): number {
  const [a, b] = [parts(firstDayOf(from)), parts(firstDayOf(to))];
  return (b.year - a.year) * 12 + b.month - a.month;
}

function parts(date: CivilDate): { year: number; month: number; day: number } {
  if (!isCivilDate(date)) throw new RangeError(`no civil date: ${date}`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
