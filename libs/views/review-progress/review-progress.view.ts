import type { Json } from '#kernel/event';
import type { PersonState } from '#person/state';
import { AREA_WALL } from '../area-wall.ts';
import type { InlineView, ViewInput } from '../inline-view.ts';
import { reviewProgressMigration } from './review-progress.migration.ts';

/** R6.7 (六) Every annual review that was opened, and how it stands. */
export const reviewProgressView: InlineView<PersonState> = {
  name: 'review_progress',
  kind: 'person',
  migration: reviewProgressMigration,
  wall: AREA_WALL,
  row: reviewRows,
};

/** A review that silence does not turn into a missed one (past retirement, say) has no such deadline and so no `missed_at`. */
function reviewRows({ state, summary, deadlines }: ViewInput<PersonState>): Json {
  const reviews = Object.values(state.reviews);
  if (reviews.length === 0) return null;
  const missedAt = (year: string) =>
    deadlines.find(({ kind, subject }) => kind === 'AnnualReviewMissed' && subject.startsWith(year))?.dueAt ?? null;
  return {
    area: summary.area,
    reviews: reviews.map(({ year, status, attended, decisionOverdue }) => ({
      year,
      status,
      attended: attended !== null,
      decision_overdue: decisionOverdue,
      missed_at: missedAt(year),
    })),
  };
}
