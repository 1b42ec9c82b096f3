import type { Instant } from '#kernel/instant';

/** A date that appears meanwhile is found after so long at the latest. */
export const LONGEST_MS = 15 * 60_000;

/** Something is due but would not settle just now: look again, but not in a circle. */
const STUBBORN_MS = 60_000;

/** When a bucket should look again: at its next common date, or when the grace of its next individual date is over. */
export function nextLook(
  next: { readonly now: Instant; readonly individual: Instant | null; readonly common: Instant | null },
  graceMs: number,
): number {
  const untilCommon = next.common === null ? Infinity : next.common - next.now;
  const untilIndividual = next.individual === null ? Infinity : next.individual + graceMs - next.now;
  const until = Math.min(untilCommon, untilIndividual);
  return until <= 0 ? STUBBORN_MS : Math.min(until, LONGEST_MS);
}
