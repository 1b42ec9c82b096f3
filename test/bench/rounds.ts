import type { Spread } from './spread.ts';
import { spreadOf } from './spread.ts';

export interface Compared {
  /** first ÷ second, round by round. */
  readonly ratio: Spread;
  readonly first: Spread;
  readonly second: Spread;
}

/**
 * Two things measured by turns, in changing order, so that whatever else the machine does meets both. The first round warms up
 * and does not count.
 */
export async function byTurns(
  rounds: number,
  first: () => Promise<number>,
  second: () => Promise<number>,
): Promise<Compared> {
  const firsts: number[] = [];
  const seconds: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const before = round % 2 === 0 ? await first() : NaN;
    const other = await second();
    const one = Number.isNaN(before) ? await first() : before;
    if (round === 0) continue;
    firsts.push(one);
    seconds.push(other);
  }
  return {
    ratio: spreadOf(firsts.map((value, round) => value / (seconds[round] ?? NaN))),
    first: spreadOf(firsts),
    second: spreadOf(seconds),
  };
}
