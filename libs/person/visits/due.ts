import type { CivilDate } from '#kernel/civil-date';
import { addDays, yearOf } from '#kernel/civil-date';
import type { ParameterName } from '#law/parameters';
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
  const dueBy = regularVisitDueOn(state, rules);
  if (dueBy === null) return [];
  const regular: VisitTask = { cause: 'REGULAR', dueBy };
  return state.certification && state.certification.on <= on
    ? [regular, ...assistanceMonth(state, on), ...annualReview(state, on, rules)]
    : [regular];
}

/**
 * R4.8 (四) Counted from the last visit, or from the registration of this spell (R5.9). The longer interval of the employed holds while
 * the work is known to last; when it ends, the shorter one begins with that day. None once the person has left or was refused.
 */
export function regularVisitDueOn(state: PersonState, rules: Rulebook): CivilDate | null {
  const since = latest([state.visits.lastOn, state.registration?.on ?? null]);
  if (since === null || !isLive(state)) return null;
  const within = (interval: ParameterName & `visitInterval${string}`, from: CivilDate): CivilDate =>
    addDays(from, rules.parameter(interval, areaOf(state), since));
  const ends = state.employments.map(({ to }) => to);
  if (ends.includes(null)) return within('visitIntervalEmployedDays', since);
  const workEnds = latest(ends);
  if (workEnds === null || workEnds <= since) return within('visitIntervalUnemployedDays', since);
  const [withWork, afterWork] = [
    within('visitIntervalEmployedDays', since),
    within('visitIntervalUnemployedDays', workEnds),
  ];
  return withWork < afterWork ? withWork : afterWork;
}

function latest(days: readonly (CivilDate | null)[]): CivilDate | null {
  return days.reduce((last, day) => (last === null || (day !== null && day > last) ? day : last), null);
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
