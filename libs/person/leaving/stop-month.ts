import type { CivilDate, Month } from '#kernel/civil-date';
import { monthOf, plusMonths } from '#kernel/civil-date';
import type { Refusal } from '#kernel/refusal';
import { refused as refusalOf } from '#law/refused';

/** R5.10, R3.1 (五)(三) Nothing is granted to who is certified no longer: at the latest benefits end with the month of leaving. */
export function latestStopMonth(on: CivilDate): Month {
  return plusMonths(monthOf(on), 1);
}

export function againstStopMonth(stopFromMonth: Month | undefined, on: CivilDate): Refusal | null {
  const until = latestStopMonth(on);
  if (stopFromMonth === undefined || stopFromMonth <= until) return null;
  const unmet = { condition: 'STOPS_WITH_LEAVING', actual: stopFromMonth, needed: `<=${until}` } as const;
  return { ...refusalOf('STOP_AFTER_LEAVING', ['R5.10', 'R3.1'], unmet), details: { until } };
}
