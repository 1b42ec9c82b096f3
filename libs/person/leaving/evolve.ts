import type { EventShape, Recorded } from '#kernel/event';
import { dateAt } from '#kernel/instant';
import { acted, atStage, withQualification } from '../stages.ts';
import type { Leaving, PersonState, Qualification, Review } from '../state.ts';
import type {
  CaseClosed,
  PersonExited,
  QualificationCancelled,
  QualificationDeregistered,
  QualificationRestored,
} from './events.ts';

/** How leaving and coming back change a person. What ends with it in other chapters are events of their own (`consequences.ts`). */
export const evolveLeaving = {
  PersonExited: (state: PersonState, event: Recorded<PersonExited>): PersonState =>
    acted(left(state, { act: 'EXIT', ...event.data }, 'EXITED', event), event),

  CaseClosed: (state: PersonState, event: Recorded<CaseClosed>): PersonState =>
    acted(left(state, { act: 'CLOSURE', ...event.data }, null, event), event),

  QualificationCancelled: (state: PersonState, event: Recorded<QualificationCancelled>): PersonState => {
    const { ground, on } = event.data;
    return acted(left(state, { act: 'CANCELLATION', reasonCode: ground, on }, 'CANCELLED', event), event);
  },

  /** A system act: what was done on paper before it, and is typed in late, is not out of order. */
  QualificationDeregistered: (state: PersonState, event: Recorded<QualificationDeregistered>): PersonState =>
    left(state, { act: 'DEREGISTRATION', ...event.data }, 'DEREGISTERED', event),

  QualificationRestored: restored,
};

/** `year`: the review a deregistration follows from. */
type Act = Pick<Leaving, 'act' | 'reasonCode' | 'on'> & { readonly year?: string };

/** R6.1: leaving closes an open review. */
function left(
  state: PersonState,
  { act, reasonCode, on, year }: Act,
  to: Qualification | null,
  event: Recorded<EventShape>,
): PersonState {
  const { stage, qualification, agreement, benefits, certification, reviews, cancellationTask } = state;
  const gone: PersonState = {
    ...state,
    step: null,
    agreement: null,
    certification: null,
    cancellationTask: null,
    reviews: closed(reviews),
    leaving: {
      act,
      reasonCode,
      on,
      eventId: event.id,
      before: { stage, qualification, agreement, benefits, certification, reviews, cancellationTask },
      reviewYear: year ?? latestOpen(reviews),
    },
  };
  return atStage(to === null ? gone : withQualification(gone, to, event), 'LEFT', event);
}

function closed(reviews: PersonState['reviews']): PersonState['reviews'] {
  return changeReviews(reviews, (review) => (isOpen(review) ? { ...review, status: 'CLOSED' } : review));
}

function latestOpen(reviews: PersonState['reviews']): string | null {
  return Object.values(reviews)
    .filter(isOpen)
    .reduce<string | null>((last, { year }) => (last !== null && last > year ? last : year), null);
}

function isOpen({ status }: Review): boolean {
  return status === 'OPEN' || status === 'ATTENDED';
}

/** R6.8 (六) Stage, agreement and benefits return as they were, with their months and dates; the gap is as if it had not been. */
function restored(state: PersonState, event: Recorded<QualificationRestored>): PersonState {
  const { data, recordedAt } = event;
  const before = state.leaving?.before;
  const back: PersonState = before
    ? {
        ...state,
        agreement: before.agreement,
        certification: before.certification,
        cancellationTask: taskAgain(state, before),
        benefits: before.benefits.map((benefit) => ({ ...benefit, remindersSince: recordedAt })),
        leaving: null,
      }
    : state;
  const reviewed: PersonState = {
    ...back,
    reviews: changeReviews(back.reviews, (review) => {
      if (review.year === data.year) return reopened(review, data);
      return afterGap(review.status === 'CLOSED' ? (before?.reviews[review.year] ?? review) : review, event);
    }),
    reviewsResume: { fromYear: data.reviewsFromYear, since: recordedAt },
  };
  const qualified = withQualification(reviewed, regained(state.leaving), event);
  return before?.stage ? atStage(qualified, before.stage, event) : qualified;
}

/** Attended: it waits for its decision again. Else it has a new date, or runs on, or is excused. */
function reopened(review: Review, { reviewDueBy, reviewRuns }: QualificationRestored['data']): Review {
  const dueBy = reviewDueBy ?? review.dueBy;
  if (review.attended) return { ...review, status: 'ATTENDED', dueBy };
  const open = reviewDueBy !== null || reviewRuns;
  return { ...review, status: open ? 'OPEN' : 'EXCUSED', dueBy, decisionOverdue: false };
}

/** As before leaving, a pending deregistration too: only undoing the missed review itself undoes that. */
function regained(leaving: Leaving | null): Qualification {
  return leaving === null || leaving.reasonCode === 'ANNUAL_REVIEW_MISSED' ? 'CERTIFIED' : leaving.before.qualification;
}

/** Nobody can attend in the gap: a review whose last day lay in it is excused, not missed once more (R6.8). */
function afterGap(review: Review, { data, recordedAt }: Recorded<QualificationRestored>): Review {
  const over = review.dueBy === null ? Number(review.year) < data.reviewsFromYear : review.dueBy < dateAt(recordedAt);
  return review.status === 'OPEN' && over && !review.decisionOverdue ? { ...review, status: 'EXCUSED' } : review;
}

function changeReviews(reviews: PersonState['reviews'], change: (review: Review) => Review): PersonState['reviews'] {
  return Object.fromEntries(Object.entries(reviews).map(([year, review]) => [year, change(review)]));
}

/** A cancellation was the answer to the task: undoing it does not ask again. */
function taskAgain({ leaving }: PersonState, before: Leaving['before']): PersonState['cancellationTask'] {
  return leaving?.act === 'CANCELLATION' ? null : before.cancellationTask;
}
