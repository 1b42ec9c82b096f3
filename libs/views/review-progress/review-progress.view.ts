import type { Json } from '#kernel/event';
import type { CivilDate } from '#kernel/civil-date';
import type { PersonState, Review } from '#person/state';
import { AREA_WALL } from '../area-wall.ts';
import type { InlineView, ViewInput } from '../inline-view.ts';
import { reviewProgressMigration } from './review-progress.migration.ts';

/** R6.7 (六) Every annual review that was opened, and how it stands. */
export const reviewProgressView = ({ statusSince }: ReviewReading): InlineView<PersonState> => ({
  name: 'review_progress',
  kind: 'person',
  migration: reviewProgressMigration,
  wall: AREA_WALL,
  row: (input) => reviewRows(input, statusSince),
});

export interface ReviewReading {
  /** Since when a review stands as it does; null while nothing has come of it. */
  readonly statusSince: (state: PersonState, review: Review) => CivilDate | null;
}

/** A review that silence does not turn into a missed one (past retirement, say) has no such deadline and so no `missed_at`. */
function reviewRows(
  { state, summary, deadlines }: ViewInput<PersonState>,
  statusSince: ReviewReading['statusSince'],
): Json {
  const reviews = Object.values(state.reviews);
  if (reviews.length === 0) return null;
  const missedAt = (year: string) =>
    deadlines.find(({ kind, subject }) => kind === 'AnnualReviewMissed' && subject.startsWith(year))?.dueAt ?? null;
  return {
    area: summary.area,
    reviews: reviews.map((review) => ({
      year: review.year,
      status: review.status,
      attended: review.attended !== null,
      decision_overdue: review.decisionOverdue,
      missed_at: missedAt(review.year),
      attended_on: review.attended?.on ?? null,
      status_on: statusSince(state, review),
    })),
  };
}
