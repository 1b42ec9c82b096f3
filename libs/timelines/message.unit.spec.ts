import type { Wanted } from '#record/contract';
import { expect, test } from 'vitest';
import { messageOf } from './message.ts';

const wanted: Wanted = {
  streamId: 'a',
  epoch: 1,
  version: 7,
  stage: 'ON_NOTICE',
  area: '340104003001',
  steps: [],
  timeline: [{ kind: 'PublicNoticeEnded', paragraph: '(四)', dueAt: 99 }],
  now: 5,
  nextDueAt: 99,
  nextCommon: false,
  left: false,
};

test('a message holds codes and dates only, and the county instead of the community', () => {
  const message = messageOf(wanted, { timers: true, buckets: true });
  expect(Object.keys(message).sort()).toEqual(
    [
      'countyCode',
      'epoch',
      'left',
      'nextCommon',
      'nextDueAt',
      'now',
      'spreadMs',
      'stage',
      'steps',
      'timeline',
      'version',
    ].sort(),
  );
  expect(message.countyCode).toBe('340104');
});

test('with the timers off a person is told its dates, but not to wake for them', () => {
  const message = messageOf(wanted, { timers: false, buckets: true });
  expect(message.nextDueAt).toBeNull();
  expect(message.timeline).toEqual(wanted.timeline);
});

test('with the buckets off nobody waits for a spread: the person’s timer is the only guard of a common date', () => {
  expect(messageOf(wanted, { timers: true, buckets: false }).spreadMs).toBe(0);
});
