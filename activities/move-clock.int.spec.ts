import { addDays } from '#kernel/civil-date';
import { parseInstant } from '#kernel/instant';
import type { OpenCasework } from '#casework/open';
import type { Client } from '#contracts/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiBench } from '../test/support/api.ts';
import { apiBench } from '../test/support/api.ts';
import { certified, published, staffOf, subsidised } from '../test/support/lives.ts';
import { createClockActivities } from './move-clock.ts';

const START = '2011-09-05T09:00:00+08:00';
const FROM = '2011-10-11';
const UNTIL = '2013-10-11';

let benches: readonly [ApiBench, ApiBench];

beforeAll(async () => {
  benches = await Promise.all([apiBench(START), apiBench(START)]);
});
afterAll(() => Promise.all(benches.map((bench) => bench.close())));

/** The walk of the clock as the mover's activity does it, slice after slice, in a process that has read the rules when it began. */
async function walk(
  { record, refreshRules }: Pick<OpenCasework, 'record' | 'refreshRules'>,
  to: string,
): Promise<void> {
  const guards = { timers: true, buckets: true };
  const { walkClock } = createClockActivities({
    record,
    guards,
    refreshRules,
    buckets: 16,
    wakeBucket: async () => {},
  });
  const target = parseInstant(to);
  const slice = () =>
    new MockActivityEnvironment().run<[number], Awaited<ReturnType<typeof walkClock>>, typeof walkClock>(
      walkClock,
      target,
    );
  while (!(await slice()).done);
}

async function oneLife(bench: ApiBench): Promise<string> {
  const staff = await staffOf(bench);
  const personId = await published(staff, { serial: 61, birthOn: '1957-12-31' });
  await walk(bench, '2011-10-10T09:00:00+08:00');
  await certified(staff, personId);
  await walk(bench, `${FROM}T09:00:00+08:00`);
  await subsidised(staff, personId, { from: FROM, firstMonth: '2011-10' });
  return personId;
}

/** What the system wrote, and when; ids differ from record to record. */
async function settledIn(bench: ApiBench, personId: string): Promise<readonly string[]> {
  const { body } = await (await staffOf(bench)).county.history(personId);
  return body.events
    .filter(({ actor }) => actor.role === 'system')
    .map(({ type, version, effectiveAt, recordedAt, data }) =>
      JSON.stringify({ type, version, effectiveAt, recordedOn: recordedAt.slice(0, 10), data }).replace(
        /[0-9a-f]{8}-[0-9a-f-]{27}/g,
        'id',
      ),
    );
}

test('architecture 7: two years in one step and day by day write the same log', { timeout: 120_000 }, async () => {
  const [jumping, walking] = benches;
  const [jumped, walked] = [await oneLife(jumping), await oneLife(walking)];
  await walk(jumping, `${UNTIL}T09:00:00+08:00`);
  for (let day = addDays(FROM, 1); day <= UNTIL; day = addDays(day, 1)) await walk(walking, `${day}T09:00:00+08:00`);
  const [inOneStep, dayByDay] = [await settledIn(jumping, jumped), await settledIn(walking, walked)];
  expect(dayByDay).toEqual(inOneStep);
  expect(inOneStep.filter((line) => line.includes('AnnualReviewMissed'))).toHaveLength(1);
});

test('R6.8 (六) a hold that was approved a moment ago counts for who had not heard of it', async () => {
  const bench = await apiBench(START);
  const staff = await staffOf(bench);
  const personId = await published(staff, { serial: 63 });
  await walk(bench, '2011-10-10T09:00:00+08:00');
  await certified(staff, personId);
  await walk(bench, '2012-03-30T09:00:00+08:00');
  const elsewhere = await bench.another();
  const [first, second] = [
    await bench.as('province-supervisor.340000'),
    await bench.as('province-supervisor-2.340000'),
  ];
  const order = (by: Client, body: object) =>
    by.post<{ readonly proposalId: string }>('/api/rulebook/340000/commands/HoldDeadlines', body, {
      'idempotency-key': randomUUID(),
    });
  const { proposalId } = (await order(first, { kind: 'AnnualReviewMissed', until: '2012-05-01', reason: '雪灾' })).body;
  expect((await order(second, { proposalId })).status).toBe(201);
  expect(elsewhere.casework.law.rulebook.version).toBe('2011.1');
  await walk(elsewhere, '2012-04-02T09:00:00+08:00');
  expect((await staff.county.history(personId, { type: 'AnnualReviewMissed' })).body.events).toEqual([]);
  await walk(elsewhere, '2012-05-03T09:00:00+08:00');
  expect((await staff.county.history(personId, { type: 'AnnualReviewMissed' })).body.events).toHaveLength(1);
  await elsewhere.close();
  await bench.close();
});

test('a second move to the same instant changes nothing', async () => {
  const [jumping] = benches;
  const before = await jumping.size();
  await walk(jumping, `${UNTIL}T09:00:00+08:00`);
  expect(await jumping.size()).toEqual(before);
});
