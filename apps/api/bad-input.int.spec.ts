import { citizenId } from '#testing/citizens';
import { SignJWT, UnsecuredJWT } from 'jose';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiBench } from '../../test/support/api.ts';
import { apiBench, ISSUER_KEYS } from '../../test/support/api.ts';

/*
 * The issue's list of bad input: each shows its status, its code, a text in both languages, and a record that has not changed.
 */
const CLERK = 'community-clerk.340104003001';
const HERE = '340104003001';

let bench: ApiBench;
let token: string;
let known: { personId: string; citizenId: string; key: string };

beforeAll(async () => {
  bench = await apiBench('2011-09-01T09:00:00+08:00');
  token = await bench.tokenOf(CLERK);
  const key = randomUUID();
  const person = body({ citizenId: citizenId('1957-05-06', 'MALE', 7) });
  const { personId } = (await send({ body: person, key })).zh.body;
  known = { personId: String(personId), citizenId: person.citizenId, key };
});
afterAll(() => bench.close());

const body = (changes: Readonly<Record<string, unknown>> = {}) => ({
  citizenId: citizenId('1958-03-04', 'MALE', 9),
  name: '测试乙二',
  communityCode: HERE,
  retirementCategory: 'MALE',
  ...changes,
});

interface Request {
  readonly body?: unknown;
  readonly raw?: string | Buffer;
  readonly path?: string;
  readonly key?: string | null;
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Seen {
  readonly status: number;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>> & {
    readonly errors?: readonly { readonly path: string; readonly message: string }[];
  };
}

/** The same request in Chinese and in English. */
async function send(request: Request): Promise<{ readonly zh: Seen; readonly en: Seen }> {
  return { zh: await sendIn('zh-CN', request), en: await sendIn('en', request) };
}

async function sendIn(language: string, { path = '/api/persons', headers = {}, ...request }: Request): Promise<Seen> {
  const key = request.key === undefined ? randomUUID() : request.key;
  const bearer = request.token === undefined ? token : request.token;
  const answer = await bench.inject({
    method: 'POST',
    url: path,
    payload: request.raw ?? JSON.stringify(request.body ?? body()),
    headers: {
      'content-type': 'application/json',
      'accept-language': language,
      ...(key === null ? {} : { 'idempotency-key': key }),
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
  });
  return { status: answer.statusCode, type: String(answer.headers['content-type']), body: answer.json() };
}

/** Sends it and tells what came back, after showing that both languages speak and that nothing was written. */
async function refusedAtTheDoor(
  request: Request,
): Promise<readonly [status: number, code: unknown, paths: readonly string[]]> {
  const before = await bench.size();
  const { zh, en } = await send(request);
  for (const each of [zh, en]) expect(each.type).toContain('application/problem+json');
  expect(`${String(zh.body['title'])}${String(zh.body['detail'])}`).toMatch(/[一-鿿]/);
  expect(`${String(en.body['title'])}${String(en.body['detail'])}`).toMatch(/^[\x20-\x7e“”]+$/);
  for (const [place, { message }] of (zh.body.errors ?? []).entries()) {
    expect(message).toMatch(/[一-鿿]/);
    expect(en.body.errors?.[place]?.message).not.toMatch(/[一-鿿]/);
  }
  expect([en.status, en.body['code']]).toEqual([zh.status, zh.body['code']]);
  expect(await bench.size()).toEqual(before);
  return [zh.status, zh.body['code'], (zh.body.errors ?? []).map(({ path }) => path)];
}

describe('a body that does not fit', () => {
  const wrongCheckDigit = () => citizenId('1958-03-04', 'MALE', 9).replace(/.$/, (last) => (last === '1' ? '2' : '1'));

  it.each([
    ['a wrong check digit', () => body({ citizenId: wrongCheckDigit() }), ['citizenId']],
    ['a birth date that does not exist', () => body({ citizenId: citizenId('1958-02-30', 'MALE', 9) }), ['citizenId']],
    ['a birth date in the future', () => body({ citizenId: citizenId('2011-09-02', 'MALE', 9) }), ['citizenId']],
    ['an unknown area', () => body({ communityCode: '340104003999' }), ['communityCode']],
    [
      "a retirement category against the number's sex",
      () => body({ retirementCategory: 'FEMALE_50' }),
      ['retirementCategory'],
    ],
    ['a field too many', () => body({ isAdmin: true }), ['isAdmin']],
    ['a NUL in a string', () => body({ name: '测试\u0000' }), ['name']],
    ['a lone surrogate in a string', () => body({ name: '测试\ud83d' }), ['name']],
    ['a bidi override in a string', () => body({ name: '测试\u202e甲' }), ['name']],
    [
      'a control character deep inside',
      () => body({ retirementEvidence: [{ kind: '档案', text: 'a\u0007' }] }),
      ['retirementEvidence.0.text'],
    ],
    ['a text that is too long', () => body({ name: '长'.repeat(61) }), ['name']],
    ['a date that does not exist', () => body({ on: '2011-02-29' }), ['on']],
    ['nothing at all', () => [], ['']],
  ])('422: %s', async (_, bad, paths) => {
    expect(await refusedAtTheDoor({ body: bad() })).toEqual([422, 'INVALID_BODY', paths]);
  });

  it('422: JSON that is nested too deeply, however deeply', async () => {
    const deep = (depth: number): string => `{"name":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect((await refusedAtTheDoor({ raw: deep(20) })).slice(0, 2)).toEqual([422, 'INVALID_BODY']);
    expect((await refusedAtTheDoor({ raw: deep(200_000) })).slice(0, 2)).toEqual([422, 'INVALID_BODY']);
  });

  it('422: a key that reaches into prototypes', async () => {
    const raw = JSON.stringify(body()).replace(/\}$/, ',"__proto__":{"isAdmin":true}}');
    expect((await refusedAtTheDoor({ raw })).slice(0, 2)).toEqual([422, 'INVALID_BODY']);
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
  });

  it('400: malformed JSON, and bytes that are no UTF-8', async () => {
    expect(await refusedAtTheDoor({ raw: '{"name":' })).toEqual([400, 'MALFORMED_JSON', []]);
    expect(await refusedAtTheDoor({ raw: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) })).toEqual([
      400,
      'MALFORMED_JSON',
      [],
    ]);
  });

  it('413: a body of 2 MB', async () => {
    expect(await refusedAtTheDoor({ raw: JSON.stringify(body({ name: 'x'.repeat(2_000_000) })) })).toEqual([
      413,
      'BODY_TOO_LARGE',
      [],
    ]);
  });

  it('415: something else than JSON', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await refusedAtTheDoor({ raw: 'name=x', headers })).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE', []]);
  });
});

describe('the idempotency key', () => {
  it('400: missing or malformed', async () => {
    expect(await refusedAtTheDoor({ key: null })).toEqual([400, 'KEY_MISSING', []]);
    expect(await refusedAtTheDoor({ key: '123' })).toEqual([400, 'KEY_MALFORMED', []]);
  });

  it('422: used with another body, or by another actor', async () => {
    const reused = [422, 'IDEMPOTENCY_KEY_REUSED', ['Idempotency-Key']];
    expect(
      await refusedAtTheDoor({ key: known.key, body: body({ citizenId: known.citizenId, name: '测试丙三' }) }),
    ).toEqual(reused);
    const other = await bench.tokenOf('community-clerk-2.340104003001');
    expect(
      await refusedAtTheDoor({ key: known.key, token: other, body: body({ citizenId: known.citizenId }) }),
    ).toEqual(reused);
  });
});

describe('who may', () => {
  it('403: a community outside the area of the clerk, with the rule', async () => {
    expect(await refusedAtTheDoor({ body: body({ communityCode: '340104003002' }) })).toEqual([
      403,
      'FORBIDDEN_AREA',
      [],
    ]);
    expect((await sendIn('zh', { body: body({ communityCode: '340104003002' }) })).body['rule']).toBe('R5.2');
  });

  it('403: a role that does not register', async () => {
    expect(await refusedAtTheDoor({ token: await bench.tokenOf('county-officer.340104') })).toEqual([
      403,
      'FORBIDDEN_ROLE',
      [],
    ]);
    expect(await refusedAtTheDoor({ token: await bench.tokenOf('auditor.340000') })).toEqual([
      403,
      'FORBIDDEN_ROLE',
      [],
    ]);
  });

  const claims = (more: Readonly<Record<string, unknown>> = {}) => {
    const now = Math.floor(Date.now() / 1000);
    return { staff: CLERK, iss: 'urn:yuanzhu:rehearsal', aud: 'yuanzhu', iat: now, exp: now + 60, ...more };
  };
  const signed = (payload: ReturnType<typeof claims>, key = ISSUER_KEYS.privateKey) =>
    new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' }).sign(key);

  it('401: no token, a forged one, an expired one, one without a signature', async () => {
    const bad: readonly (string | null)[] = [
      null,
      'abc',
      await signed(claims(), generateKeyPairSync('ed25519').privateKey),
      await signed(claims({ iat: 1, exp: 2 })),
      new UnsecuredJWT(claims()).encode(),
    ];
    for (const each of bad) expect(await refusedAtTheDoor({ token: each })).toEqual([401, 'INVALID_TOKEN', []]);
    expect((await sendIn('zh', { token: await signed(claims()), key: null })).status).toBe(400);
  });

  it('401 comes before everything, 400 before 422, 422 before 404, 404 before 403', async () => {
    const nobody = `/api/persons/${randomUUID()}/commands/CertifyPerson`;
    expect((await sendIn('zh', { token: null, raw: '{', key: null })).status).toBe(401);
    expect((await sendIn('zh', { token: null, raw: 'x'.repeat(2_000_000) })).status).toBe(401);
    expect((await sendIn('zh', { key: null, body: { isAdmin: true } })).status).toBe(400);
    expect((await sendIn('zh', { path: nobody, body: { isAdmin: true } })).status).toBe(422);
    expect((await sendIn('zh', { path: nobody, body: {} })).status).toBe(404);
    expect((await sendIn('zh', { path: nobody.replace(/[^/]{36}/, known.personId), body: {} })).status).toBe(403);
  });
});

describe('what is not there, or has changed', () => {
  it('404: an unknown person, an id that is none, an unknown command', async () => {
    const path = (id: string, command = 'IssueCertificate') => `/api/persons/${id}/commands/${command}`;
    expect(await refusedAtTheDoor({ path: path(randomUUID()), body: {} })).toEqual([404, 'UNKNOWN_PERSON', []]);
    expect(await refusedAtTheDoor({ path: path('1'), body: {} })).toEqual([404, 'UNKNOWN_PERSON', []]);
    expect(await refusedAtTheDoor({ path: path(known.personId, 'Promote'), body: {} })).toEqual([
      404,
      'UNKNOWN_COMMAND',
      [],
    ]);
  });

  it('412: a stale If-Match, with the current version', async () => {
    const request = {
      path: `/api/persons/${known.personId}/commands/IssueCertificate`,
      body: {},
      headers: { 'if-match': '"7"' },
    };
    expect(await refusedAtTheDoor(request)).toEqual([412, 'VERSION_MISMATCH', []]);
    expect((await sendIn('zh', request)).body['version']).toBe(1);
  });
});
