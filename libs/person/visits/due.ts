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
  const begun = visitsOnOccasion(state, rules).filter(({ from }) => from <= on);
  return [{ cause: 'REGULAR', dueBy }, ...begun.map(({ cause, dueBy: last }) => ({ cause, dueBy: last }))];
}

/** A visit for the sake of something that comes by the calendar, from its first day on until it is made. */
export interface VisitOnOccasion extends VisitTask {
  readonly cause: Exclude<VisitTask['cause'], 'REGULAR'>;
  readonly year: string;
  readonly from: CivilDate;
}

/** R4.9 (四) Nothing here depends on the day it is asked: the assistance month that is next, or was let pass without a visit, and the open review. */
export function visitsOnOccasion(state: PersonState, rules: Rulebook): readonly VisitOnOccasion[] {
  if (!state.certification || !isLive(state)) return [];
  return [assistanceMonth(state, state.certification.on, rules), ...annualReview(state, rules)];
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

function assistanceMonth(state: PersonState, certifiedOn: CivilDate, rules: Rulebook): VisitOnOccasion {
  const year = yearOf(latest([state.visits.lastOn, certifiedOn]) ?? certifiedOn);
  const [from, to] = monthOfAssistance(state, year, rules);
  const isOver = visitedSince(state, from) || certifiedOn > to;
  const [begins, dueBy] = isOver ? monthOfAssistance(state, year + 1, rules) : [from, to];
  return { cause: 'ASSISTANCE_MONTH', year: String(yearOf(begins)), from: begins, dueBy };
}

function monthOfAssistance(state: PersonState, year: number, rules: Rulebook): readonly [CivilDate, CivilDate] {
  const { from, to } = rules.parameter('assistanceMonth', areaOf(state), dayInYear(year, '01-01'));
  return [dayInYear(year, from), dayInYear(year, to)];
}

function annualReview(state: PersonState, rules: Rulebook): readonly VisitOnOccasion[] {
  const open = Object.values(state.reviews).findLast(
    ({ status, decisionOverdue }) => status === 'OPEN' && !decisionOverdue,
  );
  if (!open) return [];
  const window = rules.parameter('reviewWindow', areaOf(state), dayInYear(Number(open.year), '01-01'));
  const [from, to] = [dayInYear(Number(open.year), window.from), dayInYear(Number(open.year), window.to)];
  if (visitedSince(state, from)) return [];
  return [{ cause: 'ANNUAL_REVIEW', year: open.year, from, dueBy: open.dueBy ?? to }];
}

function visitedSince({ visits }: PersonState, day: CivilDate): boolean {
  return visits.lastOn !== null && visits.lastOn >= day;
}
