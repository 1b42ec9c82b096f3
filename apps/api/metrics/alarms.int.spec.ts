import { addDays } from '#kernel/civil-date';
import { endOfDay, formatInstant } from '#kernel/instant';
import { createRegistry } from '#platform/metrics';
import type { OpenCasework } from '#casework/open';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { figuresWithAlarm, sampleOf } from '../../../test/support/alarms.ts';
import type { ApiBench } from '../../../test/support/api.ts';
import { apiBench } from '../../../test/support/api.ts';
import { citizenId, COMMUNITY, staff } from '../../../test/support/lives.ts';
import { answerMetrics } from './answer-metrics.ts';
import { recordMetrics } from './record-metrics.ts';

/** Every alarm of docs/operations.md that the API tells of, fired by the cause the page names. The others: apps/worker. */
const START = '2011-09-01T09:00:00+08:00';
const answers = createRegistry('api');
let bench: ApiBench;
let open: OpenCasework;
let serial = 1;

beforeAll(async () => {
  bench = await apiBench(START, { observe: answerMetrics(answers) });
  open = await bench.another();
});
afterAll(async () => {
  await open?.close();
  await bench?.close();
});

/** Asked anew each time: what Prometheus would be told now. */
async function told(name: string): Promise<number | undefined> {
  const registry = createRegistry('api');
  recordMetrics(registry, () => open.casework.figures());
  return sampleOf(await registry.metrics(), name);
}

async function registered(): Promise<string> {
  const clerk = await bench.as(staff.clerk);
  serial += 2;
  const who = { citizenId: citizenId('1958-03-04', serial), name: `测试${serial}`, communityCode: COMMUNITY };
  const answer = await clerk.register({ ...who, retirementCategory: 'MALE' });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return (answer.body as { personId: string }).personId;
}

async function published(): Promise<string> {
  const [clerk, personId] = [await bench.as(staff.clerk), await registered()];
  const categories = [{ code: 'OLDER', since: '1958-03-04', evidence: ['户口簿'] }];
  await clerk.command(personId, 'IssueCertificate', {});
  await clerk.command(personId, 'LodgeApplication', { categories, primary: 'OLDER' } as never);
  await clerk.command(personId, 'PassCommunityCheck', {});
  const { status } = await clerk.command(personId, 'PublishNotice', {});
  expect(status).toBe(201);
  return personId;
}

/** Its bytes are those of another: it cannot be folded any more. */
async function poisoned(): Promise<string> {
  const [bad, other] = [await registered(), await registered()];
  await bench.query('alter table record.events disable trigger all');
  await bench.query(`update record.events set protected = (select protected from record.events where stream_id = '${other}' and version = 1)
    where stream_id = '${bad}' and version = 1`);
  await bench.query('alter table record.events enable always trigger never_changed');
  const { status } = await open.casework.persons
    .submitCommand({ ...CLERK, name: 'IssueCertificate', key: KEY, personId: bad, body: {} })
    .then(({ outcome }) => ({ status: outcome }));
  expect(status).toBe('quarantined');
  return bad;
}

const CLERK = { staff: { account: staff.clerk, role: 'community-clerk', area: COMMUNITY } } as const;
const KEY = '01890000-0000-4000-8000-00000000000a';

