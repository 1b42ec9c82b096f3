import type { TimelineAnswer } from '#contracts/messages';
import { personWorkflowId, QUERIES } from '#contracts/messages';
import { parseInstant } from '#kernel/instant';
import { lazyClient } from '#platform/temporal-connection';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Engine, Service } from '../../test/replay/engine.ts';
import { startEngine } from '../../test/replay/engine.ts';
import type { PaperRecord } from '../../test/replay/paper-record.ts';
import { paperRecord } from '../../test/replay/paper-record.ts';
import { compare } from './reconcile.ts';
import { startRelay } from './relay.ts';

const START = parseInstant('2012-01-05T09:00:00+08:00');
const GUARDS = { timers: true, buckets: false };
const patience = { timeout: 20_000, interval: 50 };

let engine: Engine;
let service: Service;
let record: PaperRecord;

beforeAll(async () => {
  engine = await startEngine();
  record = paperRecord(START);
  service = await engine.serve(record, GUARDS);
});
afterAll(async () => {
  await service?.stop();
  await engine?.stop();
});

const timelineOf = (id: string) =>
  engine.client.workflow.getHandle(personWorkflowId(id)).query<TimelineAnswer>(QUERIES.timeline);

test('however many steps wait, a person gets them in one message and in their order', async () => {
  const paper = paperRecord(START);
  const id = randomUUID();
  const types = ['UnemploymentRegistered', 'CertificateIssued', 'ApplicationLodged'];
  for (const type of types) paper.record(id, type, {});
  const relay = startRelay({
    record: paper,
    client: engine.client,
    guards: GUARDS,
    pace: { perSecond: 50, burst: 5 },
    onTrouble: () => {},
  });
  await vi.waitFor(() => expect(paper.isDelivered(id)).toBe(true), patience);
  await relay.stop();
  const life = await timelineOf(id);
  expect(life.steps.map((step) => step.type)).toEqual(types);
  const { events } = await engine.client.workflow.getHandle(personWorkflowId(id)).fetchHistory();
  expect(events?.filter((event) => event.workflowExecutionSignaledEventAttributes)).toHaveLength(1);
});

test('while Temporal is away nothing is marked, the trouble is told once, and stopping does not hang', async () => {
  const paper = paperRecord(START);
  const id = randomUUID();
  const client = lazyClient('127.0.0.1:1', 'yuanzhu');
  const troubles: unknown[] = [];
  paper.record(id, 'UnemploymentRegistered', {});
  const relay = startRelay({
    record: paper,
    client,
    guards: GUARDS,
    pace: { perSecond: 50, burst: 5 },
    onTrouble: (trouble) => troubles.push(trouble),
  });
  await vi.waitFor(() => expect(troubles).toHaveLength(1), patience);
  await relay.stop();
  await client.connection.close();
  expect(paper.isDelivered(id)).toBe(false);
  expect((await paper.deliveryLag()).undelivered).toBe(1);
});

test('reconciling names the workflow without a head and the head without a workflow', async () => {
  const [both, onlyHead] = [randomUUID(), randomUUID()];
  record.record(both, 'UnemploymentRegistered', {});
  const orphan = randomUUID();
  record.record(orphan, 'UnemploymentRegistered', {});
  await vi.waitFor(() => expect(record.isDelivered(orphan) && record.isDelivered(both)).toBe(true), patience);

  const heads = [both, onlyHead].sort();
  const port = {
    streamsToKeepTime: async ({ after }: { after: string | null }) =>
      heads.filter((id) => after === null || id > after),
    standings: async () => [],
    raiseEpoch: async () => 2,
  };
  await vi.waitFor(async () => {
    const difference = await compare(engine.client, port);
    expect(difference.headsWithoutWorkflow).toEqual([onlyHead]);
    expect(difference.workflowsWithoutHead).toContain(orphan);
    expect(difference.workflowsWithoutHead).not.toContain(both);
  }, patience);
});
