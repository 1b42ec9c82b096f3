import type { Client } from '#contracts/client';
import { ROUTES } from '#contracts/routes';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiBench } from '../../../test/support/api.ts';
import { apiBench } from '../../../test/support/api.ts';
import { accepted, citizenId, COMMUNITY } from '../../../test/support/lives.ts';

/** Twelve persons of one community: a page of eight, and a second one with room. */
const CLERK = `community-clerk.${COMMUNITY}`;
const COUNTY = 'county-officer.340104';
const FORGED = 'f'.repeat(64);

let bench: ApiBench;
let clerk: Client;
let county: Client;
const people: string[] = [];
/** As they stand on the papers, in the order of printing. */
const papers: { readonly serial: string; readonly digest: string; readonly text: string }[] = [];

async function register(serial: number): Promise<string> {
  const { personId } = accepted(
    await clerk.register({
      citizenId: citizenId('1958-03-04', serial),
      name: `测试${serial}`,
      communityCode: COMMUNITY,
      retirementCategory: 'MALE',
    }),
  );
  return personId;
}

const post = async (url: string, payload: object, staff = CLERK, language = 'zh') =>
  bench.inject({
    method: 'POST',
    url,
    payload,
    headers: { authorization: `Bearer ${await bench.tokenOf(staff)}`, 'accept-language': language },
  });

async function printed(page: number): Promise<(typeof papers)[number]> {
  const answer = await post('/api/ledger/pages.html', { area: COMMUNITY, page });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([201, 'text/html; charset=utf-8']);
  const [, serial = '', digest = ''] = /(TZ-[\d-]+)<.*?<dd>([0-9a-f]{64})<\/dd>/s.exec(answer.body) ?? [];
  const paper = { serial, digest, text: answer.body };
  papers.push(paper);
  return paper;
}

interface Checked {
  readonly genuine: boolean;
  readonly current: boolean;
  readonly replacedBy: string | null;
  readonly printedBy: { readonly staff: string };
  readonly printedAt: string;
  readonly changed: readonly {
    readonly personId: string;
    readonly printedVersion: number;
    readonly now: string;
    readonly version: number | null;
    readonly events: readonly {
      readonly type: string;
      readonly version: number;
      readonly paragraphs: readonly string[];
    }[];
  }[];
}

const check = (serial: string, digest: string, by: Client = clerk) =>
  by.get<Checked>(`/api/ledger/pages/${serial}`, { digest });

interface Stale {
  readonly items: readonly { readonly serial: string; readonly changed: number; readonly newcomers: number }[];
  readonly nextCursor: string | null;
}
const stale = (query: Readonly<Record<string, string | number>> = {}, by: Client = clerk) =>
  by.get<Stale>('/api/ledger/stale-pages', query);
const staleOnes = async () =>
  (await stale()).body.items.map(({ serial, changed, newcomers }) => ({ serial, changed, newcomers }));

beforeAll(async () => {
  bench = await apiBench('2011-09-01T09:00:00+08:00');
  [clerk, county] = [await bench.as(CLERK), await bench.as(COUNTY)];
  for (let serial = 1; serial < 24; serial += 2) people.push(await register(serial));
});
afterAll(() => bench.close());

describe('R5.4 (五) the electronic ledger', () => {
  it('holds the registered basics and what goes on, masked, page by page in the order of registration', async () => {
    const first = await clerk.get<{ items: readonly object[]; nextCursor: string | null }>('/api/ledger', { limit: 7 });
    const second = await clerk.get<{ items: readonly object[] }>('/api/ledger', {
      limit: 7,
      cursor: first.body.nextCursor ?? '',
    });
    const items = [...first.body.items, ...second.body.items];
    expect(items.map((item) => Object(item).personId)).toEqual(people);
    expect(items[0]).toMatchObject({
      version: 1,
      name: '测试1',
      maskedCitizenId: `340***********${citizenId('1958-03-04', 1).slice(-4)}`,
      stage: 'REGISTERED',
      employment: null,
      benefits: [],
    });
    const document = ROUTES.find(({ path }) => path === '/api/ledger')?.answers[200];
    expect(document?.parse(first.body)).toEqual(first.body);
  });

  it('R5.2 (五) each look is kept for each person who was shown', async () => {
    const kept = await bench.query(
      "select count(distinct stream_id)::int as seen from record.read_log where what = 'ledger'",
    );
    expect(kept).toEqual([{ seen: people.length }]);
  });
});

