import { bucketWorkflowId, TASK_QUEUES, WORKFLOWS } from '#contracts/messages';
import { parseInstant } from '#kernel/instant';
import { moveProgress, moveTheClock } from '#timelines/clock-mover';
import { startBuckets } from '#timelines/start-buckets';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Engine, Service } from '../test/replay/engine.ts';
import { BUCKETS, startEngine } from '../test/replay/engine.ts';
import type { PaperDeadline, PaperRecord } from '../test/replay/paper-record.ts';
import { paperRecord } from '../test/replay/paper-record.ts';

/** Buckets and the mover of the clock on a real Temporal server, over a record on paper; the persons' timers are off. */
const START = parseInstant('2012-01-05T09:00:00+08:00');
const patience = { timeout: 20_000, interval: 50 };

let engine: Engine;
let service: Service;
let record: PaperRecord;

beforeAll(async () => {
  engine = await startEngine();
  record = paperRecord(START);
  service = await engine.serve(record, { timers: false, buckets: true });
  await startBuckets(engine.client, BUCKETS);
});
afterAll(async () => {
  await service?.stop();
  await engine?.stop();
});

const due = (kind: string, at: string, over: Partial<PaperDeadline> = {}): PaperDeadline => ({
  kind,
  paragraph: '(六)',
  dueAt: parseInstant(at),
  ...over,
});

test('a date that comes before the bucket’s next look is told to it and settled by it alone', async () => {
  const dueAt = (await record.now()) + 1500;
  record.record(randomUUID(), 'BenefitApproved', {
    deadlines: [due('BenefitExpired', '2012-01-05T09:00:00+08:00', { dueAt })],
  });
  await vi.waitFor(() => expect(record.settlings()).toContain('BenefitExpired'), patience);
  expect(await record.now()).toBeGreaterThanOrEqual(dueAt);
});

test('R6.4 (六) a move of the clock walks every due instant in order, and a chain of dates to its end', async () => {
  const missed = due('AnnualReviewMissed', '2012-04-01T00:00:00+08:00', {
    common: true,
    then: { stage: 'LEFT', left: true },
  });
  const reminders = ['2012-03-01', '2012-03-24'].map((on) =>
    due(`Reminder ${on}`, `${on}T00:00:00+08:00`, { common: true }),
  );
  const people = [randomUUID(), randomUUID(), randomUUID()];
  for (const id of people)
    record.record(id, 'PersonCertified', { stage: 'CERTIFIED', deadlines: [missed, ...reminders] });

  const target = parseInstant('2012-06-01T09:00:00+08:00');
  const before = record.settlings().length;
  const answer = await moveTheClock(engine.client, target, 20_000);
  expect(answer).toMatchObject({ outcome: 'done', settled: 9 });
  expect(record.settlings().slice(before)).toEqual(
    ['Reminder 2012-03-01', 'Reminder 2012-03-24', 'AnnualReviewMissed'].flatMap((kind) => [kind, kind, kind]),
  );
  expect(await record.now()).toBeGreaterThanOrEqual(target);
  expect(await moveProgress(engine.client)).toMatchObject({ done: true, settled: 9, target });
});

test('a second move while one is under way is a conflict', async () => {
  await engine.client.workflow.start(WORKFLOWS.moveClock, {
    workflowId: 'move-clock',
    taskQueue: 'nobody-works-here',
    args: [{ target: START }],
  });
  const second = await moveTheClock(engine.client, START, 1000);
  await engine.client.workflow.getHandle('move-clock').terminate('the test is over');
  expect(second).toEqual({ outcome: 'conflict' });
});

test('a move that takes longer than the patience goes on by itself', async () => {
  const target = (await record.now()) + 3_600_000;
  expect(await moveTheClock(engine.client, target, 0)).toEqual({ outcome: 'running' });
  await vi.waitFor(
    async () => expect(await moveProgress(engine.client)).toMatchObject({ done: true, target }),
    patience,
  );
});

test('starting the buckets again leaves those that run alone', async () => {
  const runOf = async () => (await engine.client.workflow.getHandle(bucketWorkflowId(0)).describe()).runId;
  const before = await runOf();
  await startBuckets(engine.client, BUCKETS);
  expect(await runOf()).toBe(before);
  expect((await engine.client.workflow.getHandle(bucketWorkflowId(0)).describe()).taskQueue).toBe(
    TASK_QUEUES.deadlines,
  );
});
