import type { Client } from '#contracts/client';
import { history, person, personList } from '#contracts/persons';
import { citizenId } from '#testing/citizens';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiBench } from '../../../test/support/api.ts';
import { apiBench } from '../../../test/support/api.ts';

const ID = citizenId('1958-03-04', 'MALE', 21);
const NAME = '测试丁四';
const PHONE = '13800000021';

let bench: ApiBench;
let clerk: Client;
let personId: string;

beforeAll(async () => {
  bench = await apiBench('2011-09-01T09:00:00+08:00');
  clerk = await bench.as('community-clerk.340104003001');
  const registered = await clerk.register({
    citizenId: ID,
    name: NAME,
    phone: PHONE,
    communityCode: '340104003001',
    retirementCategory: 'MALE',
  });
  personId = registered.body.personId;
  await clerk.command(personId, 'IssueCertificate', {});
});
afterAll(() => bench.close());

describe('a person', () => {
  it('is shown to staff of its area with what is possible now, masked all the same', async () => {
    const { status, body } = await clerk.person(personId);
    expect(status).toBe(200);
    expect(person.strict().parse(body)).toMatchObject({
      personId,
      helper: null,
      visitTasks: [{ cause: 'REGULAR', dueBy: '2011-10-01', overdue: false, rule: 'R4.8' }],
      version: 2,
      stage: 'REGISTERED',
      funnel: 'FOUND',
      qualification: 'NONE',
      identity: { name: NAME, birthOn: '1958-03-04', phone: '138****0021' },
    });
    expect(body.identity?.maskedCitizenId).not.toContain('19580304');
    expect(body.certificateNo).toMatch(/^3401042011\d{6}$/);
    expect(body.availableCommands).toContainEqual({ name: 'LodgeApplication', paragraph: '(四)' });
  });

  it('R5.2 (五) is shown to others in the province for a purpose only, and with less', async () => {
    const elsewhere = 'community-clerk.340111001008';
    const without = await (await bench.as(elsewhere)).person(personId);
    expect([without.status, without.body.code]).toEqual([403, 'PURPOSE_REQUIRED']);
    const { status, body } = await (await bench.as(elsewhere, { purpose: '迁入咨询：核对登记' })).person(personId);
    expect(status).toBe(200);
    expect(person.parse(body)).toMatchObject({ certificateNo: null, categories: [], availableCommands: [] });
    expect(body.identity).not.toHaveProperty('birthOn');
    expect(body.identity).not.toHaveProperty('phone');
  });

  it('is unknown before it was registered, and under any other id', async () => {
    expect((await clerk.person(personId, { validAt: '2011-08-01' })).status).toBe(404);
    expect((await clerk.person(randomUUID())).status).toBe(404);
    expect((await clerk.person('1')).status).toBe(404);
  });

  it('422: a moment that is none, and a question that does not exist', async () => {
    const odd = await clerk.person(personId, { validAt: 'yesterday' });
    expect([odd.status, odd.body.code, odd.body.errors?.[0]?.path]).toEqual([422, 'INVALID_QUERY', 'validAt']);
    expect((await clerk.get(`/api/persons/${personId}`, { full: 'yes' })).status).toBe(422);
  });

  it('takes an offset whose plus sign was not encoded', async () => {
    const headers = { authorization: `Bearer ${await bench.tokenOf('community-clerk.340104003001')}` };
    const address = (at: string) => `/api/persons/${personId}?validAt=${at}&knownAt=${at}`;
    for (const at of ['2011-09-01T23:00:00+08:00', '2011-09-01T23:00:00%2B08:00']) {
      const answer = await bench.inject({ method: 'GET', url: address(at), headers });
      expect([answer.statusCode, answer.json().validAt]).toEqual([200, '2011-09-01T23:00:00+08:00']);
    }
    expect((await bench.inject({ method: 'GET', url: address('2011-09-01T23:00:00+08'), headers })).statusCode).toBe(
      422,
    );
  });

  it('422: a purpose that is no percent-encoded text', async () => {
    const headers = {
      authorization: `Bearer ${await bench.tokenOf('community-clerk.340111001008')}`,
      'access-purpose': '%E4%BD',
    };
    expect((await bench.inject({ method: 'GET', url: `/api/persons/${personId}`, headers })).statusCode).toBe(422);
  });

  it('has a history in version order, its numbers masked, and of one type when asked', async () => {
    const { body } = await clerk.history(personId);
    expect(history.parse(body).events.map(({ version, type }) => [version, type])).toEqual([
      [1, 'UnemploymentRegistered'],
      [2, 'CertificateIssued'],
    ]);
    expect(body.events[0]?.protectedData).toMatchObject({
      name: NAME,
      citizenId: `${ID.slice(0, 3)}***********${ID.slice(-4)}`,
      phone: '138****0021',
    });
    expect(JSON.stringify(body)).not.toContain(ID);
    expect((await clerk.history(personId, { type: 'CertificateIssued' })).body.events).toHaveLength(1);
  });

  it('R5.2 (五) every look is kept with who, what and what for, before it is shown', async () => {
    const rows = await bench.query('select * from record.read_log');
    const looks = JSON.stringify(rows);
    expect(rows.length).toBeGreaterThan(3);
    for (const what of ['person', 'history', 'community-clerk.340104003001']) expect(looks).toContain(what);
    expect(looks).not.toContain(NAME);
  });

  it('shows its plain values for a reason, to those who may ask', async () => {
    const asked = { fields: ['citizenId', 'phone'], reason: '核对证件' };
    expect((await clerk.post(`/api/persons/${personId}/unmask`, asked)).body).toEqual({ citizenId: ID, phone: PHONE });
    const hotline = await bench.as('hotline-agent.340100');
    expect((await hotline.post(`/api/persons/${personId}/unmask`, asked)).status).toBe(403);
    expect((await clerk.post(`/api/persons/${personId}/unmask`, { fields: ['citizenId'] })).status).toBe(422);
  });
});

