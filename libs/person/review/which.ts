import type { Refusal } from '#kernel/refusal';
import { refused as refusalOf } from '#law/refused';
import type { PersonState, Review } from '../state.ts';
import type { Chosen } from '../the-one.ts';
import { theOne } from '../the-one.ts';

/** The review a command means: the year may be left out while only one review is in the state the command needs. */
export function chooseReview(state: PersonState, year: string | undefined, among: readonly Review[]): Chosen<Review> {
  if (year !== undefined && !among.some((review) => review.year === year)) {
    const refusal = refusesReview(state, year);
    if (refusal) return { refusal };
  }
  const none = { code: 'REVIEW_NOT_OPEN', condition: 'REVIEW_OPEN' } as const;
  const chosen = theOne({
    named: year,
    among: among.map((review) => ({ ...review, id: review.year })),
    rule: 'R6.1',
    none,
  });
  return chosen;
}

/** What the review of that year, or else the latest, says against one more act on it. */
export function refusesReview({ reviews }: PersonState, year: string | undefined): Refusal | null {
  const review = year === undefined ? latest(reviews) : reviews[year];
  switch (review?.status) {
    case 'ATTENDED':
      return refusalOf('REVIEW_ALREADY_ATTENDED', 'R6.2', {
        condition: 'REVIEW_OPEN',
        actual: 'ATTENDED',
        needed: 'OPEN',
      });
    case 'PASSED':
    case 'FAILED':
    case 'EXCUSED':
      return refusalOf('REVIEW_ALREADY_DECIDED', ['R6.3', 'R6.4'], {
        condition: 'REVIEW_UNDECIDED',
        actual: review.status,
        needed: 'OPEN',
      });
    case 'OPEN':
    case 'MISSED':
    case 'CLOSED':
    case undefined:
      return null;
    default:
      return (review?.status satisfies undefined) ?? null;
  }
}

function latest(reviews: PersonState['reviews']): Review | undefined {
  return Object.values(reviews).reduce<Review | undefined>(
    (last, one) => (last && last.year > one.year ? last : one),
    undefined,
  );
}
