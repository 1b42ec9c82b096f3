import type { CivilDate } from '#kernel/civil-date';
import { addYears, civilDate, daysBetween } from '#kernel/civil-date';
import type { MinimumWages } from '#law/minimum-wage';
import { newestRow } from '#law/minimum-wage';
import type { Rulebook } from '#law/rulebook';
import type { WorkingCalendar } from '#law/working-days';

/** A table of the law that ends: from the warning on somebody must look for the next notice. */
export interface TableEnd {
  readonly table: string;
  readonly until: CivilDate;
  readonly aboutToEnd: boolean;
}

/** The machinery's figures, as `GET /api/operations` and `yuanzhu operations` show them. */
export type Figures = Readonly<Record<string, unknown>> & { readonly tables: readonly TableEnd[] };

export function tableEnds({ calendar, minimumWages }: Rulebook, today: CivilDate): readonly TableEnd[] {
  return [...calendarEnd(calendar, today), ...minimumWageEnd(minimumWages, today)];
}

const WARNING_DAYS = 92;

/** The working days of a year are published in the autumn before; what rests on a later year awaits it. */
function calendarEnd(calendar: WorkingCalendar, today: CivilDate): readonly TableEnd[] {
  const last = calendar.years.at(-1);
  if (last === undefined) return [];
  const until = civilDate(last, 12, 31);
  return [{ table: 'CALENDAR', until, aboutToEnd: daysBetween(today, until) < WARNING_DAYS }];
}

const LIKELY_YEARS = 2;

/** R12.2 (十二) No order says when the next one comes: one that is more than two years old has likely been overtaken. */
function minimumWageEnd({ rows }: MinimumWages, today: CivilDate): readonly TableEnd[] {
  const newest = newestRow(rows);
  if (newest === null) return [];
  const until = addYears(newest, LIKELY_YEARS);
  return [{ table: 'MINIMUM_WAGE', until, aboutToEnd: today > until }];
}
