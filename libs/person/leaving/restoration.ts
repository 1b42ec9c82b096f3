import type { CivilDate } from '#kernel/civil-date';
import { yearOf } from '#kernel/civil-date';
import type { NewEvent } from '#kernel/event';
import { startOfDay } from '#kernel/instant';
import { dayInYear } from '#law/parameters';
import { grounds } from '#law/paragraphs';
import type { Rulebook } from '#law/rulebook';
import { areaOf } from '../stages.ts';
import type { PersonState, Review } from '../state.ts';
import type { QualificationRestored, RestorationCause } from './events.ts';

export interface Restoration {
  readonly cause: RestorationCause;
  /** The day it is done. */
  readonly today: CivilDate;
  readonly rules: Rulebook;
  readonly reviewDueBy?: CivilDate;
  readonly reason?: string;
}

/** R6.8 (六) What is undone and from which day: a leaving, or a missed review that is pending; null when there is neither. */
export function undoable(state: PersonState): { readonly of: string; readonly from: CivilDate } | null {
  const { leaving, realName } = state;
  if (realName.linkedTo) return null;
  if (leaving) return leaving.act === 'CLOSURE' ? null : { of: leaving.eventId, from: leaving.on };
  const missed = state.qualification === 'DEREGISTRATION_PENDING' ? concernedReview(state)?.missed : null;
  return missed ? { of: missed.eventId, from: missed.on } : null;
}

/** It takes effect on the very day of leaving, so that nothing of the gap remains; reviews whose window lay in the gap are covered. */
export function restoration(state: PersonState, how: Restoration): NewEvent<QualificationRestored> | null {
  const undone = undoable(state);
  if (!undone) return null;
  const { cause, today, reviewDueBy = null, reason } = how;
  const review = concernedReview(state);
  const year = review?.year ?? null;
  const reviewRuns =
    review !== undefined && today <= (review.dueBy ?? windowEnd(state, Number(review.year), how.rules));
  return {
    type: 'QualificationRestored',
    data: { ...undone, cause, year, reviewDueBy, reviewRuns, reviewsFromYear: firstYear(state, year, how) },
    ...(reason === undefined ? {} : { protectedData: { reason } }),
    grounds: grounds('R6.8'),
    effectiveAt: startOfDay(undone.from),
  };
}

/** The review that the leaving has missed, failed or closed, or that is missed and pending. */
function concernedReview({ reviews, leaving }: PersonState): Review | undefined {
  if (leaving) return leaving.reviewYear === null ? undefined : reviews[leaving.reviewYear];
  return Object.values(reviews).findLast(({ status }) => status === 'MISSED');
}

function firstYear(state: PersonState, concerned: string | null, { today, rules }: Restoration): number {
  const year = today <= windowEnd(state, yearOf(today), rules) ? yearOf(today) : yearOf(today) + 1;
  return Math.max(year, concerned === null ? 0 : Number(concerned) + 1);
}

function windowEnd(state: PersonState, year: number, rules: Rulebook): CivilDate {
  return dayInYear(year, rules.parameter('reviewWindow', areaOf(state), dayInYear(year, '01-01')).to);
}
