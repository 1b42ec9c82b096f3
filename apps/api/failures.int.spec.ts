import type { Client } from '#contracts/client';
import { operations, ready } from '#contracts/work';
import { lazyClient } from '#platform/temporal-connection';
import { citizenId } from '#testing/citizens';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../libs/platform/embedded/free-port.mjs';
import { startPostgres } from '../../libs/platform/embedded/postgres.mjs';
import type { ApiBench } from '../../test/support/api.ts';
import { apiBench } from '../../test/support/api.ts';

/** The API while what it stands on fails: a PostgreSQL of its own that is stopped and started, a Temporal that is not there. */
const folder = mkdtempSync(join(tmpdir(), 'failures-'));
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let temporal: ReturnType<typeof lazyClient>;
let bench: ApiBench;
let clerk: Client;
let personId: string;
let serial = 300;

beforeAll(async () => {
  chmodSync(folder, 0o711); // PostgreSQL's own account must reach its data
  await started();
  temporal = lazyClient(`127.0.0.1:${await freePort()}`, 'yuanzhu');
  const database = (name: string) => ({ url: postgres.url(name), drop: async () => {} });
  bench = await apiBench('2011-09-01T09:00:00+08:00', {
    databases: [database('yuanzhu'), database('yuanzhu_vault')],
    temporal,
  });
  clerk = await bench.as('community-clerk.340104003001');
  personId = (await clerk.register(registration())).body.personId;
});
/** The client of the missing Temporal is left to the end of the process: closed now, a retry in hand would fail outside any test. */
afterAll(async () => {
  await bench.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function started(): Promise<void> {
  postgres = await startPostgres({ dataDir: join(folder, 'postgres'), settings: { fsync: 'off' } });
}

const registration = () => ({
  citizenId: citizenId('1958-03-04', 'MALE', (serial += 1)),
  name: '测试甲一',
  communityCode: '340104003001',
  retirementCategory: 'MALE' as const,
});

/** What a client learns in both languages: the statuses, the codes, the texts. */
async function inBoth<Body extends { readonly code?: string | undefined; readonly detail?: string | undefined }>(
  ask: (client: Client) => Promise<{ readonly status: number; readonly body: Body }>,
) {
  const english = await bench.as('community-clerk.340104003001', { language: 'en' });
  const [zh, en] = [await ask(clerk), await ask(english)];
  expect([en.status, en.body.code]).toEqual([zh.status, zh.body.code]);
  return { status: zh.status, code: zh.body.code, zh: zh.body.detail, en: en.body.detail };
}

const health = async () => {
  const answer = await bench.inject({ method: 'GET', url: '/api/health/ready' });
  return { status: answer.statusCode, body: answer.json() as Readonly<Record<string, unknown>> };
};

describe('Temporal is away', () => {
  it('ready: 200 degraded with the reason, and cases go on', async () => {
    const { status, body } = await health();
    expect([status, ready.parse(body)]).toEqual([200, { status: 'degraded', reasons: ['TEMPORAL_AWAY'] }]);
    expect((await clerk.register(registration())).status).toBe(201);
    expect((await clerk.person(personId)).status).toBe(200);
  });

  it('503: the clock cannot be moved, in both languages, and stays where it was', async () => {
    const [zh, en] = [
      await bench.as('province-supervisor.340000'),
      await bench.as('province-supervisor.340000', { language: 'en' }),
    ];
    const answers = [await zh.moveClock('2011-09-02T09:00:00+08:00'), await en.moveClock('2011-09-02T09:00:00+08:00')];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [503, 'TEMPORAL_AWAY'],
      [503, 'TEMPORAL_AWAY'],
    ]);
    expect([answers[0]?.body.detail, answers[1]?.body.detail]).toEqual([
      expect.stringContaining('未作任何处理'),
      expect.stringContaining('nothing was done'),
    ]);
    expect((await zh.clock()).body.now).toMatch(/^2011-09-01/);
  });

  it('operators see every figure, and that the workflows could not be compared', async () => {
    const { status, body } = await (await bench.as('auditor.340000')).get('/api/operations');
    expect(status).toBe(200);
    expect(operations.parse(body)).toMatchObject({
      undelivered: 2,
      overdue: 0,
      quarantined: [],
      outdatedHeads: 0,
      tables: [
        { table: 'CALENDAR', aboutToEnd: false },
        { table: 'MINIMUM_WAGE', aboutToEnd: false },
      ],
      timelines: { unavailable: 'TEMPORAL_AWAY' },
    });
  });
});

describe('the log of readings cannot be written', () => {
  it('shows nothing of a person, and tells what was commanded all the same', async () => {
    await bench.query('alter table record.read_log rename to read_log_away');
    try {
      for (const read of [clerk.person(personId), clerk.history(personId), clerk.commandLog(personId)]) {
        const { status, body } = await read;
        expect([status, body.code]).toEqual([500, 'INTERNAL']);
        expect(JSON.stringify(body)).not.toMatch(/测试|340104/);
      }
      const unmask = await clerk.post(`/api/persons/${personId}/unmask`, { fields: ['citizenId'], reason: '核对' });
      expect(unmask.status).toBe(500);
    } finally {
      await bench.query('alter table record.read_log_away rename to read_log');
    }
    expect((await clerk.person(personId)).status).toBe(200);
  });
});

describe('a stream in quarantine', () => {
  it('503: takes no command and says that nothing was done; it can be read, and operators see the incident', async () => {
    const { personId: apart, version } = (await clerk.register(registration())).body;
    await bench.query(
      `insert into record.quarantine (incident, stream_id, version, reason)
       values (gen_random_uuid(), '${apart}', ${version}, 'a spec set it apart')`,
    );
    const before = await bench.size();
    const answer = await inBoth((client) => client.command(apart, 'IssueCertificate', {}));
    expect(answer).toEqual({
      status: 503,
      code: 'QUARANTINED',
      zh: expect.stringContaining('未作任何处理'),
      en: expect.stringContaining('nothing was done'),
    });
    expect(await bench.size()).toEqual(before);
    expect((await clerk.person(apart)).status).toBe(200);
    const figures = await (await bench.as('auditor.340000')).get<{ quarantined: unknown }>('/api/operations');
    expect(figures.body.quarantined).toMatchObject([{ streamId: apart, reason: 'a spec set it apart' }]);
  });
});

describe('PostgreSQL is stopped', () => {
  it('503: nothing was done, in both languages; not ready; and everything works again by itself', async () => {
    const before = await bench.size();
    await postgres.stop();
    const body = registration();
    const nothingDone = {
      status: 503,
      code: 'RECORD_UNREACHABLE',
      zh: expect.stringContaining('未作任何处理'),
      en: expect.stringContaining('nothing was done'),
    };
    expect(await inBoth((client) => client.register(body))).toEqual(nothingDone);
    expect(await inBoth((client) => client.person(personId))).toEqual(nothingDone);
    expect(await health()).toMatchObject({ status: 503, body: { code: 'RECORD_UNREACHABLE' } });
    expect((await bench.inject({ method: 'GET', url: '/api/health/live' })).statusCode).toBe(200);

    await started();
    expect(await bench.size()).toEqual(before);
    expect((await health()).status).toBe(200);
    expect((await clerk.register(body)).status).toBe(201);
  });
});
