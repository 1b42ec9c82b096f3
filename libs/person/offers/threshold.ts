import type { CivilDate } from '#kernel/civil-date';
import { addMonths } from '#kernel/civil-date';
import type { NewEvent } from '#kernel/event';
import { dateAt } from '#kernel/instant';
import type { Recorded } from '#kernel/event';
import { grounds } from '#law/paragraphs';
import type { Rulebook } from '#law/rulebook';
import { areaOf } from '../stages.ts';
import type { PersonState } from '../state.ts';
import type { TaskClosed } from '../task-closed.ts';
import type { CancellationTaskOpened, RefusalJudged } from './events.ts';

interface Refused {
  readonly id: string;
  readonly on: CivilDate;
}

/**
 * R5.6 (五) So many unjustified refusals of the current certification within so many months (parameter, default 3 in 6) open a
 * cancellation task, and only one at a time. It never cancels: that is a human decision with evidence (R5.5).
 */
export function cancellationTask(
  state: PersonState,
  { data, effectiveAt }: Recorded<RefusalJudged>,
  rules: Rulebook,
): readonly NewEvent<CancellationTaskOpened>[] {
  if (data.justified || state.cancellationTask || !state.certification) return [];
  const { count, months } = rules.parameter('unjustifiedRefusals', areaOf(state), dateAt(effectiveAt));
  const counting = enoughWithin(unjustified(state, data), count, months);
  if (!counting) return [];
  const offerIds = counting.map(({ id }) => id);
  const basis = counting.map(({ id, on }) => ({
    fact: 'UNJUSTIFIED_REFUSAL',
    asOf: on,
    sourceEventId: id,
    holds: true,
  }));
  const task = { ground: 'REFUSED_ASSISTANCE', offerIds, count: offerIds.length, months } as const;
  return [{ type: 'CancellationTaskOpened', data: task, grounds: grounds('R5.6', 'R5.5'), basis }];
}

/** R5.6 (五) What the task rested on counts no longer: it closes by itself, and the other refusals count again. */
export function groundFallen(
  { cancellationTask: task }: PersonState,
  offerId: string,
): readonly NewEvent<TaskClosed>[] {
  if (!task?.offerIds.includes(offerId)) return [];
  const data = { taskId: task.eventId, of: task.eventId, cause: 'GROUND_FELL' } as const;
  return [{ type: 'TaskClosed', data, grounds: grounds('R5.6', 'R5.5') }];
}

/** By the day of refusing, with the one that is being judged. */
function unjustified({ offers, certification }: PersonState, judged: RefusalJudged['data']): readonly Refused[] {
  return offers
    .filter(({ id, justified, counted }) => !counted && (id === judged.offerId || justified === false))
    .map(({ id, answeredOn, on }) => ({ id, on: answeredOn ?? on }))
    .filter(({ on }) => on >= (certification?.on ?? on))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The months run from the first of the refusals; the same day of the last month is outside. */
function enoughWithin(refusals: readonly Refused[], count: number, months: number): readonly Refused[] | undefined {
  return refusals
    .map(({ on }) => refusals.filter((other) => other.on >= on && other.on < addMonths(on, months)))
    .find((within) => within.length >= count);
}
