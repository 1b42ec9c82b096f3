import { expect, it } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

it('lets a burst pass, then as many a second as the rate says, each caller for itself', () => {
  let now = 0;
  const limit = createRateLimit({ perSecond: 2, burst: 3 }, () => now);
  expect([limit('a'), limit('a'), limit('a'), limit('a')]).toEqual([0, 0, 0, 1]);
  expect(limit('b')).toBe(0);
  now = 500;
  expect([limit('a'), limit('a')]).toEqual([0, 1]);
});
