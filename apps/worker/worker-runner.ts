import { createBucketActivities, createClockActivities, createSettleActivities } from '#activities';
import { NAMESPACE, SEARCH_ATTRIBUTES } from '#contracts/messages';
import type { Logger } from '#platform/logging';
import { lazyClient, prepareNamespace } from '#platform/temporal-connection';
import type { Relay } from '#timelines/relay';
import { startRelay } from '#timelines/relay';
import { startBuckets, wakeBucket } from '#timelines/start-buckets';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { Client } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import { NativeConnection } from '@temporalio/worker';
import type { WorkerParts } from './parts.ts';
import { LOG, PARTS } from './parts.ts';
import type { Repeated } from './repeat.ts';
import { repeat } from './repeat.ts';
import { createWorkers } from './workers.ts';

/**
 * The worker's life inside Nest's. Up: namespace, connection, workers, buckets, relay, chores. Down in the opposite order, each
 * finishing what it has in hand; the connections last. A worker that fails by itself ends the process: the supervisor starts
 * another.
 */
@Injectable()
export class WorkerRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly client: Client;
  private connection: NativeConnection | undefined;
  private workers: readonly Worker[] = [];
  private runs: readonly Promise<void>[] = [];
  private loops: readonly (Relay | Repeated)[] = [];

  constructor(
    @Inject(PARTS) private readonly parts: WorkerParts,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.client = lazyClient(parts.temporalAddress, NAMESPACE);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { parts, client } = this;
    await prepareNamespace(client, NAMESPACE, Object.values(SEARCH_ATTRIBUTES));
    this.connection = await NativeConnection.connect({ address: parts.temporalAddress });
    this.workers = await createWorkers({
      connection: this.connection,
      bundlePath: parts.bundlePath,
      onFailure: (activity, error) => {
        parts.metrics?.attemptFailed(activity, error);
        this.log.error({ activity, err: error }, 'an attempt failed, another will follow');
      },
      persons: createSettleActivities(parts),
      deadlines: {
        ...createBucketActivities(parts),
        ...createClockActivities({ ...parts, wakeBucket: (bucket, dueInMs) => wakeBucket(client, bucket, dueInMs) }),
      },
    });
    this.runs = this.workers.map((worker) => worker.run().catch((error: unknown) => this.fail(error)));
    if (parts.guards.buckets) await startBuckets(client, parts.buckets);
    this.loops = [this.relay(), ...parts.chores.map((chore) => repeat({ ...chore, onTrouble: this.tell(chore.name) }))];
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
    for (const worker of this.workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await Promise.all(this.runs);
    await this.connection?.close();
    await this.client.connection.close();
    await this.parts.close();
  }

  private relay(): Relay {
    const { record, guards, relayPerSecond } = this.parts;
    const pace = { perSecond: relayPerSecond, burst: relayPerSecond };
    return startRelay({ record, guards, pace, client: this.client, onTrouble: this.tell('relay') });
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
