import { expect, test } from 'vitest';
import { fullAllowance, refilled, spent, untilAllowed, untilBulk } from './pace.ts';

const PACE = { perSecond: 30, burst: 40 };

test('after a quiet time a burst may go at once, then as many a second as the pace allows', () => {
  const empty = spent(fullAllowance(PACE, 0), 40);
  expect(untilAllowed(PACE, empty)).toBeCloseTo(1000 / 30);
  expect(refilled(PACE, empty, 1000).tokens).toBeCloseTo(30);
});

test('what is not used is not saved beyond the burst', () => {
  expect(refilled(PACE, fullAllowance(PACE, 0), 3_600_000).tokens).toBe(40);
});

test('over a long backlog the average never passes the pace', () => {
  let allowance = fullAllowance(PACE, 0);
  let sent = 0;
  for (let at = 0; at <= 10_000; at += 7) {
    allowance = refilled(PACE, allowance, at);
    const batch = Math.floor(Math.min(20, allowance.tokens));
    allowance = spent(allowance, batch);
    sent += batch;
  }
  expect(sent).toBeLessThanOrEqual(PACE.burst + PACE.perSecond * 10);
  expect(sent).toBeGreaterThan(PACE.perSecond * 10);
});

test('a clock that stands still or steps back earns nothing', () => {
  expect(refilled(PACE, { tokens: 3, at: 500 }, 400).tokens).toBe(3);
});

test('half of the burst is kept for people and timers: bulk waits until the other half is there', () => {
  const half = spent(fullAllowance(PACE, 0), 20);
  expect(untilBulk(PACE, half)).toBe(0);
  expect(untilBulk(PACE, spent(half, 15))).toBe(500);
  expect(untilAllowed(PACE, spent(half, 15))).toBe(0);
  expect(untilBulk({ perSecond: 1, burst: 1 }, { tokens: 1, at: 0 })).toBe(0);
});
