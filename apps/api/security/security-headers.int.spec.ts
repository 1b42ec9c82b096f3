import type { Route } from '#contracts/route';
import { ROUTES } from '#contracts/routes';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiBench } from '../../../test/support/api.ts';
import { apiBench } from '../../../test/support/api.ts';

let bench: ApiBench;
let production: ApiBench;
let token: string;

beforeAll(async () => {
  bench = await apiBench('2011-09-01T09:00:00+08:00');
  production = await apiBench('2011-09-01T09:00:00+08:00', { https: true });
  token = await bench.tokenOf('county-officer.340104');
});
afterAll(() => Promise.all([bench.close(), production.close()]));

/** Of every answer, whatever it says. */
const EVERYWHERE = {
  'content-security-policy':
    "default-src 'self';base-uri 'self';font-src 'self';form-action 'self';frame-ancestors 'none';img-src 'self' data:;object-src 'none';script-src 'self';script-src-attr 'none';style-src 'self' 'unsafe-inline'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
const STORED_NOWHERE = { ...EVERYWHERE, 'cache-control': 'no-store' };
/** A stream does not end with its answer: its own spec looks at its headers. */
const ANSWERED = ROUTES.filter(({ media = [] }) => !media.includes('text/event-stream'));
const HSTS = 'strict-transport-security';

const addressOf = ({ path }: Pick<Route, 'path'>): string =>
  path.replace('{id}', randomUUID()).replace('{Command}', 'PublishNotice').replace('{year}', '2012');

async function headersOf(of: ApiBench, method: 'GET' | 'POST', url: string, authorization?: string) {
  const answer = await of.inject({
    method,
    url,
    headers: authorization === undefined ? {} : { authorization },
    ...(method === 'POST' ? { payload: {} } : {}),
  });
  expect(answer.statusCode).toBeLessThan(500);
  expect(answer.headers['server'] ?? answer.headers['x-powered-by']).toBeUndefined();
  return answer.headers;
}

describe('the headers of every answer', () => {
  it.each(ANSWERED.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (_, route) => {
    const bearer = `Bearer ${token}`;
    for (const authorization of [bearer, undefined]) {
      const headers = await headersOf(bench, route.method, addressOf(route), authorization);
      expect(headers).toMatchObject(STORED_NOWHERE);
      expect(headers).not.toHaveProperty(HSTS);
    }
  });

  it('what is nowhere, and what is no address, is answered with them too', async () => {
    for (const url of ['/api/nowhere', '/nowhere', '/api/%ZZ']) {
      const { 'x-content-type-options': sniffing, 'cache-control': keeping } = await headersOf(bench, 'GET', url);
      expect([url, sniffing, keeping]).toEqual([url, 'nosniff', 'no-store']);
    }
  });

  it('the document and its page may be kept, and are framed by nobody', async () => {
    for (const url of ['/api/openapi.json', '/api/docs', '/api/docs/start.js', '/api/docs/files/swagger-ui.css']) {
      const headers = await headersOf(bench, 'GET', url);
      expect({ url, ...headers }).toMatchObject({ url, ...EVERYWHERE });
      expect([url, headers['cache-control']]).not.toEqual([url, 'no-store']);
    }
  });

  it('production is reached over HTTPS only, and says so', async () => {
    for (const { method, path } of ROUTES) {
      const headers = await headersOf(production, method, addressOf({ path }));
      expect([path, headers[HSTS]]).toEqual([path, 'max-age=63072000; includeSubDomains']);
    }
  });
});
