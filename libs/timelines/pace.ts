/**
 * How fast the relay may send: `perSecond` on average, `burst` at once after a quiet time. A delivered signal costs 20–30 times
 * the record's own transaction, so an unpaced relay would take more than half of the machine from the people who wait for answers.
 * Half of the burst is kept for what came from people and timers: counters before bulk.
 */
export interface Pace {
  readonly perSecond: number;
  readonly burst: number;
}

/** What may be sent now; `at` in milliseconds of any steady clock. */
export interface Allowance {
  readonly tokens: number;
  readonly at: number;
}

export function fullAllowance(pace: Pace, at: number): Allowance {
  return { tokens: pace.burst, at };
}

export function refilled(pace: Pace, before: Allowance, at: number): Allowance {
  const earned = (Math.max(0, at - before.at) / 1000) * pace.perSecond;
  return { tokens: Math.min(pace.burst, before.tokens + earned), at };
}

export function spent(allowance: Allowance, count: number): Allowance {
  return { ...allowance, tokens: allowance.tokens - count };
}

/** How long until one more may be sent. */
export function untilAllowed(pace: Pace, allowance: Allowance): number {
  return untilTokens(pace, allowance, 1);
}

/** How long until bulk may be sent too. */
export function untilBulk(pace: Pace, allowance: Allowance): number {
  return untilTokens(pace, allowance, Math.max(1, pace.burst / 2));
}

function untilTokens(pace: Pace, { tokens }: Allowance, wanted: number): number {
  return Math.max(0, ((wanted - tokens) / pace.perSecond) * 1000);
}
