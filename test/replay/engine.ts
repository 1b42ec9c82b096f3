import {
  createBucketActivities,
  createBulkActivities,
  createClockActivities,
  createSettleActivities,
} from '#activities';
import { NAMESPACE, SEARCH_ATTRIBUTES } from '#contracts/messages';
import { lazyClient, prepareNamespace } from '#platform/temporal-connection';
import type { Guards } from '#timelines/guards';
import { startRelay } from '#timelines/relay';
import { wakeBucket } from '#timelines/start-buckets';
import type { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWorkflowBundle, workflowBundle } from '../../apps/start/build.mjs';
import { createWorkers } from '../../apps/worker/workers.ts';
import { startTemporal } from '../../libs/platform/embedded/temporal.mjs';
import type { PaperRecord } from './paper-record.ts';

export const BUCKETS = 1;

/** A real Temporal server of one's own, in memory, with the product's workflow bundle. */
export interface Engine {
  readonly client: Client;
  /** Runs the product's workers and relay over this record until `stop`. */
  readonly serve: (record: PaperRecord, guards: Guards) => Promise<Service>;
  readonly stop: () => Promise<void>;
}

export interface Service {
  readonly stop: () => Promise<void>;
}

export async function startEngine(): Promise<Engine> {
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
  const folder = mkdtempSync(join(tmpdir(), 'yuanzhu-engine-'));
  const [server] = await Promise.all([
    startTemporal({ dataDir: folder, namespace: NAMESPACE, headless: true, inMemory: true }),
    buildWorkflowBundle(),
  ]);
  const client = lazyClient(server.address, NAMESPACE);
  await prepareNamespace(client, NAMESPACE, Object.values(SEARCH_ATTRIBUTES));
  const connection = await NativeConnection.connect({ address: server.address });
  return {
    client,
    serve: (record, guards) => serve(client, connection, record, guards),
    stop: async () => {
      await client.connection.close();
      await connection.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function serve(
  client: Client,
  connection: NativeConnection,
  record: PaperRecord,
  guards: Guards,
): Promise<Service> {
  const troubles: unknown[] = [];
  const refreshRules = async (): Promise<void> => {};
  const workers = await createWorkers({
    onFailure: (_, error) => troubles.push(error),
    connection,
    bundlePath: workflowBundle,
    persons: createSettleActivities({ record, guards }),
    deadlines: {
      ...createBucketActivities({ record, guards, refreshRules }),
      ...createBulkActivities({ bulk: record }),
      ...createClockActivities({
        record,
        guards,
        refreshRules,
        buckets: BUCKETS,
        wakeBucket: (bucket, dueInMs) => wakeBucket(client, bucket, dueInMs),
      }),
    },
  });
  const relay = startRelay({
    record,
    client,
    guards,
    pace: { perSecond: 100, burst: 100 },
    onTrouble: (trouble) => troubles.push(trouble),
  });
  const runs = workers.map((worker) => worker.run());
  return {
    stop: async () => {
      await relay.stop();
      for (const worker of workers) worker.shutdown();
      await Promise.all(runs);
    },
  };
}
