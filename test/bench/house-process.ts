/*
 * A process of the house under measurement: the parts of apps/api and apps/worker put together as their composition roots do, but
 * with a relay that can be switched, so that answers with and without it can be compared. It ends when its channel closes.
 */
import 'reflect-metadata';
import { createBucketActivities, createClockActivities, createSettleActivities } from '#activities';
import { openCasework } from '#casework/open';
import { NAMESPACE, SEARCH_ATTRIBUTES } from '#contracts/messages';
import { createLogger } from '#platform/logging';
import { readLawTables } from '#platform/tables';
import { lazyClient, prepareNamespace } from '#platform/temporal-connection';
import type { Relay } from '#timelines/relay';
import { startRelay } from '#timelines/relay';
import { startBuckets, wakeBucket } from '#timelines/start-buckets';
import { NativeConnection } from '@temporalio/worker';
import { readFileSync } from 'node:fs';
import { ApiModule } from '../../apps/api/api.module.ts';
import { createRateLimit } from '../../apps/api/security/rate-limit.ts';
import { createRehearsalIssuer } from '../../apps/api/security/rehearsal-issuer.ts';
import { tokenReader } from '../../apps/api/security/tokens.ts';
import { createServer } from '../../apps/api/server.ts';
import { chores } from '../../apps/worker/chores.ts';
import { repeat } from '../../apps/worker/repeat.ts';
import { installTemporalRuntime } from '../../apps/worker/temporal-runtime.ts';
import { createWorkers } from '../../apps/worker/workers.ts';
import type { Order, Orders } from './house.ts';

const orders = JSON.parse(process.argv[2] ?? '{}') as Orders;
const { place, guards, workflowBundle } = orders;
const log = createLogger(orders.role, 'error');
const open = await openCasework({
  ...place,
  migrationDatabaseUrl: place.databaseUrl,
  mode: 'rehearsal',
  tables: readLawTables(),
});
const client = lazyClient(place.temporalAddress, NAMESPACE);
let relay: Relay | null = null;

const doing: { readonly [Name in Order['name']]: (value: number) => Promise<unknown> } = {
  async relay(perSecond) {
    await relay?.stop();
    relay = null;
    if (perSecond === 0) return;
    const pace = { perSecond, burst: perSecond };
    relay = startRelay({ record: open.record, client, guards, pace, onTrouble: () => {} });
  },
  memory: async () => process.memoryUsage().rss,
  cpu: async () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

process.on('message', async ({ name, value }: Order) =>
  process.send?.({ name, answer: (await doing[name](value)) ?? null }),
);
process.once('disconnect', () => process.exit(0));
process.send?.({ name: 'ready', answer: orders.role === 'api' ? await serve() : await keepTime() });

async function serve(): Promise<string> {
  const { areas } = open.casework.law;
  const issuer = createRehearsalIssuer(readFileSync(place.devTokenKeyFile, 'utf8'), areas);
  const app = await createServer({
    module: ApiModule.of({
      casework: open.casework,
      health: { recordAnswers: async () => true, troubles: async () => [] },
      comparison: async () => ({ state: 'none' }) as never,
      clockMover: null,
      issuer,
    }),
    readToken: tokenReader(issuer.rules, areas),
    rateLimit: createRateLimit({ perSecond: 200, burst: 1000 }),
    log,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app.getUrl();
}

async function keepTime(): Promise<null> {
  installTemporalRuntime(log);
  await prepareNamespace(client, NAMESPACE, Object.values(SEARCH_ATTRIBUTES));
  const connection = await NativeConnection.connect({ address: place.temporalAddress });
  const { record } = open;
  const deps = { record, guards, refreshRules: open.refreshRules, buckets: 16 };
  const workers = await createWorkers({
    connection,
    bundlePath: workflowBundle,
    onFailure: () => {},
    persons: createSettleActivities(deps),
    deadlines: {
      ...createBucketActivities(deps),
      ...createClockActivities({ ...deps, wakeBucket: (bucket, dueInMs) => wakeBucket(client, bucket, dueInMs) }),
    },
  });
  for (const worker of workers) worker.run().catch(() => process.exit(1));
  if (guards.buckets) await startBuckets(client, 16);
  for (const chore of chores(record, open.refreshRules, open.casework.finishRealNames))
    repeat({ ...chore, onTrouble: () => {} });
  return null;
}
