import type { TimelineAnswer } from '#contracts/messages';
import { bucketWorkflowId, NAMESPACE, personWorkflowId, QUERIES } from '#contracts/messages';
import { parseInstant } from '#kernel/instant';
import { createLogger } from '#platform/logging';
import { lazyClient } from '#platform/temporal-connection';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { cancellationSignal } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '../../libs/platform/embedded/free-port.mjs';
import { startTemporal } from '../../libs/platform/embedded/temporal.mjs';
import { paperRecord } from '../../test/replay/paper-record.ts';
import { buildWorkflowBundle, workflowBundle } from '../start/build.mjs';
import type { TimelineRecord, WorkerParts } from './parts.ts';
import { installTemporalRuntime } from './temporal-runtime.ts';
import { WorkerModule } from './worker.module.ts';

/** The worker as Nest runs it, on a namespace that nobody has prepared, over a record on paper. */
const START = parseInstant('2012-01-05T09:00:00+08:00');
const patience = { timeout: 30_000, interval: 50 };
const folder = mkdtempSync(join(tmpdir(), 'yuanzhu-worker-'));
const log = createLogger('test', 'fatal');
let server: Awaited<ReturnType<typeof startTemporal>>;
let client: Client;

beforeAll(async () => {
  installTemporalRuntime(log);
  [server] = await Promise.all([
    startTemporal({ dataDir: folder, namespace: NAMESPACE, headless: true, inMemory: true }),
    buildWorkflowBundle(),
  ]);
  client = lazyClient(server.address, NAMESPACE);
});
afterAll(async () => {
  await client?.connection.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function start(record: TimelineRecord, over: Partial<WorkerParts> = {}): Promise<INestApplicationContext> {
  const parts: WorkerParts = {
    record,
    chores: [],
    refreshRules: async () => {},
    guards: { timers: true, buckets: true },
    buckets: 2,
    relayPerSecond: 30,
    temporalAddress: server.address,
    bundlePath: workflowBundle,
    close: async () => {},
    ...over,
  };
  return NestFactory.createApplicationContext(WorkerModule.of(parts, log), { logger: false, abortOnError: false });
}

test('up: namespace, buckets, relay and chores; down: everything finished, the record closed last', async () => {
  const record = paperRecord(START);
  const id = randomUUID();
  const order: string[] = [];
  const chore = {
    name: 'sealer',
    idleMs: 10,
    pass: async () => {
      order.push('chore');
      return false;
    },
  };
  const app = await start(record, { chores: [chore], close: async () => void order.push('closed') });
  record.record(id, 'UnemploymentRegistered', {});
  const handle = client.workflow.getHandle(personWorkflowId(id));
  await vi.waitFor(
    async () => expect((await handle.query<TimelineAnswer>(QUERIES.timeline)).version).toBe(1),
    patience,
  );
  expect((await client.workflow.getHandle(bucketWorkflowId(1)).describe()).status.name).toBe('RUNNING');
  await app.close();
  expect(order.at(-1)).toBe('closed');
  expect(order.filter((entry) => entry === 'closed')).toHaveLength(1);
  expect(order[0]).toBe('chore');
});

test('a worker that starts while Temporal is away does its chores, waits, and takes up its work when Temporal comes', async () => {
  const port = await freePort();
  let passes = 0;
  const chore = { name: 'sealer', idleMs: 10, pass: async () => ++passes < 0 };
  const record = paperRecord(START);
  const id = randomUUID();
  record.record(id, 'UnemploymentRegistered', {});
  const starting = start(record, { chores: [chore], temporalAddress: `127.0.0.1:${port}` });
  await vi.waitFor(() => expect(passes).toBeGreaterThan(2), patience);

  const gate = createServer((near) => {
    const [host = '', at = ''] = server.address.split(':');
    const far = connect(Number(at), host);
    pipeline(near, far, near, () => {});
  }).listen(port, '127.0.0.1');
  const app = await starting;
  const handle = client.workflow.getHandle(personWorkflowId(id));
  await vi.waitFor(async () => expect((await handle.describe()).status.name).toBe('RUNNING'), patience);
  await app.close();
  gate.close();
});

test('a bucket that is at work when its worker is told to go is taken over by the next worker', async () => {
  const paper = paperRecord(START);
  let atWork = false;
  /** A chunk that lasts until the worker takes the work back. */
  const endless: TimelineRecord = {
    ...paper,
    settleDue: async () => {
      atWork = true;
      await once(cancellationSignal(), 'abort');
      return { streams: 1, events: 1 };
    },
  };
  const guards = { timers: true, buckets: true };
  const first = await start(endless, { guards });
  await client.workflow.getHandle(bucketWorkflowId(0)).signal('earlier', { dueInMs: 0 });
  await vi.waitFor(() => expect(atWork).toBe(true), patience);
  await first.close();

  const second = await start(paper, { guards });
  const bucket = client.workflow.getHandle(bucketWorkflowId(0));
  const lastEvent = async () => (await bucket.fetchHistory()).events?.at(-1);
  await vi.waitFor(async () => expect((await lastEvent())?.timerStartedEventAttributes).toBeTruthy(), patience);
  expect((await bucket.describe()).status.name).toBe('RUNNING');
  await second.close();
});
