import type { PersonNews } from '#contracts/messages';
import type { Wanted } from '#record/contract';
import type { Guards } from './guards.ts';

/** Over how long the persons' own timers for a common date are spread, when the buckets settle it on time. */
const COMMON_SPREAD_MS = 6 * 3_600_000;

/** What a person's workflow is told. With the persons' timers switched off it is told everything but when to wake. */
export function messageOf(wanted: Wanted, guards: Guards): PersonNews {
  return {
    epoch: wanted.epoch,
    version: wanted.version,
    stage: wanted.stage,
    countyCode: wanted.area.slice(0, 6),
    steps: wanted.steps,
    timeline: wanted.timeline,
    now: wanted.now,
    nextDueAt: guards.timers ? wanted.nextDueAt : null,
    nextCommon: wanted.nextCommon,
    spreadMs: guards.buckets ? COMMON_SPREAD_MS : 0,
    left: wanted.left,
  };
}
