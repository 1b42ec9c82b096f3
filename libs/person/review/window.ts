import type { CivilDate } from '#kernel/civil-date';
import { addDays, yearOf } from '#kernel/civil-date';
import { dayInYear } from '#law/parameters';
import type { Rulebook } from '#law/rulebook';
import { isAwaiting, lastOfWorkingDays } from '#law/working-days';
import { areaOf } from '../stages.ts';
import type { PersonState, Review } from '../state.ts';

/** R6.1 (六) 年审时间为每年第一季度: the window belongs to everyone, so its days are looked up and stand in no event. */
export interface ReviewWindow {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export function windowOf(state: PersonState, year: number, rules: Rulebook): ReviewWindow {
  const { from, to } = rules.parameter('reviewWindow', areaOf(state), dayInYear(year, '01-01'));
  return { from: dayInYear(year, from), to: dayInYear(year, to) };
}

/** R6.1 (六) The window of the year that a refusal speaks of: the one that can still be attended, else this year's. */
export function windowNow(state: PersonState, today: CivilDate, rules: Rulebook): ReviewWindow {
  return windowOf(state, nextReviewYear(state) ?? yearOf(today), rules);
}

/** The last day on which this review can be attended: the window's, or the date a restoration has set (R6.8). */
export function lastDayOf(state: PersonState, review: Review, rules: Rulebook): CivilDate {
  return review.dueBy ?? windowOf(state, Number(review.year), rules).to;
}

/**
 * R6.1 (六) The year that is reviewed next: the first after the one in which the current certification began, or after what a
 * restoration has covered, that has no review yet.
 */
export function nextReviewYear(state: PersonState): number | null {
  if (!state.certification) return null;
  let year = Math.max(yearOf(state.certification.on) + 1, state.reviewsResume?.fromYear ?? 0);
  while (state.reviews[String(year)]) year += 1;
  return year;
}

/** R6.8 (六) Until when attendance on paper may be typed in; a year without working days says what is certain: one day each. */
export function lateEntryUntil(state: PersonState, review: Review, rules: Rulebook): CivilDate {
  const lastDay = lastDayOf(state, review, rules);
  const days = rules.parameter('lateEntryWorkingDays', areaOf(state), lastDay);
  const until = lastOfWorkingDays(rules.calendar, addDays(lastDay, 1), days);
  return isAwaiting(until) ? addDays(lastDay, days) : until;
}
