import type { CivilDate } from '#kernel/civil-date';
import { yearOf } from '#kernel/civil-date';
import { statusSince } from '#person/review/since';
import type { PersonState, Review } from '#person/state';
import type { ReviewAnswer } from '../answers.ts';

/** R6 (六) The latest review that had been opened by a day, with what had come of it by then. */
export function reviewOn(state: PersonState, on: CivilDate): ReviewAnswer | null {
  const opened = Object.values(state.reviews).filter(({ year }) => Number(year) <= yearOf(on));
  const latest = opened.sort((a, b) => Number(a.year) - Number(b.year)).at(-1);
  if (!latest) return null;
  const attendedOn = latest.attended && latest.attended.on <= on ? latest.attended.on : null;
  return { year: latest.year, status: statusOn(state, latest, on), attendedOn, dueBy: latest.dueBy };
}

/** A status that a later act has brought did not hold yet. */
function statusOn(state: PersonState, review: Review, on: CivilDate): Review['status'] {
  const since = statusSince(state, review);
  if (since === null || since <= on) return review.status;
  return review.attended && review.attended.on <= on ? 'ATTENDED' : 'OPEN';
}
