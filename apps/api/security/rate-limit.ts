/** How many seconds this caller must wait; 0 = go on. */
export type RateLimit = (caller: string) => number;

export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** A token bucket for each caller of this process, refilled by time; callers that have been quiet are forgotten. */
export function createRateLimit({ perSecond, burst }: Rate, nowMs: () => number = Date.now): RateLimit {
  const buckets = new Map<string, { level: number; at: number }>();
  const full = (burst / perSecond) * 1000;

  return (caller) => {
    const now = nowMs();
    if (buckets.size > 10_000) for (const [each, { at }] of buckets) if (now - at > full) buckets.delete(each);
    const bucket = buckets.get(caller) ?? { level: burst, at: now };
    const level = Math.min(burst, bucket.level + ((now - bucket.at) / 1000) * perSecond);
    buckets.set(caller, { level: Math.max(0, level - 1), at: now });
    return level >= 1 ? 0 : Math.ceil((1 - level) / perSecond);
  };
}
