import type { CivilDate } from '#kernel/civil-date';
import { addDays, yearOf } from '#kernel/civil-date';
import { dayInYear } from '#law/parameters';
import type { Rulebook } from '#law/rulebook';
import { areaOf, isLive } from '../stages.ts';
import type { PersonState } from '../state.ts';

/** A visit that is to be made until the end of that day. */
export interface VisitTask {
  readonly cause: 'REGULAR' | 'ASSISTANCE_MONTH' | 'ANNUAL_REVIEW';
  readonly dueBy: CivilDate;
}

/**
 * R4.8, R4.9 (四) Which visits are due on a day: at the regular interval, in the employment-assistance month (就业援助月, January) and for
 * an annual review that has not been attended. Computed for lists, not an event; only who is certified is visited for R4.9.
 */
export function visitTasks(state: PersonState, on: CivilDate, rules: Rulebook): readonly VisitTask[] {
  if (!isLive(state)) return [];
  const regular: VisitTask = { cause: 'REGULAR', dueBy: nextRegularVisit(state, on, rules) };
  return state.certification && state.certification.on <= on
    ? [regular, ...assistanceMonth(state, on), ...annualReview(state, on, rules)]
    : [regular];
}

function nextRegularVisit(state: PersonState, on: CivilDate, rules: Rulebook): CivilDate {
  const employed = state.employments.some(({ from, to }) => from <= on && (to === null || on < to));
  const interval = employed ? 'visitIntervalEmployedDays' : 'visitIntervalUnemployedDays';
  const since = state.visits.lastOn ?? state.registration?.on ?? on;
  return addDays(since, rules.parameter(interval, areaOf(state), on));
}

function assistanceMonth(state: PersonState, on: CivilDate): readonly VisitTask[] {
  const [from, to] = [dayInYear(yearOf(on), '01-01'), dayInYear(yearOf(on), '01-31')];
  return on <= to && !visitedSince(state, from) ? [{ cause: 'ASSISTANCE_MONTH', dueBy: to }] : [];
}

function annualReview(state: PersonState, on: CivilDate, rules: Rulebook): readonly VisitTask[] {
  const review = state.reviews[String(yearOf(on))];
  const window = rules.parameter('reviewWindow', areaOf(state), dayInYear(yearOf(on), '01-01'));
  if (review?.status !== 'OPEN' || visitedSince(state, dayInYear(yearOf(on), window.from))) return [];
  return [{ cause: 'ANNUAL_REVIEW', dueBy: review.dueBy ?? dayInYear(yearOf(on), window.to) }];
}

function visitedSince({ visits }: PersonState, day: CivilDate): boolean {
  return visits.lastOn !== null && visits.lastOn >= day;
}
