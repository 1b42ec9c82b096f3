import type { Month } from '#kernel/civil-date';
import { firstDayOf, monthsBetween, plusMonths } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import { startOfDay } from '#kernel/instant';
import type { Benefit, Suspension } from './state.ts';

/**
 * R8.3 (八) The arithmetic of terms. A month counts when the benefit was granted it: it lies between the first and the last month
 * and in no suspension, and was not given back because nothing was paid for it (R7.9, by parameter). A capped term grants a fixed
 * number of months, so a suspension moves its end; while it lasts there is none.
 */
export type Term = Pick<Benefit, 'firstMonth' | 'lastMonth' | 'suspensions' | 'status' | 'givenBack'>;

/** Months granted up to and with `through`. */
export function monthsUsed(term: Term, through: Month): number {
  if (term.status === 'STOPPED' && term.lastMonth === null) return 0;
  const end = term.lastMonth !== null && term.lastMonth < through ? term.lastMonth : through;
  const suspended = term.suspensions.reduce((sum, suspension) => sum + monthsSuspended(term, suspension, end), 0);
  const givenBack = term.givenBack.filter((month) => month <= end && !isSuspendedIn(term, month)).length;
  return Math.max(0, monthsBetween(term.firstMonth, end) + 1) - suspended - givenBack;
}

/** All months the term grants or has granted; a suspended capped term has no end: its open suspension grants nothing more. */
export function monthsGrantedInAll(benefit: Benefit): number {
  if (benefit.lastMonth !== null) return monthsUsed(benefit, benefit.lastMonth);
  const open = openSuspension(benefit);
  return open ? monthsUsed(benefit, plusMonths(open.fromMonth, -1)) : 0;
}

export function isSuspendedIn(term: Term, month: Month): boolean {
  return term.suspensions.some(({ fromMonth, toMonth }) => fromMonth <= month && (toMonth === null || month < toMonth));
}

/** Whether the month was granted: it lies within the term and in no suspension. */
export function isGrantedIn(term: Term, month: Month): boolean {
  if (month < term.firstMonth || isSuspendedIn(term, month)) return false;
  return term.lastMonth === null ? term.status === 'SUSPENDED' : month <= term.lastMonth;
}

export function openSuspension(term: Term): Suspension | undefined {
  return term.suspensions.find(({ toMonth }) => toMonth === null);
}

/** The last month granted before `month`, or null when there is none: what is left of a term that stops with `month`. */
export function lastGrantedBefore(term: Term, month: Month): Month | null {
  const before = plusMonths(month, -1);
  let last = term.lastMonth !== null && term.lastMonth < before ? term.lastMonth : before;
  while (last >= term.firstMonth && isSuspendedIn(term, last)) last = plusMonths(last, -1);
  return last >= term.firstMonth ? last : null;
}

/** The end of a suspended term that resumes with `month`: a capped one gets the months it has left, the other keeps its end. */
export function lastMonthAfterResuming(benefit: Benefit, month: Month): Month | null {
  const open = openSuspension(benefit);
  if (benefit.monthsGranted === null || !open) return benefit.lastMonth;
  const used = monthsUsed({ ...benefit, lastMonth: null }, plusMonths(open.fromMonth, -1));
  return plusMonths(month, benefit.monthsGranted - used - 1);
}

/**
 * R7.9 (七) The end of a running capped term when further months are given back: as many later. What has no months to give out
 * (until retirement, by the calendar) keeps its end.
 */
export function lastMonthAfterGivingBack(benefit: Benefit, months: number): Month | null {
  const moves = benefit.status === 'RUNNING' && benefit.monthsGranted !== null;
  return moves && benefit.lastMonth !== null ? plusMonths(benefit.lastMonth, months) : benefit.lastMonth;
}

/** A benefit that would still grant a month by itself. */
export function isOpenBenefit({ status }: Benefit): boolean {
  return status === 'RUNNING' || status === 'SUSPENDED';
}

/** R8.4 (八) A term whose last month is 2014-07 expires at 2014-08-01 00:00. */
export function expiryOf(lastMonth: Month): Instant {
  return startOfDay(firstDayOf(plusMonths(lastMonth, 1)));
}

function monthsSuspended(term: Term, { fromMonth, toMonth }: Suspension, end: Month): number {
  const from = fromMonth < term.firstMonth ? term.firstMonth : fromMonth;
  const until = toMonth === null || toMonth > plusMonths(end, 1) ? plusMonths(end, 1) : toMonth;
  return Math.max(0, monthsBetween(from, until));
}

/** How a benefit stands in a month: a suspension, a stop and a resumption take effect with their month (http-contract). */
export function statusIn(benefit: Benefit, month: Month): Benefit['status'] {
  if (benefit.termBasis === 'ONE_OFF') return benefit.status;
  const over = benefit.status === 'EXPIRED' || benefit.status === 'STOPPED';
  if (over && (benefit.lastMonth === null || month > benefit.lastMonth)) return benefit.status;
  return isSuspendedIn(benefit, month) ? 'SUSPENDED' : 'RUNNING';
}
