import type { Figures } from '#casework/figures';
import { createRegistry } from '#platform/metrics';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiBench } from '../../../test/support/api.ts';
import { apiBench } from '../../../test/support/api.ts';
import { citizenId, COMMUNITY, staff } from '../../../test/support/lives.ts';
import { answerMetrics } from './answer-metrics.ts';
import { recordMetrics } from './record-metrics.ts';
import { startMetrics } from './start-metrics.ts';
import { freePort } from '../../../libs/platform/embedded/free-port.mjs';

const registry = createRegistry('api');
let bench: ApiBench;

beforeAll(async () => {
  bench = await apiBench('2011-09-01T09:00:00+08:00', { observe: answerMetrics(registry) });
});
afterAll(() => bench.close());

/** The lines of that figure, without the label that all have. */
const lines = async (name: string) =>
  (await registry.metrics())
    .split('\n')
    .filter((line) => line.startsWith(name))
    .map((line) => line.replace(/,?process="api",?/, ''));

describe('the figures of answers', () => {
  it('name route templates, classes of status and codes; nothing a caller sent', async () => {
    const clerk = await bench.as(staff.clerk);
    const secret = { citizenId: citizenId('1958-03-04', 41), name: '测试标签', communityCode: COMMUNITY };
    const registered = await clerk.register({ ...secret, retirementCategory: 'MALE' });
    const { personId } = registered.body as { personId: string };
    expect((await clerk.command(personId, 'PublishNotice', {})).status).toBe(409);
    expect((await clerk.register({ ...secret, retirementCategory: 'MALE' })).status).toBe(409);
    await bench.inject({ method: 'GET', url: `/api/persons/${randomUUID()}?validAt=${secret.citizenId}` });
    await bench.inject({ method: 'GET', url: `/nowhere/${secret.citizenId}` });

    const told = await registry.metrics();
    for (const unwanted of [...Object.values(secret), personId, 'clerk']) expect(told).not.toContain(unwanted);
    const counted = await lines('yuanzhu_http_answer_seconds_count');
    const labelled = counted.map((line) => line.replace(/^[^{]*\{([^}]*)\}.*$/, '$1')).sort();
    expect(labelled).toEqual([
      'method="GET",route="/api/persons/:id",status="4xx"',
      'method="GET",route="unknown",status="4xx"',
      'method="POST",route="/api/dev/token",status="2xx"',
      'method="POST",route="/api/persons",status="2xx"',
      'method="POST",route="/api/persons",status="4xx"',
      'method="POST",route="/api/persons/:id/commands/:command",status="4xx"',
    ]);
    expect(await lines('yuanzhu_refusals_total')).toEqual(
      expect.arrayContaining([
        'yuanzhu_refusals_total{code="ALREADY_REGISTERED",status="409"} 1',
        'yuanzhu_refusals_total{code="INVALID_TOKEN",status="401"} 1',
        'yuanzhu_refusals_total{code="NOT_FOUND",status="404"} 1',
      ]),
    );
  });

  it('are not to be had on the public port', async () => {
    for (const url of ['/metrics', '/api/metrics']) {
      expect([url, (await bench.inject({ method: 'GET', url })).statusCode >= 401]).toEqual([url, true]);
    }
  });
});

describe('the figures of the record', () => {
  it('are those of operations, while the record answers', async () => {
    const own = createRegistry('api');
    const figures = async (): Promise<Figures> => ({ ...(await bench.record.operations()), tables: [] });
    recordMetrics(own, figures);
    const told = await own.metrics();
    expect(told).toContain('yuanzhu_record_up{process="api"} 1');
    expect(told).toMatch(/yuanzhu_relay_undelivered\{process="api"\} [1-9]/);
    expect(told).toMatch(/yuanzhu_seal_unordered\{process="api"\} [1-9]/);
    for (const name of ['ledger_overdue', 'quarantined', 'heads_outdated', 'tables_ending']) {
      expect(told).toContain(`yuanzhu_${name}{process="api"} 0`);
    }
  });

  it('are absent, not stale, when it does not', async () => {
    const own = createRegistry('api');
    recordMetrics(own, () => Promise.reject(new Error('away')));
    const told = await own.metrics();
    expect(told).toContain('yuanzhu_record_up{process="api"} 0');
    expect(told).not.toMatch(/^yuanzhu_ledger_overdue/m);
  });
});

describe('the port of the figures', () => {
  it('is closed unless one is named, and tells nothing but the figures', async () => {
    const nobody = () => Promise.reject(new Error('not asked'));
    await (await startMetrics({ metricsHost: '127.0.0.1', metricsPort: null }, nobody)).close();
    const port = await freePort();
    const metrics = await startMetrics({ metricsHost: '127.0.0.1', metricsPort: port }, nobody);
    metrics.observe({ method: 'GET', route: '/api/clock', status: 200, seconds: 0.01, code: null });
    const told = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect([told.status, await told.text()]).toEqual([200, expect.stringContaining('route="/api/clock"')]);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    await metrics.close();
    await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow('fetch failed');
  });
});
