import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated, noted, refused } from '../acts.ts';
import type { CommandRule, GuardContext } from '../chapter.ts';
import { outOfOrder } from '../stages.ts';
import type { PersonState, Review } from '../state.ts';
import type { AnnualReviewFailed, AnnualReviewPassed } from './events.ts';
import { chooseReview, refusesReview } from './which.ts';
import type { ReviewWindow } from './window.ts';
import { windowNow } from './window.ts';

export interface PassReviewBody extends ActBody {
  readonly year?: string;
}

export interface FailReviewBody extends PassReviewBody {
  readonly reasonCode: string;
  readonly reason: string;
}

/** R6.3 (六) 年审合格. Also after 31 March: an agency that is late has not lost the decision (R6.5). */
export const passReview: CommandRule<AnnualReviewPassed, PassReviewBody> = {
  name: 'PassReview',
  rules: ['R6.3', 'R6.2'],
  roles: ['county-officer'],
  guard: needsAttended,
  decide(state, body, context) {
    const review = chooseAttended(state, body);
    if ('refusal' in review) return refused(review.refusal);
    const { year, attended } = review.one;
    return dated(
      { rule: 'R6.3', state, body, context, follows: attended?.on ?? null },
      ({ on, legal }): Decision<AnnualReviewPassed> =>
        accepted({
          type: 'AnnualReviewPassed',
          data: { year },
          ...noted(body),
          grounds: grounds('R6.3'),
          basis: attendedBasis(review.one, on),
          ...legal,
        }),
    );
  },
};

/** R6.4 (六) 年审不合格: the deregistration follows in the same commit (`consequences.ts`). */
export const failReview: CommandRule<AnnualReviewFailed, FailReviewBody> = {
  name: 'FailReview',
  rules: ['R6.4', 'R6.2'],
  roles: ['county-officer'],
  guard: needsAttended,
  decide(state, body, context) {
    const review = chooseAttended(state, body);
    if ('refusal' in review) return refused(review.refusal);
    const { year, attended } = review.one;
    return dated(
      { rule: 'R6.4', state, body, context, follows: attended?.on ?? null },
      ({ on, legal }): Decision<AnnualReviewFailed> =>
        accepted({
          type: 'AnnualReviewFailed',
          data: { year, reasonCode: body.reasonCode },
          ...noted(body),
          grounds: grounds('R6.4'),
          basis: attendedBasis(review.one, on),
          ...legal,
        }),
    );
  },
};

function attendedReviews({ reviews }: PersonState): readonly Review[] {
  return Object.values(reviews).filter(({ status }) => status === 'ATTENDED');
}

function needsAttended(state: PersonState, { today, rules }: GuardContext): Refusal | null {
  if (state.stage === null) return outOfOrder(state, 'R6.1', 'CERTIFIED');
  if (attendedReviews(state).length > 0) return null;
  return Object.values(state.reviews).some(({ status }) => status === 'OPEN')
    ? notAttended()
    : (refusesReview(state, undefined) ?? notOpen(windowNow(state, today, rules)));
}

function notOpen({ from, to }: ReviewWindow): Refusal {
  const unmet = { condition: 'REVIEW_OPEN', actual: 'NONE', needed: 'ATTENDED' } as const;
  return { ...refusalOf('REVIEW_NOT_OPEN', 'R6.1', unmet), details: { from, to } };
}

function chooseAttended(state: PersonState, { year }: PassReviewBody): ReturnType<typeof chooseReview> {
  const named = year === undefined ? undefined : state.reviews[year];
  return named?.status === 'OPEN' ? { refusal: notAttended() } : chooseReview(state, year, attendedReviews(state));
}

function notAttended(): Refusal {
  return refusalOf('REVIEW_NOT_ATTENDED', 'R6.2', { condition: 'REVIEW_ATTENDED', actual: 'OPEN', needed: 'ATTENDED' });
}

function attendedBasis({ attended }: Review, on: string) {
  return attended ? [{ fact: 'REVIEW_ATTENDED', asOf: on, sourceEventId: attended.eventId, holds: true }] : [];
}
