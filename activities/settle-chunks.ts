import type { DuePort, DueRequest } from '#timelines/ports';
import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity';

/** Large enough for bulk, small enough that a command in between waits for milliseconds. */
const CHUNK = 200;

/** Chunks in a row that settled nothing (all lost to commands at the same moment): then it is left to the next look. */
const MOST_EMPTY_CHUNKS = 20;

/**
 * Settles everything due, chunk by chunk, and answers how many events that made, those of an attempt that was cut off (`before`)
 * included. Repeating it is harmless.
 */
export async function settleAllDue(record: DuePort, due: Omit<DueRequest, 'limit'>, before: number): Promise<number> {
  let settled = before;
  for (let empty = 0; empty < MOST_EMPTY_CHUNKS;) {
    cancellationSignal().throwIfAborted();
    const { streams, events } = await record.settleDue({ ...due, limit: CHUNK });
    if (streams === 0) return settled;
    settled += events;
    empty = events === 0 ? empty + 1 : 0;
    heartbeat(settled);
  }
  return settled;
}

/** What an attempt of this activity that was cut off had settled. */
export function settledByEarlierAttempt(): number {
  const details: unknown = activityInfo().heartbeatDetails;
  return typeof details === 'number' ? details : 0;
}