describe('R5.4 (五) the ledger on paper', () => {
  it('a page of eight, then the rest; each has its serial and its digest, and is current', async () => {
    const [first, second] = [await printed(1), await printed(2)];
    expect([first.serial, second.serial]).toEqual([`TZ-${COMMUNITY}-1-1`, `TZ-${COMMUNITY}-2-1`]);
    expect([first.text, second.text].map((text) => text.match(/>测试\d+</g)?.length)).toEqual([8, 4]);
    expect(first.text).not.toContain(citizenId('1958-03-04', 1));
    const { status, body } = await check(first.serial, first.digest);
    expect([status, body.genuine, body.current, body.replacedBy, body.changed]).toEqual([200, true, true, null, []]);
    expect([body.printedBy.staff, body.printedAt]).toEqual([CLERK, expect.stringMatching(/^2011-09-01T09:/)]);
    expect(await staleOnes()).toEqual([]);
  });

  it('is printed as PDF too, an edition of its own', async () => {
    const answer = await post('/api/ledger/pages.pdf', { area: COMMUNITY, page: 2 });
    expect([answer.statusCode, answer.rawPayload.subarray(0, 5).toString()]).toEqual([201, '%PDF-']);
    expect(answer.headers['content-disposition']).toContain(`TZ-${COMMUNITY}-2-2.pdf`);
    const digest = String(answer.headers.etag).slice(1, -1);
    expect((await check(`TZ-${COMMUNITY}-2-2`, digest)).body).toMatchObject({ genuine: true, current: true });
  });

  it('an earlier edition is genuine, no longer current, and says by which it was replaced', async () => {
    const { serial = '', digest = '' } = papers[1] ?? {};
    expect((await check(serial, digest)).body).toMatchObject({
      genuine: true,
      current: false,
      replacedBy: `TZ-${COMMUNITY}-2-2`,
      changed: [],
    });
  });

  it('a person who changes makes one page stale: the check names who, by which event and paragraph', async () => {
    accepted(await clerk.command(people[3] ?? '', 'IssueCertificate', {}));
    const { serial = '', digest = '' } = papers[0] ?? {};
    const { body } = await check(serial, digest);
    expect([body.genuine, body.current]).toEqual([true, false]);
    expect(body.changed).toEqual([
      {
        personId: people[3],
        printedVersion: 1,
        now: 'HERE',
        version: 2,
        events: [expect.objectContaining({ type: 'CertificateIssued', version: 2, paragraphs: ['(四)'] })],
      },
    ]);
    expect(await staleOnes()).toEqual([{ serial, changed: 1, newcomers: 0 }]);
  });

  it('printed again the page is current, and the list is empty', async () => {
    const again = await printed(1);
    expect(again.serial).toBe(`TZ-${COMMUNITY}-1-2`);
    expect(again.text).toContain('3401042011');
    expect((await check(again.serial, again.digest)).body.current).toBe(true);
    expect(await staleOnes()).toEqual([]);
  });

  it('a forged digest and a serial that was never printed are found out, and nothing is told of whom they would name', async () => {
    accepted(await clerk.command(people[0] ?? '', 'IssueCertificate', {}));
    const serial = `TZ-${COMMUNITY}-1-2`;
    expect((await check(serial, FORGED)).body).toMatchObject({ genuine: false, current: false, changed: [] });
    expect((await check(serial, papers[0]?.digest ?? '')).body.genuine).toBe(false);
    for (const never of [`TZ-${COMMUNITY}-1-9`, `TZ-${COMMUNITY}-7-1`, 'TZ-1', 'YZ'])
      expect([never, (await check(never, FORGED)).body.code]).toEqual([never, 'UNKNOWN_LEDGER_PAGE']);
    await printed(1);
  });

  it('who has come since is told of the last page, and stands on it when it is printed again', async () => {
    people.push(await register(25));
    expect(await staleOnes()).toEqual([{ serial: `TZ-${COMMUNITY}-2-2`, changed: 0, newcomers: 1 }]);
    expect((await printed(2)).text).toContain('>测试25<');
    expect(await staleOnes()).toEqual([]);
  });

  it('who has moved away or is restricted is left out, and what became of them is not shown', async () => {
    const [moved = '', restricted = ''] = [people[5], people[6]];
    const street = await bench.as('street-officer.340104003');
    accepted(await street.command(moved, 'MovePerson', { communityCode: '340111001008', on: '2011-09-01' }));
    const [one, two] = [await bench.as('province-supervisor.340000'), await bench.as('province-supervisor-2.340000')];
    const { proposalId } = accepted(await one.command(restricted, 'RestrictPerson', { reason: '本人要求' }));
    accepted(await two.command(restricted, 'RestrictPerson', { reason: '本人要求', proposalId: proposalId ?? '' }));
    const { serial = '', digest = '' } = papers.findLast((paper) => paper.serial.includes('-1-')) ?? {};
    const { body } = await check(serial, digest);
    expect(body.changed.map(({ personId, now, events }) => [personId, now, events])).toEqual([
      [moved, 'ELSEWHERE', []],
      [restricted, 'NOT_SHOWN', []],
    ]);
    const again = await printed(1);
    expect(again.text.match(/>测试\d+</g)).toHaveLength(6);
    expect(await staleOnes()).toEqual([]);
  });

  it('two who print at once get two editions', async () => {
    const both = await Promise.all([1, 1].map((page) => post('/api/ledger/pages.html', { area: COMMUNITY, page })));
    expect(both.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect(new Set(both.map(({ headers }) => headers['content-disposition'])).size).toBe(2);
  });

  it('stale pages come page by page, of a county as of a community', async () => {
    for (const personId of [people[1] ?? '', people[11] ?? ''])
      accepted(await clerk.command(personId, 'IssueCertificate', {}));
    const first = await stale({ area: '340104', limit: 1 }, county);
    const second = await stale({ area: '340104', limit: 1, cursor: first.body.nextCursor ?? '' }, county);
    const pages = [...first.body.items, ...second.body.items].map(({ serial }) => serial.split('-')[2]);
    expect([pages, second.body.nextCursor]).toEqual([['1', '2'], null]);
  });

  it('R5.2 (五) who printed what and when is kept with its readings, and no name or number among it', async () => {
    const rows = await bench.query('select p::text as text from record.printed_pages p');
    expect(rows.length).toBeGreaterThan(5);
    for (const { text } of rows) expect(text).not.toMatch(/测试|19580304/);
    const kept = await bench.query(
      `select count(*)::int as seen from record.read_log where what = 'print:TZ-${COMMUNITY}-1-1' and staff = '${CLERK}'`,
    );
    expect(kept).toEqual([{ seen: 8 }]);
  });
});

describe('R5.4 (五) what is refused at the door', () => {
  it('a page the ledger does not have: 404 that says how far it goes, in both languages, and nothing is kept', async () => {
    const pages = async () => (await bench.query('select count(*)::int as pages from record.printed_pages'))[0];
    const before = await pages();
    const [zh, en] = [
      await post('/api/ledger/pages.html', { area: COMMUNITY, page: 3 }),
      await post('/api/ledger/pages.pdf', { area: COMMUNITY, page: 3 }, CLERK, 'en'),
    ];
    expect([zh.statusCode, zh.json().code, zh.json().detail]).toEqual([
      404,
      'NO_SUCH_LEDGER_PAGE',
      expect.stringContaining('第2页'),
    ]);
    expect([en.statusCode, en.json().detail]).toEqual([404, expect.stringContaining('up to 2')]);
    const nobody = await post('/api/ledger/pages.html', { area: '340104003002', page: 1 }, COUNTY);
    expect([nobody.statusCode, nobody.json().code]).toEqual([404, 'NO_SUCH_LEDGER_PAGE']);
    expect(await pages()).toEqual(before);
  });

  it.each([
    {},
    { area: '340104', page: 1 },
    { area: COMMUNITY, page: 0 },
    { area: COMMUNITY, page: '1' },
    { area: COMMUNITY, page: 1, extra: 1 },
  ])('the body %j is 422', async (body) =>
    expect((await post('/api/ledger/pages.html', body)).json().code).toBe('INVALID_BODY'),
  );

  it('a digest that is none, or a cursor that is none, is 422', async () => {
    for (const digest of ['', 'abc', 'g'.repeat(64)])
      expect([digest, (await check(`TZ-${COMMUNITY}-1-1`, digest)).status]).toEqual([digest, 422]);
    for (const path of ['/api/ledger', '/api/ledger/stale-pages'])
      expect([path, (await clerk.get(path, { cursor: 'none' })).status]).toEqual([path, 422]);
  });

  it('R5.2 (五) another community, a role without the ledger, an auditor who would print: 403, with and without a page there', async () => {
    const other = await bench.as('community-clerk.340111001008');
    for (const serial of [`TZ-${COMMUNITY}-1-1`, `TZ-${COMMUNITY}-99-1`])
      expect([serial, (await check(serial, papers[0]?.digest ?? '', other)).status]).toEqual([serial, 403]);
    expect((await stale({ area: COMMUNITY }, other)).status).toBe(403);
    const hotline = await bench.as('hotline-agent.340100');
    expect((await hotline.get('/api/ledger', { area: COMMUNITY })).status).toBe(403);
    const auditor = 'auditor.340000';
    expect((await post('/api/ledger/pages.html', { area: COMMUNITY, page: 1 }, auditor)).statusCode).toBe(403);
    const { serial = '', digest = '' } = papers[0] ?? {};
    expect((await check(serial, digest, await bench.as(auditor))).body.genuine).toBe(true);
  });
});

describe('R5.3 (五) the basics for the social-security card', () => {
  const address = () => `/api/persons/${people[0]}/card-basics`;
  const read = async (staff: string, purpose?: string) =>
    (await bench.as(staff, purpose === undefined ? {} : { purpose })).get<Record<string, unknown>>(address());

  it('are told in plain values, versioned, and the digest is that of the canonical bytes', async () => {
    const { status, body } = await read(CLERK, '制发社会保障卡');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      schemaVersion: 1,
      personId: people[0],
      version: 2,
      asOf: expect.stringMatching(/^2011-09-01T09:/),
      basics: {
        name: '测试1',
        citizenId: citizenId('1958-03-04', 1),
        sex: 'MALE',
        birthOn: '1958-03-04',
        area: COMMUNITY,
        certificateNo: expect.stringMatching(/^3401042011\d{6}$/),
        qualification: 'NONE',
        certifiedOn: null,
        benefits: [],
        review: null,
      },
    });
    const { digest, ...told } = body;
    expect(digest).toBe(await sha256(sortedJson(told)));
    const document = ROUTES.find(({ path }) => path.endsWith('/card-basics'))?.answers[200];
    expect(document?.parse(body)).toEqual(body);
  });

  it('R5.2 (五) are told for a purpose only, which is kept, and in the own area only', async () => {
    expect((await read(CLERK)).body.code).toBe('PURPOSE_REQUIRED');
    expect((await read('county-officer.340111', '制发社会保障卡')).body.code).toBe('FORBIDDEN_AREA');
    expect((await read('hotline-agent.340100', '制发社会保障卡')).body.code).toBe('FORBIDDEN_ROLE');
    const nobody = (await bench.as(CLERK, { purpose: 'x' })).get(`/api/persons/${randomUUID()}/card-basics`);
    expect((await nobody).status).toBe(404);
    const readings = (await bench.record.readingsOf(people[0] ?? '')).filter(({ what }) => what === 'card-basics');
    expect(readings.map(({ outcome, purpose }) => [outcome, purpose])).toEqual([
      ['ROLE', '制发社会保障卡'],
      ['AREA', '制发社会保障卡'],
      ['PURPOSE_REQUIRED', null],
      ['shown', '制发社会保障卡'],
    ]);
  });
});

/** Said once more for the test: names sorted, no blanks. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${sortedJson(each)}`).join(',')}}`;
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(bytes).toString('hex');
}
