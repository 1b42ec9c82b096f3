import type { TimelineAnswer } from '#contracts/messages';
import { NAMESPACE, personWorkflowId, QUERIES } from '#contracts/messages';
import type { EventShape, Recorded } from '#kernel/event';
import { parseInstant } from '#kernel/instant';
import type { Deadline, StreamKind } from '#kernel/stream-kind';
import { createLogger } from '#platform/logging';
import { lazyClient } from '#platform/temporal-connection';
import type { RulesVersions } from '#record/contract';
import { recordKeys } from '#record/secrets/keys';
import { openPool } from '#record/pool';
import type { EventRecord } from '#record/record';
import { createRecord } from '#record/record';
import { migrate } from '#record/schema/migrate';
import { moveTheClock } from '#timelines/clock-mover';
import type { Guards } from '#timelines/guards';
import { compare } from '#timelines/reconcile';
import { NestFactory } from '@nestjs/core';
import type { Client } from '@temporalio/client';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTemporal } from '../../libs/platform/embedded/temporal.mjs';
import { freshDatabase } from '../../test/support/database.ts';
import { buildWorkflowBundle, workflowBundle } from '../start/build.mjs';
import { installTemporalRuntime } from './temporal-runtime.ts';
import { WorkerModule } from './worker.module.ts';

/** The worker over a real PostgreSQL record and a real Temporal server; only the law is a toy: waits that end. */
interface Wait extends EventShape {
  readonly type: 'WaitBegun' | 'WaitEnded';
  readonly data: { readonly name: string; readonly dueAt: number; readonly common: boolean };
}
type Waits = readonly Wait['data'][];

const grounds = { paragraphs: ['(六)'], rules: ['R6.4'] };
const waiting: StreamKind<Waits, Wait, RulesVersions> = {
  name: 'waiting',
  initial: [],
  schema: { WaitBegun: { version: 1 }, WaitEnded: { version: 1 } },
  evolve: (waits, { type, data }: Recorded<Wait>) =>
    type === 'WaitBegun' ? [...waits, data] : waits.filter(({ name }) => name !== data.name),
  draws: () => [],
  decide: (_, { body }) => ({
    outcome: 'accepted',
    events: [
      {
        type: 'WaitBegun',
        grounds,
        data: { name: String(body['name']), dueAt: Number(body['dueAt']), common: body['common'] === true },
      },
    ],
    claims: [{ kind: 'WAIT', value: String(body['who']) }],
  }),
  available: () => [],
  deadlines: (waits) =>
    waits.map(({ name, dueAt, common }): Deadline => ({
      kind: 'WaitEnded',
      subject: name,
      dueAt,
      common,
      paragraph: '(六)',
      rule: 'R6.4',
      rank: 0,
    })),
  settle: (waits, { subject }) =>
    waits.filter(({ name }) => name === subject).map((data) => ({ type: 'WaitEnded', grounds, data })),
  summary: (waits) => ({ stage: waits.length === 0 ? 'IDLE' : 'WAITING', area: '340104003001' }),
};

const START = parseInstant('2012-01-05T09:00:00+08:00');
const actor = { staff: 'clerk', role: 'community-clerk', area: '340104003001' };
const patience = { timeout: 30_000, interval: 50 };
const folder = mkdtempSync(join(tmpdir(), 'yuanzhu-real-'));
const log = createLogger('test', 'fatal');
let databases: Awaited<ReturnType<typeof freshDatabase>>[];
let pools: Pool[];
let server: Awaited<ReturnType<typeof startTemporal>>;
let client: Client;
let record: EventRecord;

