import type { TimelineAnswer } from '#contracts/messages';
import { personWorkflowId, QUERIES } from '#contracts/messages';
import { parseInstant } from '#kernel/instant';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Engine, Service } from '../test/replay/engine.ts';
import { startEngine } from '../test/replay/engine.ts';
import type { PaperDeadline, PaperRecord } from '../test/replay/paper-record.ts';
import { paperRecord } from '../test/replay/paper-record.ts';

/** The person's workflow on a real Temporal server, over a record on paper, with the persons' own timers as the only guard. */
const ENDS_AT = parseInstant('2011-10-09T00:00:00+08:00');
const YEAR = 365 * 86_400_000;
const patience = { timeout: 20_000, interval: 50 };
const notice: PaperDeadline = {
  kind: 'PublicNoticeEnded',
  paragraph: '(四)',
  dueAt: ENDS_AT,
  then: { stage: 'NOTICE_ENDED' },
};

let engine: Engine;
let service: Service;
let record: PaperRecord;

beforeAll(async () => {
  engine = await startEngine();
  record = paperRecord(ENDS_AT - 3_600_000);
  service = await engine.serve(record, { timers: true, buckets: false });
});
afterAll(async () => {
  await service?.stop();
  await engine?.stop();
});

test('R4.4 (四) the end of a notice wakes the person by a timer of its own, named after it, which settles it', async () => {
  const id = randomUUID();
  record.record(id, 'UnemploymentRegistered', {});
  record.record(id, 'PublicNoticePublished', { stage: 'ON_NOTICE', deadlines: [notice] });
  await vi.waitFor(async () => expect((await timelineOf(id)).stage).toBe('ON_NOTICE'), patience);
  expect((await timelineOf(id)).nextDeadline).toMatchObject({ kind: 'PublicNoticeEnded', dueAt: ENDS_AT });

  await record.moveClock(ENDS_AT - 1500);
  await record.touch({ urgentBefore: ENDS_AT });
  await vi.waitFor(async () => expect((await timelineOf(id)).stage).toBe('NOTICE_ENDED'), patience);
  expect((await timelineOf(id)).steps.map((step) => step.type)).toEqual([
    'UnemploymentRegistered',
    'PublicNoticePublished',
    'PublicNoticeEnded',
  ]);
  expect(record.settlings()).toEqual(['PublicNoticeEnded']);
  expect(await timerNames(id)).toContain('"PublicNoticeEnded (四) 2011-10-09T00:00:00+08:00"');
  await vi.waitFor(async () => expect(await listedStage(id)).toBe('NOTICE_ENDED'), patience);
});

test('the lazy timer: a later date leaves the timer alone, an earlier one arms another', async () => {
  const id = randomUUID();
  const now = await record.now();
  const at = (dueAt: number) => ({ deadlines: [{ ...notice, dueAt }] });
  await tell(id, 'PublicNoticePublished', at(now + 2 * YEAR));
  await tell(id, 'ObjectionRaised', at(now + 3 * YEAR));
  expect(await countEvents(id)).toMatchObject({ timerStarted: 1, timerCanceled: 0 });
  await tell(id, 'ObjectionDismissed', at(now + YEAR));
  expect(await countEvents(id)).toMatchObject({ timerStarted: 2, timerCanceled: 1 });
});

test('R5.7 (五) the workflow ends when the person has left and nothing is due; re-entry starts it again', async () => {
  const id = randomUUID();
  await tell(id, 'UnemploymentRegistered', {});
  record.record(id, 'CaseClosed', { stage: 'LEFT', left: true });
  await vi.waitFor(async () => expect(await statusOf(id)).toBe('COMPLETED'), patience);
  await tell(id, 'UnemploymentRegistered', { stage: 'REGISTERED', left: false });
  await vi.waitFor(async () => expect(await statusOf(id)).toBe('RUNNING'), patience);
  expect((await timelineOf(id)).version).toBe(3);
});

test('a long history continues as a new run that settles first and keeps what it knew, the memo too', async () => {
  const id = randomUUID();
  const deadlines = [{ ...notice, dueAt: (await record.now()) + YEAR }];
  await tell(id, 'UnemploymentRegistered', { deadlines });
  const first = await runOf(id);
  for (let visit = 0; visit < 60 && (await runOf(id)) === first; visit += 1) await tell(id, 'VisitRecorded', {});
  await vi.waitFor(async () => expect(await runOf(id)).not.toBe(first), patience);
  await vi.waitFor(async () => expect(await countEvents(id)).toMatchObject({ timerStarted: 1 }), patience);
  const life = await timelineOf(id);
  expect(life.steps).toHaveLength(Math.min(50, life.version));
  expect(life.nextDeadline?.kind).toBe('PublicNoticeEnded');
  expect((await handleOf(id).describe()).memo).toEqual({ regulation: '皖人社发〔2011〕44号' });
  expect((await eventsOf(id)).find((event) => event.activityTaskScheduledEventAttributes)).toBeDefined();
});

test('rubbish signals of a stranger change nothing and stop nothing', async () => {
  const id = randomUUID();
  await tell(id, 'UnemploymentRegistered', {});
  await handleOf(id).signal('recorded', null);
  await handleOf(id).signal('recorded', { epoch: 99 });
  await tell(id, 'CertificateIssued', {});
  expect((await timelineOf(id)).version).toBe(2);
});

/** Records an act and waits until the person's workflow has heard of it. */
async function tell(id: string, type: string, standing: Parameters<PaperRecord['record']>[2]): Promise<void> {
  record.record(id, type, standing);
  await vi.waitFor(async () => expect((await timelineOf(id)).steps.at(-1)?.type).toBe(type), patience);
  await vi.waitFor(() => expect(record.isDelivered(id)).toBe(true), patience);
}

const handleOf = (id: string) => engine.client.workflow.getHandle(personWorkflowId(id));
const timelineOf = (id: string) => handleOf(id).query<TimelineAnswer>(QUERIES.timeline);
const statusOf = async (id: string) => (await handleOf(id).describe()).status.name;
const runOf = async (id: string) => (await handleOf(id).describe()).runId;
const eventsOf = async (id: string) => (await handleOf(id).fetchHistory()).events ?? [];

async function countEvents(id: string): Promise<{ timerStarted: number; timerCanceled: number }> {
  const events = await eventsOf(id);
  return {
    timerStarted: events.filter((event) => event.timerStartedEventAttributes).length,
    timerCanceled: events.filter((event) => event.timerCanceledEventAttributes).length,
  };
}

async function timerNames(id: string): Promise<readonly string[]> {
  const timers = (await eventsOf(id)).filter((event) => event.timerStartedEventAttributes);
  return timers.map((event) => new TextDecoder().decode(event.userMetadata?.summary?.data ?? new Uint8Array()));
}

async function listedStage(id: string): Promise<unknown> {
  const query = `WorkflowId = '${personWorkflowId(id)}' AND Stage = 'NOTICE_ENDED' AND CountyCode = '340104'`;
  for await (const { searchAttributes } of engine.client.workflow.list({ query }))
    return searchAttributes['Stage']?.[0];
  return undefined;
}
