import type { BucketSettled } from '#contracts/messages';
import type { Guards } from '#timelines/guards';
import { graceMs } from '#timelines/guards';
import type { DuePort } from '#timelines/ports';
import { LONGEST_MS, nextLook } from './next-look.ts';
import { settleAllDue, settledByEarlierAttempt } from './settle-chunks.ts';

export interface BucketDeps {
  readonly record: DuePort;
  readonly guards: Guards;
  /** Takes up what was approved until now. */
  readonly refreshRules: () => Promise<unknown>;
}

/** One look of a bucket: everything due, under the rules as they are now (a hold of this minute counts), then when to look again. */
export function createBucketActivities({ record, guards, refreshRules }: BucketDeps) {
  const grace = graceMs(guards);
  return {
    async settleBucket(bucket: number): Promise<BucketSettled> {
      if (!guards.buckets) return { settled: 0, wakeInMs: LONGEST_MS }; // started when this guard was still on
      await refreshRules();
      const settled = await settleAllDue(record, { bucket, graceMs: grace }, settledByEarlierAttempt());
      return { settled, wakeInMs: nextLook(await record.nextDueByBucket(bucket), grace) };
    },
  };
}

export type BucketActivities = ReturnType<typeof createBucketActivities>;
