import {
  createBucketActivities,
  createBulkActivities,
  createClockActivities,
  createSettleActivities,
} from '#activities';
import { bulkWorkflowId, NAMESPACE, SEARCH_ATTRIBUTES } from '#contracts/messages';
import type { Logger } from '#platform/logging';
import { lazyClient, prepareNamespace } from '#platform/temporal-connection';
import type { Relay } from '#timelines/relay';
import { startRelay } from '#timelines/relay';
import { startBulk } from '#timelines/start-bulk';
import { startBuckets, wakeBucket } from '#timelines/start-buckets';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { Client } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import { NativeConnection } from '@temporalio/worker';
import { setTimeout as pause } from 'node:timers/promises';
import type { Chore, WorkerParts } from './parts.ts';
import { LOG, PARTS } from './parts.ts';
import type { Repeated } from './repeat.ts';
import { repeat } from './repeat.ts';
import { createWorkers } from './workers.ts';

const BULK_EVERY_MS = 3_000;
const AGAIN_AFTER_MS = 500;

/**
 * The worker's life inside Nest's. Up: chores, which need no Temporal; namespace, buckets, connection, workers, relay. Down in the
 * opposite order, each finishing what it has in hand; the connections last. A worker that fails by itself ends the process: the
 * supervisor starts another.
 */
@Injectable()
export class WorkerRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly client: Client;
  private connection: NativeConnection | undefined;
  private workers: readonly Worker[] = [];
  private runs: readonly Promise<void>[] = [];
  private loops: readonly (Relay | Repeated)[] = [];
  private isStopping = false;

  constructor(
    @Inject(PARTS) private readonly parts: WorkerParts,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.client = lazyClient(parts.temporalAddress, NAMESPACE);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { parts, client } = this;
    this.loops = parts.chores.map((chore) => this.repeated(chore));
    const connection = await this.reached();
    if (connection === null) return;
    this.connection = connection;
    this.workers = await createWorkers({
      connection,
      bundlePath: parts.bundlePath,
      onFailure: (activity, error) => {
        parts.metrics?.attemptFailed(activity, error);
        this.log.error({ activity, err: error }, 'an attempt failed, another will follow');
      },
      persons: createSettleActivities(parts),
      deadlines: {
        ...createBucketActivities(parts),
        ...(parts.bulk ? createBulkActivities({ bulk: parts.bulk }) : {}),
        ...createClockActivities({ ...parts, wakeBucket: (bucket, dueInMs) => wakeBucket(client, bucket, dueInMs) }),
      },
    });
    this.runs = this.workers.map((worker) => worker.run().catch((error: unknown) => this.fail(error)));
    this.loops = [...this.loops, this.relay(), ...this.bulk().map((chore) => this.repeated(chore))];
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await Promise.all(this.loops.map((loop) => loop.stop()));
    for (const worker of this.workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await Promise.all(this.runs);
    await this.connection?.close();
    await this.client.connection.close();
    await this.parts.close();
  }

  /** Temporal may be away when a worker starts: it is waited for. `null`: told to end meanwhile. */
  private async reached(): Promise<NativeConnection | null> {
    const { guards, buckets, temporalAddress: address } = this.parts;
    const tell = this.tell('temporal');
    for (let failures = 0; !this.isStopping; failures += 1) {
      try {
        await prepareNamespace(this.client, NAMESPACE, Object.values(SEARCH_ATTRIBUTES));
        if (guards.buckets) await startBuckets(this.client, buckets);
        const connection = await NativeConnection.connect({ address });
        if (failures > 0) tell(null);
        return connection;
      } catch (trouble) {
        if (failures === 0) tell(trouble);
        await pause(AGAIN_AFTER_MS);
      }
    }
    return null;
  }

  private repeated(chore: Chore): Repeated {
    return repeat({ ...chore, onTrouble: this.tell(chore.name) });
  }

  private relay(): Relay {
    const { record, guards, relayPerSecond } = this.parts;
    const pace = { perSecond: relayPerSecond, burst: relayPerSecond };
    return startRelay({ record, guards, pace, client: this.client, onTrouble: this.tell('relay') });
  }

  /** Starts what was ordered for many persons; what this process has started or found running it asks for no more. */
  private bulk(): readonly Chore[] {
    const { bulk } = this.parts;
    if (!bulk) return [];
    const started = new Set<string>();
    const pass = async (): Promise<boolean> => {
      for (const job of (await bulk.jobs()).filter((each) => !started.has(bulkWorkflowId(each)))) {
        if (await startBulk(this.client, job)) this.log.info({ job: bulkWorkflowId(job) }, 'bulk work begins');
        started.add(bulkWorkflowId(job));
      }
      return false;
    };
    return [{ name: 'bulk', idleMs: BULK_EVERY_MS, pass }];
  }

  private tell(loop: string): (trouble: unknown) => void {
    return (trouble) => {
      this.parts.metrics?.loopTroubled(loop, trouble);
      if (trouble === null) this.log.info({ loop }, 'works again');
      else this.log.error({ loop, err: trouble }, 'fails, will be tried again');
    };
  }

  private fail(error: unknown): void {
    this.log.fatal({ err: error }, 'a worker ended by itself');
    process.exitCode = 1;
    process.kill(process.pid, 'SIGTERM');
  }
}
