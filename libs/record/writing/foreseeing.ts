import type { EventShape, Recorded } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import type { Deadline } from '#kernel/stream-kind';
import { firstDue } from '#kernel/stream-kind';
import { uuidV7 } from '../ids.ts';
import type { RecordDeps } from '../options.ts';
import type { Course } from '../settling.ts';
import { deadlinesOf, MOST_STEPS, settleOne } from '../settling.ts';

/** A deadline that will be settled if nobody acts before, and what its settling will raise. */
export interface Foreseen {
  readonly deadline: Deadline;
  readonly events: readonly Recorded<EventShape>[];
}

/**
 * Time running on over a stream with nobody acting, in memory only: the very settling of `settleAllDue`, up to a day to come. What
 * is foreseen is what will be written, as long as neither the case nor the rules change.
 */
export function foresee(
  deps: RecordDeps,
  kindName: string,
  from: { readonly streamId: string; readonly version: number; readonly state: unknown },
  until: Instant,
): readonly Foreseen[] {
  const kind = deps.kindOf(kindName);
  const stamp = { streamId: from.streamId, base: uuidV7(until), now: until, rules: deps.rules() };
  const foreseen: Foreseen[] = [];
  let course: Course = { state: from.state, version: from.version, events: [] };
  while (foreseen.length < MOST_STEPS) {
    const deadline = firstDue(deadlinesOf(kind, course.state, stamp.rules), until);
    if (deadline === undefined) break;
    const after = settleOne(kind, course, deadline, stamp);
    foreseen.push({ deadline, events: after.events.slice(course.events.length) });
    course = after;
  }
  return foreseen;
}
