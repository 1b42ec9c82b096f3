/** The two guards of every deadline (architecture 3). Both are on; a test may leave one to do it alone. */
export interface Guards {
  readonly timers: boolean;
  readonly buckets: boolean;
}

/** How long a bucket leaves an individual date to the person's own timer. */
const GRACE_MS = 30_000;

export function graceMs(guards: Guards): number {
  return guards.timers ? GRACE_MS : 0;
}
