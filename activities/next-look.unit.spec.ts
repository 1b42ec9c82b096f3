import { expect, test } from 'vitest';
import { nextLook } from './next-look.ts';

const MINUTE = 60_000;
const now = 1_000_000_000;

test('a bucket looks at a common date at its instant, at an individual one when the grace is over', () => {
  expect(nextLook({ now, common: now + 5 * MINUTE, individual: null }, 30_000)).toBe(5 * MINUTE);
  expect(nextLook({ now, common: null, individual: now + 5 * MINUTE }, 30_000)).toBe(5 * MINUTE + 30_000);
  expect(nextLook({ now, common: now + 5 * MINUTE, individual: now + MINUTE }, 30_000)).toBe(MINUTE + 30_000);
});

test('an individual date that is due now still has its grace', () => {
  expect(nextLook({ now, common: null, individual: now }, 30_000)).toBe(30_000);
});

test('it never sleeps longer than a quarter of an hour', () => {
  expect(nextLook({ now, common: null, individual: null }, 0)).toBe(15 * MINUTE);
  expect(nextLook({ now, common: now + 900 * MINUTE, individual: null }, 0)).toBe(15 * MINUTE);
});

test('what is due and would not settle is tried again in a minute, not in a circle', () => {
  expect(nextLook({ now, common: now - 1, individual: null }, 0)).toBe(MINUTE);
});
