import type { CivilDate } from '#kernel/civil-date';
import { startOfDay } from '#kernel/instant';
import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { Rulebook } from '#law/rulebook';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule, GuardContext, PersonContext } from '../chapter.ts';
import type { Evidence } from '../evidence.ts';
import { outOfOrder } from '../stages.ts';
import type { PersonState, Review } from '../state.ts';
import type { AnnualReviewAttended, ReviewChecks } from './events.ts';
import { chooseReview, refusesReview } from './which.ts';
import { lastDayOf, lateEntryUntil, nextReviewYear, windowNow, windowOf } from './window.ts';

export interface AttendReviewBody extends ActBody {
  readonly year?: string;
  readonly on: CivilDate;
  readonly checks: ReviewChecks;
  readonly evidence?: readonly Evidence[];
}

/**
 * R6.2 (六) The four checks of the year, on paper between 1 January and 31 March. R6.8: what happened in time on paper may be typed
 * in for some days after, also when the review has been missed meanwhile: with its evidence it restores by itself.
 */
export const attendReview: CommandRule<AnnualReviewAttended, AttendReviewBody> = {
  name: 'AttendReview',
  rules: ['R6.2', 'R6.1', 'R6.8'],
  roles: ['community-clerk'],
  guard: (state, context) => (attendable(state, context).length > 0 ? null : notAttendable(state, context)),
  decide(state, body, context) {
    const review = chooseReview(state, body.year, attendable(state, context));
    if ('refusal' in review) return refused(review.refusal);
    const refusal = againstDay(state, review.one, body, context) ?? againstEvidence(review.one, body);
    if (refusal) return refused(refusal);
    return dated(
      { rule: 'R6.2', state, body, context, follows: null },
      ({ on, legal }): Decision<AnnualReviewAttended> => {
        const { year, status } = review.one;
        const late = status === 'MISSED';
        return accepted({
          type: 'AnnualReviewAttended',
          data: { year, on, late },
          protectedData: { checks: body.checks, evidence: body.evidence ?? [], reason: body.reason ?? null },
          grounds: late ? grounds('R6.2', 'R6.8') : grounds('R6.2', 'R6.1'),
          ...legal,
        });
      },
    );
  },
};

/** Open, or missed and still within the days of late entry. */
function attendable(state: PersonState, { today, rules }: GuardContext): readonly Review[] {
  return Object.values(state.reviews).filter(
    (review) =>
      review.status === 'OPEN' || (isUndoable(state, review) && today <= lateEntryUntil(state, review, rules)),
  );
}

/** The missed review is what the person has left for, or what waits for the officer; not one of an earlier spell. */
function isUndoable({ leaving, qualification }: PersonState, { status, missed }: Review): boolean {
  if (status !== 'MISSED' || missed === null) return false;
  return leaving
    ? leaving.reasonCode === 'ANNUAL_REVIEW_MISSED' && leaving.on === missed.on
    : qualification === 'DEREGISTRATION_PENDING';
}

function notAttendable(state: PersonState, { today, rules }: GuardContext): Refusal {
  if (state.stage === null) return outOfOrder(state, 'R6.1', 'CERTIFIED');
  const missed = Object.values(state.reviews).find((review) => isUndoable(state, review));
  if (missed) {
    const until = lateEntryUntil(state, missed, rules);
    const unmet = { condition: 'LATE_ENTRY_IN_TIME', actual: missed.year, needed: `<=${until}` } as const;
    return { ...refusalOf('LATE_ENTRY_OVER', ['R6.8', 'R6.4'], unmet), details: { until } };
  }
  return refusesReview(state, undefined) ?? notOpen(state, today, rules);
}

/** Names the moment the next review opens, where there will be one. */
function notOpen(state: PersonState, today: CivilDate, rules: Rulebook): Refusal {
  const year = nextReviewYear(state);
  const unmet = {
    condition: 'REVIEW_OPEN',
    actual: 'NONE',
    needed: year === null ? 'CERTIFIED' : String(year),
  } as const;
  const { from, to } = windowNow(state, today, rules);
  const opens = year === null ? {} : { satisfiableAt: startOfDay(from) };
  return { ...refusalOf('REVIEW_NOT_OPEN', 'R6.1', { ...unmet, ...opens }), details: { from, to } };
}

function againstDay(
  state: PersonState,
  review: Review,
  { on }: AttendReviewBody,
  { rules }: PersonContext,
): Refusal | null {
  const { from } = windowOf(state, Number(review.year), rules);
  const to = lastDayOf(state, review, rules);
  if (on >= from && on <= to) return null;
  const unmet = { condition: 'REVIEW_OPEN', actual: on, needed: `${from}..${to}` } as const;
  return { ...refusalOf('REVIEW_NOT_OPEN', 'R6.1', unmet), details: { from, to } };
}

/** R6.8 (六) A late entry undoes a deregistration: it needs the evidence of the attendance. */
function againstEvidence({ status }: Review, { evidence = [] }: AttendReviewBody): Refusal | null {
  if (status !== 'MISSED' || evidence.length > 0) return null;
  return refusalOf('EVIDENCE_MISSING', 'R6.8', { condition: 'EVIDENCE', actual: 'NONE', needed: 'REVIEW_ATTENDED' });
}
