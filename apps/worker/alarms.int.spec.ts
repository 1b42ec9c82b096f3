import { NAMESPACE, TASK_QUEUES } from '#contracts/messages';
import { parseInstant } from '#kernel/instant';
import { createLogger } from '#platform/logging';
import { lazyClient } from '#platform/temporal-connection';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Client } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '../../libs/platform/embedded/free-port.mjs';
import { startTemporal } from '../../libs/platform/embedded/temporal.mjs';
import { paperRecord } from '../../test/replay/paper-record.ts';
import { figuresWithAlarm, sampleOf } from '../../test/support/alarms.ts';
import { buildWorkflowBundle, workflowBundle } from '../start/build.mjs';
import type { WorkerMetrics } from './worker-metrics.ts';
import { startWorkerMetrics } from './worker-metrics.ts';
import { installTemporalRuntime } from './temporal-runtime.ts';
import { WorkerModule } from './worker.module.ts';

/** Every alarm of docs/operations.md that the worker tells of, fired by the cause the page names. The others: apps/api/metrics. */
const START = parseInstant('2012-01-05T09:00:00+08:00');
const patience = { timeout: 30_000, interval: 100 };
const folder = mkdtempSync(join(tmpdir(), 'yuanzhu-alarms-'));
const log = createLogger('test', 'silent');
let server: Awaited<ReturnType<typeof startTemporal>>;
let client: Client;
let metrics: WorkerMetrics;
let worker: INestApplicationContext | undefined;
let address: string;
let record: ReturnType<typeof paperRecord>;

const LATE_MS = 5_200;

beforeAll(async () => {
  const port = await freePort();
  address = `http://127.0.0.1:${port}/metrics`;
  metrics = await startWorkerMetrics({ metricsHost: '127.0.0.1', workerMetricsPort: port });
  installTemporalRuntime(log, metrics.coreAddress);
  [server] = await Promise.all([
    startTemporal({ dataDir: folder, namespace: NAMESPACE, headless: true, inMemory: true }),
    buildWorkflowBundle(),
  ]);
  client = lazyClient(server.address, NAMESPACE);
  // The cause itself: a version that does not know this workflow, and for more than five seconds no worker at all.
  await client.workflow.start('ofAnotherVersion', { taskQueue: TASK_QUEUES.persons, workflowId: randomUUID() });
  await new Promise((resolve) => setTimeout(resolve, LATE_MS));
  record = paperRecord(START);
  worker = await startWorker();
});
afterAll(async () => {
  await worker?.close();
  await metrics?.close();
  await client?.connection.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Its record settles nothing, and its sealer cannot seal. */
function startWorker(): Promise<INestApplicationContext> {
  const broken = async () => {
    throw new Error('the cause that was planted');
  };
  const parts = {
    record: { ...record, settleStream: broken },
    chores: [{ name: 'seals', idleMs: 50, pass: broken }],
    guards: { timers: true, buckets: false },
    refreshRules: async () => {},
    buckets: 1,
    relayPerSecond: 30,
    temporalAddress: server.address,
    bundlePath: workflowBundle,
    metrics,
    close: async () => {},
  };
  return NestFactory.createApplicationContext(WorkerModule.of(parts, log), { logger: false, abortOnError: false });
}

async function told(name: string, ...words: readonly string[]): Promise<number> {
  return sampleOf(await (await fetch(address)).text(), name, ...words) ?? 0;
}

const rises = (name: string, ...words: readonly string[]) =>
  vi.waitFor(async () => expect(await told(name, ...words)).toBeGreaterThan(0), patience);

const PLANTED: Readonly<Record<string, () => Promise<unknown>>> = {
  yuanzhu_loop_troubles_total: () => rises('yuanzhu_loop_troubles_total', 'loop="seals"'),
  yuanzhu_activity_attempts_failed_total: () => {
    const due = { kind: 'PublicNoticeEnded', paragraph: '(四)', dueAt: START + 1000 };
    record.record(randomUUID(), 'NoticePublished', { stage: 'ON_NOTICE', deadlines: [due] });
    return rises('yuanzhu_activity_attempts_failed_total', 'activity="settle"');
  },
  temporal_workflow_task_execution_failed: () => rises('temporal_workflow_task_execution_failed'),
  temporal_workflow_task_schedule_to_start_latency: async () => {
    const [all, quick] = [
      await told('temporal_workflow_task_schedule_to_start_latency_count'),
      await told('temporal_workflow_task_schedule_to_start_latency_bucket', 'le="5000"'),
    ];
    expect(all - quick).toBeGreaterThan(0);
  },
};

test.each(Object.entries(PLANTED))('%s tells of its cause', async (name, fire) => {
  await fire();
  expect(figuresWithAlarm()).toContain(name);
});

test('no alarm of docs/operations.md is left untried', () => {
  const ours = figuresWithAlarm().filter((name) => /^(temporal_|yuanzhu_(activity|loop)_)/.test(name));
  expect(Object.keys(PLANTED).sort()).toEqual([...ours].sort());
});
