import type { CivilDate } from '#kernel/civil-date';
import { addDays, yearOf } from '#kernel/civil-date';

/**
 * The days on which anybody does anything: every move of the clock costs a good part of a second, so the lives share their stops.
 * They are the days on which the law turns and the days beside them, and twice a year a fortnight in which the chain runs its course.
 */
const OF_THE_LAW = ['01-01', '01-02', '02-28', '03-01', '03-24', '03-31', '04-01', '04-02', '04-24', '10-01', '12-31'];
const OF_THE_CHAIN = '05-31';
const DAYS_OF_THE_CHAIN = [0, 1, 2, 9, 10, 11, 12, 13, 22];

export function stopsBetween(first: CivilDate, last: CivilDate): readonly CivilDate[] {
  const years = Array.from({ length: yearOf(last) - yearOf(first) + 1 }, (_, place) => yearOf(first) + place);
  const days = years.flatMap((year) => [
    ...OF_THE_LAW.map((day) => `${year}-${day}`),
    ...[first.slice(5), OF_THE_CHAIN].flatMap((day) => DAYS_OF_THE_CHAIN.map((far) => addDays(`${year}-${day}`, far))),
  ]);
  return [...new Set([...days, last])].filter((day) => first <= day && day <= last).sort();
}

/** Early or late on a day: the instant of the day's own dates itself, or the hour at which the desks open. */
export const momentOf = (day: CivilDate): string =>
  `${day}T${Number(day.slice(-1)) % 2 === 0 ? '00:00:00' : '09:00:00'}+08:00`;
