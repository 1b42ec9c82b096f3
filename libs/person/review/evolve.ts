import type { Recorded } from '#kernel/event';
import type { ReminderLapsed } from '../reminder-lapsed.ts';
import { withQualification } from '../stages.ts';
import type { PersonState, Review } from '../state.ts';
import type {
  AnnualReviewAttended,
  AnnualReviewFailed,
  AnnualReviewMissed,
  AnnualReviewOpened,
  AnnualReviewPassed,
  ReviewDecisionOverdue,
  ReviewReminderRaised,
} from './events.ts';

/** How the events of the annual review change a person. */
export const evolveReviews = {
  AnnualReviewOpened: (state: PersonState, { id, data }: Recorded<AnnualReviewOpened>): PersonState => ({
    ...state,
    reviews: { ...state.reviews, [data.year]: { ...UNTOUCHED, year: data.year, openedEventId: id } },
  }),

  ReviewReminderRaised: (state: PersonState, { data }: Recorded<ReviewReminderRaised>): PersonState =>
    withReview(state, data.year, (review) => ({ ...review, remindersRaised: [...review.remindersRaised, data.on] })),

  ReminderLapsed: (state: PersonState, { data }: Recorded<ReminderLapsed>): PersonState =>
    data.of === 'ReviewReminderRaised'
      ? withReview(state, data.year, (review) => ({ ...review, remindersLapsed: [...review.remindersLapsed, data.on] }))
      : state,

  AnnualReviewAttended: (state: PersonState, { id, data }: Recorded<AnnualReviewAttended>): PersonState =>
    withReview(state, data.year, (review) => ({
      ...review,
      status: 'ATTENDED',
      attended: { on: data.on, eventId: id },
    })),

  AnnualReviewPassed: (state: PersonState, { data }: Recorded<AnnualReviewPassed>): PersonState =>
    withReview(state, data.year, (review) => ({ ...review, status: 'PASSED' })),

  AnnualReviewFailed: (state: PersonState, { data }: Recorded<AnnualReviewFailed>): PersonState =>
    withReview(state, data.year, (review) => ({ ...review, status: 'FAILED' })),

  /** R6.4: where machines may not decide, the case is pending and its stage stays. */
  AnnualReviewMissed: (state: PersonState, event: Recorded<AnnualReviewMissed>): PersonState => {
    const { id, data } = event;
    const missed = withReview(state, data.year, (review) => ({
      ...review,
      status: 'MISSED',
      missed: { on: data.on, eventId: id },
    }));
    return data.mode === 'confirm' ? withQualification(missed, 'DEREGISTRATION_PENDING', event) : missed;
  },

  ReviewDecisionOverdue: (state: PersonState, { data }: Recorded<ReviewDecisionOverdue>): PersonState =>
    withReview(state, data.year, (review) => ({ ...review, decisionOverdue: true })),
};

const UNTOUCHED: Omit<Review, 'year' | 'openedEventId'> = {
  attended: null,
  remindersRaised: [],
  remindersLapsed: [],
  missed: null,
  decisionOverdue: false,
  status: 'OPEN',
  dueBy: null,
};

function withReview(state: PersonState, year: string, change: (review: Review) => Review): PersonState {
  const review = state.reviews[year];
  return review ? { ...state, reviews: { ...state.reviews, [year]: change(review) } } : state;
}
