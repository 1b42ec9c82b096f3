import type { PersonNews } from '#contracts/messages';
import { expect, test } from 'vitest';
import { isEarlier, placeInSpread, wakeDelay } from './wake.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2011, 11, 31, 15);

function news(over: Partial<PersonNews>): PersonNews {
  const standing = {
    epoch: 1,
    version: 1,
    stage: 'CERTIFIED',
    countyCode: '340104',
    steps: [],
    timeline: [],
    left: false,
  };
  return { ...standing, now: NOW, nextDueAt: null, nextCommon: false, spreadMs: 6 * HOUR, ...over };
}

test('a date of one’s own is slept for exactly as long as the business clock needs to get there', () => {
  expect(wakeDelay(news({ nextDueAt: NOW + 90_000 }), 'person')).toBe(90_000);
});

test('nothing dated means no timer, and what is overdue gives a negative duration', () => {
  expect(wakeDelay(news({}), 'person')).toBeNull();
  expect(wakeDelay(news({ nextDueAt: NOW - 5 }), 'person')).toBe(-5);
});

test('a common date is spread: the same person at the same place, and nobody before the instant', () => {
  const delays = Array.from({ length: 500 }, (_, n) =>
    wakeDelay(news({ nextDueAt: NOW + HOUR, nextCommon: true }), `id-${n}`),
  );
  expect(Math.min(...delays.map(Number))).toBeGreaterThanOrEqual(HOUR);
  expect(Math.max(...delays.map(Number))).toBeLessThan(7 * HOUR);
  expect(new Set(delays).size).toBeGreaterThan(490);
  expect(placeInSpread('id-1', 6 * HOUR)).toBe(placeInSpread('id-1', 6 * HOUR));
});

test('a spread of nothing waits for nothing', () => {
  expect(wakeDelay(news({ nextDueAt: NOW + HOUR, nextCommon: true, spreadMs: 0 }), 'person')).toBe(HOUR);
});

test('a date of one’s own shortly after a common one does not wait for the spread', () => {
  const timeline = [NOW + HOUR, NOW + HOUR + 1000].map((dueAt) => ({ kind: 'A', paragraph: '(六)', dueAt }));
  for (let n = 0; n < 50; n += 1) {
    const delay = wakeDelay(news({ nextDueAt: NOW + HOUR, nextCommon: true, timeline }), `id-${n}`);
    expect(delay).toBeLessThanOrEqual(HOUR + 1000);
  }
});

test('the lazy timer is re-armed only for a moment that is earlier by more than its grain', () => {
  expect(isEarlier(1000, null)).toBe(true);
  expect(isEarlier(null, 1000)).toBe(false);
  expect(isEarlier(5000, 5500)).toBe(false);
  expect(isEarlier(5000, 9000)).toBe(true);
  expect(isEarlier(9000, 5000)).toBe(false);
});

test('no timer is longer than Temporal can keep', () => {
  expect(wakeDelay(news({ nextDueAt: NOW + 1e15 }), 'person')).toBe(50 * 365 * 24 * HOUR);
});
