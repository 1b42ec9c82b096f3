import type { Wanted } from '#record/contract';
import { expect, test } from 'vitest';
import { nearDates } from './near-dates.ts';

const NOW = 1_000_000_000;
const MINUTE = 60_000;
const BOTH = { timers: true, buckets: true };
const none = new Map<number, number>();

function wanted(nextDueAt: number | null, nextCommon: boolean, streamId = 'a'): Wanted {
  const standing = {
    epoch: 1,
    version: 1,
    stage: 'CERTIFIED',
    area: '340104003001',
    steps: [],
    timeline: [],
    left: false,
  };
  return { streamId, ...standing, now: NOW, nextDueAt, nextCommon };
}
const bucketOf = (streamId: string) => streamId.charCodeAt(0) - 97;

test('a bucket is told of a common date that comes before its next look, and of no individual one', () => {
  const sent = [wanted(NOW + MINUTE, true), wanted(NOW + MINUTE, false, 'b'), wanted(NOW + 60 * MINUTE, true, 'c')];
  expect(nearDates(sent, BOTH, bucketOf, none)).toEqual([{ bucket: 0, dueAt: NOW + MINUTE, dueInMs: MINUTE }]);
});

test('with the persons’ timers off a bucket is told of every near date', () => {
  const sent = [wanted(NOW + MINUTE, false, 'b'), wanted(NOW - MINUTE, false, 'c')];
  const near = nearDates(sent, { timers: false, buckets: true }, bucketOf, none);
  expect(near.map(({ bucket, dueInMs }) => [bucket, dueInMs])).toEqual([
    [1, MINUTE],
    [2, 0],
  ]);
});

test('with the buckets off none is told anything', () => {
  expect(nearDates([wanted(NOW + 1, true)], { timers: true, buckets: false }, bucketOf, none)).toEqual([]);
});

test('one telling for each bucket and instant: the earliest of a batch, and not again what it knows', () => {
  const sent = [wanted(NOW + 9 * MINUTE, true), wanted(NOW + 2 * MINUTE, true)];
  expect(nearDates(sent, BOTH, bucketOf, none).map((date) => date.dueAt)).toEqual([NOW + 2 * MINUTE]);
  expect(nearDates(sent, BOTH, bucketOf, new Map([[0, NOW + 2 * MINUTE]]))).toEqual([]);
  expect(nearDates(sent, BOTH, bucketOf, new Map([[0, NOW - 1]]))).toHaveLength(1);
});
