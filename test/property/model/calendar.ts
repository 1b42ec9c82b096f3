import type { CivilDate, Month } from '#kernel/civil-date';
import { addDays, addMonths, firstDayOf, plusMonths } from '#kernel/civil-date';
import { readFileSync } from 'node:fs';

/**
 * The model's own calendar and its own retirement table, from the published rows and the formulas of the domain data alone:
 * nothing of `libs/law` is asked, so that an error there is not repeated here.
 */
export type RetirementCategory = 'MALE' | 'FEMALE_50' | 'FEMALE_55';

const EXCEPTIONS = new Map(
  readFileSync(new URL('../../../libs/law/tables/exceptional-days.csv', import.meta.url), 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(',') as [CivilDate, 'holiday' | 'working', string])
    .map(([date, kind]) => [date, kind]),
);

/** Every day of the lives, in order; working or not. */
export const DAYS: readonly CivilDate[] = Array.from({ length: 6_200 }, (_, day) => addDays('2011-01-03', day));
const INDEX = new Map(DAYS.map((day, place) => [day, place]));
const MONTHS: readonly Month[] = Array.from({ length: 600 }, (_, month) => plusMonths('2009-01', month));
const NEXT_MONTH = new Map(MONTHS.map((month) => [month, plusMonths(month, 1)]));
const MONTH_BEFORE = new Map(MONTHS.map((month) => [month, plusMonths(month, -1)]));

export const isExceptional = (day: CivilDate): boolean => EXCEPTIONS.has(day);

/** 2011-01-03 was a Monday. */
export function works(day: CivilDate): boolean {
  return EXCEPTIONS.has(day) ? EXCEPTIONS.get(day) === 'working' : indexOf(day) % 7 < 5;
}

export function indexOf(day: CivilDate): number {
  return known(INDEX, day);
}

export function dayAfter(day: CivilDate): CivilDate {
  const next = DAYS[indexOf(day) + 1];
  if (next === undefined) throw new RangeError(`beyond the model's days: ${day}`);
  return next;
}

export const nextMonth = (month: Month): Month => known(NEXT_MONTH, month);
export const monthBefore = (month: Month): Month => known(MONTH_BEFORE, month);

/** From here on the statutory age is delayed step by step. */
export const REFORM: CivilDate = '2025-01-01';

const REACHED = new Map<string, CivilDate>();

/** The day on which the statutory age is reached, by the table in force on `on` (R8.5). Asked every day of a life, so remembered. */
export function retirementDay(birth: CivilDate, category: RetirementCategory, on: CivilDate): CivilDate {
  const asked = `${birth} ${category} ${on >= REFORM}`;
  const found = REACHED.get(asked) ?? reachedOn(birth, category, on >= REFORM);
  REACHED.set(asked, found);
  return found;
}

function reachedOn(birth: CivilDate, category: RetirementCategory, reformed: boolean): CivilDate {
  const [age, step, most] = { MALE: [60, 4, 36], FEMALE_55: [55, 4, 36], FEMALE_50: [50, 2, 60] }[category] as [
    number,
    number,
    number,
  ];
  const [year, month, day] = birth.split('-').map(Number) as [number, number, number];
  const n = (year + age - 2025) * 12 + month;
  let delay = 0;
  if (reformed) while (delay < most && delay * step < n) delay += 1;
  // Clamped to the end of its month: from the month's first day walk to the birthday's number, never into the next month.
  const reached = addMonths(firstDayOf(birth.slice(0, 7)), age * 12 + delay);
  let found = reached;
  while (found.slice(8) !== String(day).padStart(2, '0') && addDays(found, 1).slice(0, 7) === reached.slice(0, 7)) {
    found = addDays(found, 1);
  }
  return found;
}

function known<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`beyond the model's calendar: ${String(key)}`);
  return value;
}