beforeAll(async () => {
  installTemporalRuntime(log);
  databases = [await freshDatabase(), await freshDatabase()];
  const [adminUrl, vaultAdminUrl] = databases.map(({ url }) => url);
  const mode = 'rehearsal' as const;
  const urls = await migrate({
    adminUrl: adminUrl ?? '',
    vaultAdminUrl: vaultAdminUrl ?? '',
    mode,
    inlineViews: [],
    rehearsalStart: START,
  });
  pools = [openPool({ url: urls.databaseUrl }), openPool({ url: urls.vaultUrl })];
  const [pool, vaultPool] = pools;
  if (pool === undefined || vaultPool === undefined) throw new Error('no pools');
  const keys = recordKeys(randomBytes(32), generateKeyPairSync('ed25519').privateKey);
  const rules = { rulebookVersion: '1', calendarVersion: '1' };
  record = createRecord({ pool, vaultPool, kinds: [waiting], rules, keys, mode, stagesLeft: [], buckets: 4 });
  [server] = await Promise.all([
    startTemporal({ dataDir: folder, namespace: NAMESPACE, headless: true, inMemory: true }),
    buildWorkflowBundle(),
  ]);
  client = lazyClient(server.address, NAMESPACE);
});
afterAll(async () => {
  await client?.connection.close();
  await server?.stop();
  await Promise.all((pools ?? []).map((pool) => pool.end()));
  for (const database of databases ?? []) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the worker with these guards for the time of the work. */
async function withWorker(guards: Guards, work: () => Promise<void>): Promise<void> {
  const parts = {
    record,
    guards,
    chores: [],
    refreshRules: async () => {},
    buckets: 4,
    relayPerSecond: 100,
    temporalAddress: server.address,
    bundlePath: workflowBundle,
    close: async () => {},
  };
  const app = await NestFactory.createApplicationContext(WorkerModule.of(parts, log), {
    logger: false,
    abortOnError: false,
  });
  try {
    await work();
  } finally {
    await app.close();
  }
}

async function begin(dueAt: number, common = false): Promise<string> {
  const who = randomUUID();
  const answer = await record.submit({
    kind: 'waiting',
    target: { claim: { kind: 'WAIT', value: who } },
    commandId: randomUUID(),
    name: 'Begin',
    body: { who, name: 'wait', dueAt, common },
    actor,
    authorise: () => null,
  });
  if (answer.outcome !== 'accepted') throw new Error(answer.outcome);
  return answer.standing.streamId;
}

const typesOf = async (id: string) => (await record.history(id)).map(({ type }) => type);
const timelineOf = (id: string) =>
  client.workflow.getHandle(personWorkflowId(id)).query<TimelineAnswer>(QUERIES.timeline);

test('GUARDS=timers: the person’s own timer settles it; the record holds it once, with its legal instant', async () => {
  await withWorker({ timers: true, buckets: false }, async () => {
    const dueAt = (await record.now()) + 1500;
    const id = await begin(dueAt);
    await vi.waitFor(async () => expect(await typesOf(id)).toEqual(['WaitBegun', 'WaitEnded']), patience);
    const [, ended] = await record.history(id);
    expect(ended).toMatchObject({ effectiveAt: dueAt, actor: { role: 'system' } });
    await vi.waitFor(async () => expect((await timelineOf(id)).stage).toBe('IDLE'), patience);
    await vi.waitFor(async () => expect((await record.deliveryLag()).undelivered).toBe(0), patience);
  });
});

test('GUARDS=buckets: the bucket settles it, and tells the person’s workflow', async () => {
  await withWorker({ timers: false, buckets: true }, async () => {
    const id = await begin((await record.now()) + 1500);
    await vi.waitFor(async () => expect(await typesOf(id)).toEqual(['WaitBegun', 'WaitEnded']), patience);
    await vi.waitFor(async () => expect((await timelineOf(id)).stage).toBe('IDLE'), patience);
  });
});

test('the clock put to three seconds before a date and left to run: the guards on duty settle it', async () => {
  await withWorker({ timers: true, buckets: true }, async () => {
    const dueAt = (await record.now()) + 40 * 86_400_000;
    const [own, common] = [await begin(dueAt), await begin(dueAt, true)];
    await vi.waitFor(async () => expect((await record.deliveryLag()).undelivered).toBe(0), patience);
    const moved = await moveTheClock(client, dueAt - 3000, 20_000);
    expect(moved).toMatchObject({ outcome: 'done', settled: 0 });
    for (const id of [own, common]) {
      await vi.waitFor(async () => expect(await typesOf(id)).toEqual(['WaitBegun', 'WaitEnded']), patience);
    }
  });
});

test('the mover settles every instant on the way, in the order of the law’s dates', async () => {
  await withWorker({ timers: true, buckets: true }, async () => {
    const now = await record.now();
    const day = 86_400_000;
    const ids = await Promise.all([3, 1, 2].map((days) => begin(now + days * day)));
    expect(await moveTheClock(client, now + 10 * day, 20_000)).toMatchObject({ outcome: 'done', settled: 3 });
    const ends = await Promise.all(ids.map(async (id) => (await record.history(id)).at(-1)));
    for (const [place, days] of [3, 1, 2].entries()) {
      expect(ends[place]?.effectiveAt).toBe(now + days * day);
      expect(ends[place]?.recordedAt).toBeLessThan(now + (days + 1) * day);
    }
    await vi.waitFor(
      async () => expect(await compare(client, record)).toMatchObject({ headsWithoutWorkflow: [] }),
      patience,
    );
  });
});

test('after a higher epoch everything is sent again, once', async () => {
  await withWorker({ timers: true, buckets: true }, async () => {
    const id = await begin((await record.now()) + 86_400_000);
    await vi.waitFor(async () => expect((await timelineOf(id)).version).toBe(1), patience);
    const epoch = await record.raiseEpoch();
    await vi.waitFor(async () => expect((await timelineOf(id)).epoch).toBe(epoch), patience);
    await vi.waitFor(async () => expect((await record.deliveryLag()).undelivered).toBe(0), patience);
    expect((await timelineOf(id)).steps).toHaveLength(1);
  });
});