describe('lists', () => {
  it('list the persons of the own area, page by page', async () => {
    const second = await clerk.register({
      citizenId: citizenId('1959-03-04', 'MALE', 22),
      name: '测试戊五',
      communityCode: '340104003001',
      retirementCategory: 'MALE',
    });
    const first = await clerk.persons({ limit: 1 });
    expect(personList.parse(first.body).items.map((item) => item.personId)).toEqual([personId]);
    const next = await clerk.persons({ limit: 1, cursor: first.body.nextCursor ?? '' });
    expect(next.body.items.map((item) => item.personId)).toEqual([second.body.personId]);
    expect(next.body.nextCursor).toBeNull();
    expect((await clerk.persons({ cursor: 'elsewhere' })).status).toBe(422);
  });

  it('403: of another area', async () => {
    const { status, body } = await clerk.persons({ area: '340104003002' });
    expect([status, body.code, body.rule]).toEqual([403, 'FORBIDDEN_AREA', 'R5.2']);
  });

  it('find a person in the whole province by its citizen ID, given in a body', async () => {
    const elsewhere = await bench.as('community-clerk.340111001008');
    const found = await elsewhere.search(ID);
    expect(personList.parse(found.body).items.map((item) => item.personId)).toEqual([personId]);
    expect(JSON.stringify(found.body)).not.toContain('19580304');
  });

  it('give the ledger of deadlines', async () => {
    const { body } = await clerk.deadlines({ before: '2012-01-01' });
    expect(body.items.every((item) => item.paragraph.startsWith('('))).toBe(true);
  });

  it('R11.1, R1.3 (十一)(二) give what is to be done, who owes it and why it stands where it stands; a helper is not shown it', async () => {
    const { status, body } = await clerk.tasks({ owner: 'COMMUNITY' });
    expect(status).toBe(200);
    expect(body.items.length).toBeGreaterThan(0);
    expect(
      body.items.every(({ owner, text, priority }) => owner === 'COMMUNITY' && text !== '' && priority.text !== ''),
    ).toBe(true);
    expect((await (await bench.as('helper.340104003')).get('/api/tasks')).status).toBe(403);
  });

  it('give the progress of a review, and who would be missed', async () => {
    const county = await bench.as('county-officer.340104');
    expect((await county.reviewProgress('2012')).body).toMatchObject({
      year: '2012',
      area: '340104',
      due: 0,
      missed: 0,
    });
    expect((await county.get('/api/reviews/2012/progress/preview')).body).toEqual({ items: [], nextCursor: null });
    expect((await county.reviewProgress('12')).status).toBe(404);
  });

  it('R4.4 (四) post notices to anybody', async () => {
    const answer = await bench.inject({ method: 'GET', url: '/public/notices?area=340104' });
    expect([answer.statusCode, answer.json().items]).toEqual([200, []]);
    expect(answer.json().howToObject).toContain('异议');
  });
});

describe('what is logged', () => {
  it('is one line a request, with no name, number, phone, token, purpose or body', async () => {
    await clerk.search(NAME);
    const logged = bench.logged();
    expect(logged).toContain('"route":"/api/persons/:id"');
    for (const secret of [NAME, ID, PHONE, '迁入咨询', encodeURIComponent('迁入咨询'), 'Bearer', 'eyJ', '核对证件']) {
      expect(logged).not.toContain(secret);
    }
  });

  it('bears the request id of the answer', async () => {
    const requestId = randomUUID();
    const answer = await bench.inject({ method: 'GET', url: '/api/persons', headers: { 'x-request-id': requestId } });
    expect([answer.headers['x-request-id'], answer.json().requestId]).toEqual([requestId, requestId]);
    expect(bench.logged()).toContain(requestId);
  });
});
