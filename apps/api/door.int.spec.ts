import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiBench } from '../../test/support/api.ts';
import { apiBench } from '../../test/support/api.ts';

let bench: ApiBench;

beforeAll(async () => {
  bench = await apiBench('2011-09-01T09:00:00+08:00', { rate: { perSecond: 0.01, burst: 40 } });
});
afterAll(() => bench.close());

const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  bench.inject({ method: 'GET', url, headers });

describe('what is open', () => {
  it('is the health of the process and of the record', async () => {
    expect((await get('/api/health/live')).json()).toEqual({ status: 'live' });
    expect((await get('/api/health/ready')).json()).toEqual({ status: 'ready', reasons: [] });
  });

  it('is the document and its page, with nothing from outside', async () => {
    expect((await get('/api/openapi.json')).json().openapi).toBe('3.1.0');
    const page = await get('/api/docs');
    const addresses = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => String(address));
    expect(addresses).toHaveLength(3);
    for (const address of addresses) expect([address, (await get(address)).statusCode]).toEqual([address, 200]);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
  });

  it('is nothing else below /api', async () => {
    for (const url of ['/api/persons', '/api/clock', '/api/operations', '/api/commands', '/api/nowhere']) {
      expect([url, (await get(url)).statusCode]).toEqual([url, 401]);
    }
  });

  it('404: what is nowhere is a problem too', async () => {
    const answer = await get('/nowhere', { 'accept-language': 'en' });
    expect([answer.statusCode, answer.json().code, answer.json().title]).toEqual([404, 'NOT_FOUND', 'Not found']);
  });
});

describe('an address that takes another method', () => {
  it('405: says which it takes, in both languages; an address that is nowhere stays 404', async () => {
    const authorization = `Bearer ${await bench.tokenOf('street-officer.340104003')}`;
    const ask = (method: 'PUT' | 'DELETE' | 'GET', url: string, language = 'zh') =>
      bench.inject({ method, url, headers: { authorization, 'accept-language': language } });
    const [zh, en] = [await ask('PUT', '/api/persons'), await ask('PUT', '/api/persons', 'en')];
    expect([zh.statusCode, zh.json().code, zh.headers['allow']]).toEqual([
      405,
      'METHOD_NOT_ALLOWED',
      'GET, HEAD, POST',
    ]);
    expect([zh.json().title, en.json().title]).toEqual(['方法不允许', 'Method not allowed']);
    expect((await ask('GET', '/api/persons/1/commands/CertifyPerson')).headers['allow']).toBe('POST');
    expect((await ask('DELETE', '/api/nowhere')).statusCode).toBe(404);
  });
});

describe('the clock', () => {
  it('is told to staff, and stays where it is without a mover', async () => {
    const supervisor = await bench.as('province-supervisor.340000');
    expect((await supervisor.clock()).body).toMatchObject({
      mode: 'REAL',
      now: expect.stringMatching(/^2011-09-01T09:/),
    });
    const moved = await supervisor.moveClock('2012-01-01T00:00:00+08:00');
    expect([moved.status, moved.body.code]).toEqual([409, 'CLOCK_NOT_REHEARSAL']);
  });

  it('403: is moved by no one but the province', async () => {
    const county = await bench.as('county-officer.340104');
    expect((await county.moveClock('2012-01-01T00:00:00+08:00')).status).toBe(403);
    const supervisor = await bench.as('province-supervisor.340000');
    expect((await supervisor.moveClock('tomorrow')).status).toBe(422);
  });
});

describe('too many requests', () => {
  it('429: in both languages, with the time to wait; others go on', async () => {
    const [clerk, other] = await Promise.all([
      bench.tokenOf('community-clerk.340104003001'),
      bench.tokenOf('auditor.340000'),
    ]);
    const ask = (token: string, language: string) =>
      get('/api/clock', { authorization: `Bearer ${token}`, 'accept-language': language });
    for (let count = 0; count < 40; count += 1) expect((await ask(clerk, 'zh')).statusCode).toBe(200);
    const [zh, en] = [await ask(clerk, 'zh'), await ask(clerk, 'en')];
    expect([zh.statusCode, zh.json().code, zh.headers['retry-after']]).toEqual([429, 'TOO_MANY_REQUESTS', '100']);
    expect([zh.json().title, en.json().title]).toEqual(['请求过多', 'Too many requests']);
    expect((await ask(other, 'zh')).statusCode).toBe(200);
  });
});
