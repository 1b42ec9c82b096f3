import type { Instant } from '#kernel/instant';
import type { Wanted } from '#record/contract';
import type { Guards } from './guards.ts';
import { graceMs } from './guards.ts';

/** A bucket looks by itself every quarter of an hour; only what falls due before that must be told to it. */
const LONGEST_SLEEP_MS = 15 * 60_000;

/** The earliest instant each bucket was told of. */
export type ToldBuckets = ReadonlyMap<number, Instant>;

export interface NearDate {
  readonly bucket: number;
  readonly dueAt: Instant;
  readonly dueInMs: number;
}

/**
 * The buckets that must look earlier than they would, so that the second guard is never late: for common dates, which nobody
 * else settles on time, and for all dates when the persons' timers are off. At most one telling for each bucket and instant.
 */
export function nearDates(
  sent: readonly Wanted[],
  guards: Guards,
  bucketOf: (streamId: string) => number,
  told: ToldBuckets,
): readonly NearDate[] {
  const earliest = new Map<number, NearDate>();
  for (const { streamId, now, nextDueAt, nextCommon } of guards.buckets ? sent : []) {
    if (nextDueAt === null || (guards.timers && !nextCommon)) continue;
    const dueInMs = Math.max(0, nextDueAt - now + (nextCommon ? 0 : graceMs(guards)));
    const bucket = bucketOf(streamId);
    const known = told.get(bucket) ?? -Infinity;
    const isKnown = known >= now && known <= nextDueAt;
    if (dueInMs >= LONGEST_SLEEP_MS || isKnown) continue;
    if (nextDueAt < (earliest.get(bucket)?.dueAt ?? Infinity))
      earliest.set(bucket, { bucket, dueAt: nextDueAt, dueInMs });
  }
  return [...earliest.values()];
}
