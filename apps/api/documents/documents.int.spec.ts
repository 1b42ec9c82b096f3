import type { Client } from '#contracts/client';
import { citizenId } from '#testing/citizens';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiBench } from '../../../test/support/api.ts';
import { apiBench } from '../../../test/support/api.ts';

const ID = citizenId('1956-08-15', 'MALE', 31);
const NAME = '测试<b>䶮㼆𠅤';
const COMMUNITY = '340104003001';
const REASON = '经核查，已不符合条件。';

let bench: ApiBench;
let clerk: Client;
let county: Client;
let personId: string;
let cancelled: string;

const get = async (url: string, staff = 'county-officer.340104', headers: Readonly<Record<string, string>> = {}) =>
  bench.inject({
    method: 'GET',
    url,
    headers: { authorization: `Bearer ${await bench.tokenOf(staff)}`, ...headers },
  });
const notice = (format: string, eventId = cancelled) =>
  `/api/persons/${personId}/documents/written-notice/${eventId}.${format}`;
const card = (format: string) => `/api/persons/${personId}/card.${format}`;
const digestOf = (html: string) => /<dd>([0-9a-f]{64})<\/dd>/.exec(html)?.[1];

beforeAll(async () => {
  bench = await apiBench('2011-08-15T09:00:00+08:00');
  clerk = await bench.as(`community-clerk.${COMMUNITY}`);
  county = await bench.as('county-officer.340104');
  const registered = await clerk.register({
    citizenId: ID,
    name: NAME,
    communityCode: COMMUNITY,
    retirementCategory: 'MALE',
  });
  personId = registered.body.personId;
  await clerk.command(personId, 'IssueCertificate', {});
  const older = { code: 'OLDER', since: '2011-08-01', evidence: '身份证' } as const;
  await clerk.command(personId, 'LodgeApplication', { categories: [older], primary: 'OLDER' });
  await clerk.command(personId, 'PassCommunityCheck', {});
  await bench.moveClock('2011-09-01T09:00:00+08:00');
  await clerk.command(personId, 'PublishNotice', {});
});
afterAll(() => bench.close());

describe('R4.4 (四) the posted list as a page', () => {
  it('is for everybody, masked, and its name is text', async () => {
    const answer = await bench.inject({ method: 'GET', url: '/public/notices.html?area=340104' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain('测试&#60;b&#62;䶮㼆𠅤');
    expect(answer.body).toContain('340104**********');
    expect(answer.body).toContain('2011-09-08 24时');
    expect(answer.body).not.toContain(ID);
    expect(answer.body).not.toContain(personId);
  });
});

describe('pages of a person', () => {
  it('R4.5 (四) there is no card before certification, and no notice without a decision', async () => {
    for (const url of [card('html'), notice('pdf', personId), notice('doc', personId)]) {
      const answer = await get(url);
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'UNKNOWN_DOCUMENT']);
    }
  });

  it('R4.5 (四) the card shows what the events say: certification, seal, officer', async () => {
    const street = await bench.as('street-officer.340104003');
    await bench.moveClock('2011-09-09T09:00:00+08:00');
    await street.command(personId, 'PassStreetReview', {});
    expect((await county.command(personId, 'CertifyPerson', {})).status).toBe(201);
    const unsealed = await get(card('html'));
    expect(unsealed.body).toContain('待签章');
    await county.command(personId, 'AnnotateCard', { entry: 'CERTIFICATION', seal: '测试章一' });
    const { statusCode, body } = await get(card('html'));
    expect(statusCode).toBe(200);
    for (const text of ['2011-09-09', '大龄就业困难人员', '测试章一', 'county-officer.340104'])
      expect(body).toContain(text);
    expect(body).not.toContain(ID);
    expect(digestOf(body)).not.toBe(digestOf(unsealed.body));
  });

  it('R4.7 (四) the notice of a cancellation tells reason, paragraph, days and to whom, as HTML and PDF', async () => {
    await bench.moveClock('2011-10-10T09:00:00+08:00');
    const { body } = await county.command(personId, 'CancelQualification', {
      ground: 'NO_LONGER_QUALIFIED',
      reason: REASON,
      evidence: [{ kind: '核查表' }],
    });
    cancelled = body.events.find(({ type }) => type === 'QualificationCancelled')?.id ?? '';
    const page = await get(notice('html'));
    expect(page.statusCode).toBe(200);
    for (const text of [REASON, '已不符合就业援助对象条件', '(五)', '60日内', '安徽省合肥市人力资源和社会保障局'])
      expect(page.body).toContain(text);
    const pdf = await get(notice('pdf'));
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.headers.etag).toBe(page.headers.etag);
  });

  it('R4.5 (四) the card then shows date and cause of leaving', async () => {
    const { body } = await get(card('html'));
    for (const text of ['2011-10-10', '取消资格', '已不符合就业援助对象条件', '待签章']) expect(body).toContain(text);
    expect((await get(card('pdf'))).rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('a page on paper is checked by its digest: the same as known then, another once the record says more', async () => {
    const printed = await get(notice('html'));
    await bench.moveClock('2011-10-12T09:00:00+08:00');
    await clerk.command(personId, 'RecordService', { eventId: cancelled, on: '2011-10-12', method: '直接送达' });
    const now = await get(notice('html'));
    expect(now.body).toContain('申诉截止日期为2011年12月11日');
    expect(digestOf(now.body)).not.toBe(digestOf(printed.body));
    const then = await get(`${notice('html')}?knownAt=2011-10-10`);
    expect(digestOf(then.body)).toBe(digestOf(printed.body));
    expect((await get(`${notice('html')}?knownAt=yesterday`)).statusCode).toBe(422);
  });

  it('R5.2 (五) is read like the history, and every page is kept in the log of readings', async () => {
    expect((await get(card('html'), 'community-clerk.340111001008')).statusCode).toBe(403);
    expect((await bench.inject({ method: 'GET', url: card('html') })).statusCode).toBe(401);
    const looks = await bench.query("select staff, what, outcome from record.read_log where what like 'document:%'");
    expect(looks).toContainEqual({ staff: 'county-officer.340104', what: 'document:written-notice', outcome: 'shown' });
    expect(looks).toContainEqual({ staff: 'county-officer.340104', what: 'document:card', outcome: 'shown' });
    expect(looks).toContainEqual({ staff: 'community-clerk.340111001008', what: 'document:card', outcome: 'AREA' });
  });

  it('R5.2 (五) the hotline reads it from another area for a purpose, without reasons, seals, categories and number', async () => {
    const hotline = 'hotline-agent.340200';
    expect((await get(notice('html'), hotline)).statusCode).toBe(403);
    const purpose = { 'access-purpose': encodeURIComponent('受理申诉') };
    const [told, shown] = [await get(notice('html'), hotline, purpose), await get(card('html'), hotline, purpose)];
    expect([told.statusCode, shown.statusCode]).toEqual([200, 200]);
    expect(told.body).toContain('60日内');
    for (const hidden of [REASON, '测试章一', '大龄就业困难人员', '3401042011'])
      expect(told.body + shown.body).not.toContain(hidden);
  });
});
