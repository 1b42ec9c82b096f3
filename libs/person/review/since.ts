import type { CivilDate } from '#kernel/civil-date';
import type { PersonState, Review } from '../state.ts';

/** Since when a review stands as it does; null while nothing has come of it yet. */
export function statusSince({ decisions, leaving }: PersonState, review: Review): CivilDate | null {
  const { year, status, attended } = review;
  if (status === 'OPEN') return null;
  if (status === 'ATTENDED') return attended?.on ?? null;
  if (status === 'CLOSED' && leaving?.reviewYear === year) return leaving.on;
  return decisions.findLast(({ about }) => about === `REVIEW:${year}`)?.on ?? null;
}
