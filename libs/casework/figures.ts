import type { CivilDate } from '#kernel/civil-date';
import { civilDate, daysBetween } from '#kernel/civil-date';
import type { WorkingCalendar } from '#law/working-days';

/** A table of the law that ends: from the warning on somebody must look for the next notice. */
export interface TableEnd {
  readonly table: string;
  readonly until: CivilDate;
  readonly aboutToEnd: boolean;
}

/** The machinery's figures, as `GET /api/operations` and `yuanzhu operations` show them. */
export type Figures = Readonly<Record<string, unknown>> & { readonly tables: readonly TableEnd[] };

const WARNING_DAYS = 92;

/** The working days of a year are published in the autumn before; what rests on a later year awaits it. */
export function tableEnds(calendar: WorkingCalendar, today: CivilDate): readonly TableEnd[] {
  const last = calendar.years.at(-1);
  if (last === undefined) return [];
  const until = civilDate(last, 12, 31);
  return [{ table: 'CALENDAR', until, aboutToEnd: daysBetween(today, until) < WARNING_DAYS }];
}
