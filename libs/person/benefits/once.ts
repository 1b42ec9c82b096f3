import type { Month } from '#kernel/civil-date';
import { addYears, firstDayOf, yearOf } from '#kernel/civil-date';
import type { EntitlementRow } from '#law/benefits';
import type { Benefit, PersonState } from '../state.ts';

/**
 * R7.4a once per contract, R7.4c once per school year, R7.5 (七) at most once in a person-month: the benefit that was granted for
 * the same cause before. What was stopped with its first month was never granted.
 */
export interface Cause {
  readonly row: EntitlementRow;
  readonly employmentId: string | null;
  readonly schoolYear: string | null;
  readonly month: Month;
}

export function grantedBefore({ benefits }: PersonState, cause: Cause): Benefit | undefined {
  return benefits.filter(({ benefit }) => benefit === cause.row.benefit).find((earlier) => isSameCause(earlier, cause));
}

function isSameCause(earlier: Benefit, { row, employmentId, schoolYear, month }: Cause): boolean {
  if (row.benefit === 'SCHOOL_AID') return earlier.schoolYear === schoolYear;
  if (row.forms !== null && employmentId !== null) return earlier.employmentId === employmentId;
  return earlier.firstMonth === month;
}

/** R9.2: a benefit of a rule that excludes this one, granted for the same hire. */
export function excludedBy(
  { benefits }: PersonState,
  { row, employmentId }: Pick<Cause, 'row' | 'employmentId'>,
): Benefit | undefined {
  if (employmentId === null) return undefined;
  return benefits.find(
    ({ rule, employmentId: of, lastMonth, status }) =>
      of === employmentId && row.notWith?.includes(rule) === true && !(status === 'STOPPED' && lastMonth === null),
  );
}

/** A school year begins in September. */
export function schoolYearIn(month: Month): string {
  const day = firstDayOf(month);
  const begins = month.slice(5) >= '09' ? day : addYears(day, -1);
  return `${yearOf(begins)}-${yearOf(begins) + 1}`;
}

/** `2011-2012`: two years in a row. */
export function isSchoolYear(text: string): boolean {
  const match = /^(\d{4})-(\d{4})$/.exec(text);
  return match !== null && Number(match[2]) === Number(match[1]) + 1;
}