/** The figure, the cause as the page names it, and what must be told then. In this order: the clock only goes forward. */
const PLANTED: Readonly<Record<string, () => Promise<void>>> = {
  yuanzhu_relay_undelivered: async () => {
    await registered(); // nobody tells Temporal here
    expect(await told('yuanzhu_relay_undelivered')).toBeGreaterThan(0);
  },
  yuanzhu_relay_lag_seconds: async () => {
    expect(await told('yuanzhu_relay_lag_seconds')).toBeLessThan(60);
    await bench.query(`update record.deliveries set wanted_since = wanted_since - interval '2 minutes'`);
    expect(await told('yuanzhu_relay_lag_seconds')).toBeGreaterThan(60);
  },
  yuanzhu_ledger_overdue: async () => {
    await published();
    expect(await told('yuanzhu_ledger_overdue')).toBe(0);
    await bench.moveClock('2011-09-20T09:00:00+08:00'); // the notice has ended, and no worker runs
    expect(await told('yuanzhu_ledger_overdue')).toBeGreaterThan(0);
  },
  yuanzhu_seal_unordered: async () => {
    await bench.record.orderEntries();
    expect(await told('yuanzhu_seal_unordered')).toBe(0);
    await bench.query(`insert into record.queue (stream_id, from_version, to_version)
      select gen_random_uuid(), 1, 1 from generate_series(1, 1001)`);
    expect(await told('yuanzhu_seal_unordered')).toBeGreaterThan(1000);
    await bench.query('delete from record.queue');
  },
  yuanzhu_seal_unsealed: async () => {
    await bench.record.closeBatch();
    expect(await told('yuanzhu_seal_unsealed')).toBe(0);
    await registered();
    await bench.record.orderEntries(); // and nobody closes the batch
    expect(await told('yuanzhu_seal_unsealed')).toBeGreaterThan(0);
  },
  yuanzhu_quarantined: async () => {
    expect(await told('yuanzhu_quarantined')).toBe(0);
    await poisoned();
    expect(await told('yuanzhu_quarantined')).toBe(1);
  },
  yuanzhu_heads_outdated: async () => {
    expect(await told('yuanzhu_heads_outdated')).toBe(0);
    await bench.query(
      `update record.heads set build = 'an older one' where stream_id = (select stream_id from record.heads limit 1)`,
    );
    expect(await told('yuanzhu_heads_outdated')).toBe(1);
  },
  yuanzhu_tables_ending: async () => {
    expect(await told('yuanzhu_tables_ending')).toBe(0);
    const { tables } = await open.casework.figures();
    const until = (name: string) => tables.find(({ table }) => table === name)?.until ?? '';
    await bench.moveClock(formatInstant(endOfDay(addDays(until('MINIMUM_WAGE'), 1))));
    expect(await told('yuanzhu_tables_ending')).toBe(1);
    await bench.moveClock(formatInstant(endOfDay(addDays(until('CALENDAR'), -60))));
    expect(await told('yuanzhu_tables_ending')).toBe(2);
  },
  yuanzhu_http_answer_seconds: async () => {
    const [{ stream_id: bad } = {}] = await bench.query(
      'select stream_id from record.quarantine where released_at is null',
    );
    const { status } = await (await bench.as(staff.clerk)).command(String(bad), 'IssueCertificate', {});
    expect(status).toBe(503);
    expect(sampleOf(await answers.metrics(), 'yuanzhu_http_answer_seconds_count', 'status="5xx"')).toBe(1);
  },
  yuanzhu_refusals_total: async () => {
    const { statusCode } = await bench.inject({
      method: 'GET',
      url: '/api/persons',
      headers: { authorization: 'Bearer a.b.c' },
    });
    expect(statusCode).toBe(401);
    expect(sampleOf(await answers.metrics(), 'yuanzhu_refusals_total', 'code="INVALID_TOKEN"')).toBe(1);
  },
  yuanzhu_record_up: async () => {
    expect(await told('yuanzhu_record_up')).toBe(1);
    await open.close();
    expect(await told('yuanzhu_record_up')).toBe(0);
    open = await bench.another();
  },
};

test.each(Object.entries(PLANTED))('%s tells of its cause', async (name, fire) => {
  await fire();
  expect(figuresWithAlarm()).toContain(name);
});

test('no alarm of docs/operations.md is left untried', () => {
  const ours = figuresWithAlarm().filter((name) => !/^(temporal_|yuanzhu_(activity|loop)_)/.test(name));
  expect(Object.keys(PLANTED).sort()).toEqual([...ours].sort());
});
