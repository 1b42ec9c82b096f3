import type { MoveProgress } from '#contracts/messages';
import type { Instant } from '#kernel/instant';
import type { Guards } from '#timelines/guards';
import { graceMs } from '#timelines/guards';
import type { ClockPort, DuePort } from '#timelines/ports';
import { LONGEST_MS, nextLook } from './next-look.ts';
import { settleAllDue, settledByEarlierAttempt } from './settle-chunks.ts';

export interface ClockDeps {
  readonly record: ClockPort & DuePort;
  readonly guards: Guards;
  /** Takes up what was approved until now. */
  readonly refreshRules: () => Promise<unknown>;
  /** How many deadline buckets there are. */
  readonly buckets: number;
  readonly wakeBucket: (bucket: number, dueInMs: number) => Promise<void>;
}

const SLICE_MS = 2000;
const DAY_MS = 86_400_000;

/**
 * The walk of the business clock (architecture 7): to every distinct due instant up to the target, set the clock there,
 * settle what is due without grace, go on. Each slice starts from what the record says, so any attempt may take over.
 */
export function createClockActivities({ record, guards, refreshRules, buckets, wakeBucket }: ClockDeps) {
  return {
    /** Walks for a moment and says how far it got. */
    async walkClock(target: Instant): Promise<MoveProgress> {
      const end = performance.now() + SLICE_MS;
      await refreshRules();
      let settled = await settleAllDue(record, { graceMs: 0 }, settledByEarlierAttempt());
      let now = await record.now();
      while (performance.now() < end) {
        const next = await record.nextDueInstant({ after: now, until: target });
        now = await record.moveClock(next ?? target);
        settled = await settleAllDue(record, { graceMs: 0 }, settled);
        if (next === null) return { target, now, settled, done: true };
      }
      return { target, now, settled, done: false };
    },

    /** The dates came nearer: those due within a day hear it at once, the others in the background. */
    async tellAfterMove(): Promise<void> {
      await record.touch({ urgentBefore: (await record.now()) + DAY_MS });
      if (guards.buckets) await wakeNearBuckets();
    },
  };

  /** A bucket looks by itself within its longest sleep; only one whose next date is nearer than that must hear of the move. */
  async function wakeNearBuckets(): Promise<void> {
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const dueInMs = nextLook(await record.nextDueByBucket(bucket), graceMs(guards));
      if (dueInMs < LONGEST_MS) await wakeBucket(bucket, dueInMs);
    }
  }
}

export type ClockActivities = ReturnType<typeof createClockActivities>;
