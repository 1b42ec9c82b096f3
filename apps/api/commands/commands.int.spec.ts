import { accepted, refusal } from '#contracts/answers';
import type { Client } from '#contracts/client';
import { PERSON_COMMAND_NAMES } from '#contracts/person-commands';
import { citizenId } from '#testing/citizens';
import { randomUUID } from 'node:crypto';
import { Client as Connection } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ApiBench } from '../../../test/support/api.ts';
import { apiBench } from '../../../test/support/api.ts';

let bench: ApiBench;
let clerk: Client;
let street: Client;
let serial = 100;

beforeAll(async () => {
  bench = await apiBench('2011-09-01T09:00:00+08:00');
  [clerk, street] = await Promise.all([bench.as('community-clerk.340104003001'), bench.as('street-officer.340104003')]);
});
afterAll(() => bench.close());

const registration = () => ({
  citizenId: citizenId('1958-03-04', 'MALE', (serial += 1)),
  name: '测试甲一',
  communityCode: '340104003001',
  retirementCategory: 'MALE' as const,
});

describe('an accepted command', () => {
  it('is answered 201 with the events, the version as ETag and what is possible now', async () => {
    const answer = await clerk.register(registration());
    expect(answer.status).toBe(201);
    expect(accepted.parse(answer.body)).toMatchObject({ version: 1, stage: 'REGISTERED', settled: [] });
    expect(answer.body.id).toBe(answer.body.personId);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body.events).toMatchObject([
      {
        type: 'UnemploymentRegistered',
        version: 1,
        effectiveAt: answer.body.events[0]?.recordedAt,
        actor: { staff: 'community-clerk.340104003001', role: 'community-clerk', area: '340104003001' },
        commandId: answer.body.commandId,
        paragraphs: expect.arrayContaining(['(四)']),
      },
    ]);
    expect(answer.body.availableCommands).toContainEqual({ name: 'IssueCertificate', paragraph: '(四)' });
  });

  it('holds nothing that says who the person is', async () => {
    const body = registration();
    const answer = await clerk.register(body);
    expect(JSON.stringify(answer.body)).not.toContain(body.citizenId);
    expect(JSON.stringify(answer.body)).not.toContain(body.name);
  });

  it('given again with the same key and body is answered as before, with Idempotency-Replayed', async () => {
    const [body, key] = [registration(), randomUUID()];
    const first = await clerk.register(body, { key });
    const again = await clerk.register(body, { key });
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('R9.2 (九) tells of work in another province too; an area that is nowhere is 422', async () => {
    const { body: registered } = await clerk.register(registration());
    const hiredIn = (areaCode: string) =>
      clerk.command(registered.personId, 'RecordEmployment', {
        form: 'ENTERPRISE',
        from: '2011-09-01',
        employer: { scheme: 'BUSINESS_REG', value: '320100000012345', name: '测试用人单位', areaCode },
      });
    const nowhere = [await hiredIn('990000'), await hiredIn('349999')];
    expect(nowhere.map(({ status }) => status)).toEqual([422, 422]);
    expect((await hiredIn('320102')).status).toBe(201);
  });

  it('R4.3 (四) moves the case on', async () => {
    const { body: registered } = await clerk.register(registration());
    const issued = await clerk.command(registered.personId, 'IssueCertificate', {}, { ifMatch: 1 });
    expect([issued.status, issued.body.version]).toEqual([201, 2]);
  });
});

describe('R4.3 (四) a certificate number belongs to one person for life', () => {
  const issue = async (body: object) => {
    const { body: registered } = await clerk.register(registration());
    return clerk.command(registered.personId, 'IssueCertificate', body);
  };

  it('R4.3 (四) a number that another person holds is refused, and says so', async () => {
    const existingNumber = '3401042009000017';
    expect((await issue({ existingNumber })).status).toBe(201);
    const taken = await issue({ existingNumber });
    expect(taken.status).toBe(409);
    expect(refusal.parse(taken.body)).toMatchObject({
      code: 'CERTIFICATE_NUMBER_TAKEN',
      paragraphs: ['(四)'],
      rules: ['R4.3'],
      unmet: [{ condition: 'CERTIFICATE_NUMBER_FREE' }],
    });
  });

  it('R4.3 (四) a number from the counter that an old certificate bears gives way to the next', async () => {
    await issue({ existingNumber: '3401042011000001' });
    await issue({ existingNumber: '3401042011000002' });
    await issue({ existingNumber: '3401042011000003' });
    expect((await issue({})).status).toBe(201);
  });
});

describe('a refused command', () => {
  it('R4.2 (四) out of order is answered 409 with its grounds and what is possible instead, and kept', async () => {
    const { body: registered } = await clerk.register(registration());
    const answer = await street.command(registered.personId, 'PassStreetReview', {});
    expect(answer.status).toBe(409);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(refusal.parse(answer.body)).toMatchObject({
      status: 409,
      code: 'OUT_OF_ORDER',
      paragraphs: ['(四)'],
      personId: registered.personId,
      version: 1,
      settled: [],
    });
    expect(answer.body.rules).toEqual(['R4.4']);
    expect(answer.body.unmet?.[0]?.text).not.toBe(answer.body.unmet?.[0]?.condition);
    expect(answer.body.availableCommands.map(({ name }) => name)).not.toContain('PassStreetReview');
    const log = await street.commandLog(registered.personId);
    expect(log.body.items).toMatchObject([
      { outcome: 'ACCEPTED' },
      { outcome: 'REFUSED', code: 'OUT_OF_ORDER', events: [] },
    ]);
  });

  it('R14.2 (十四) is appealed against by its key; a command that was accepted, or that nobody gave, is not', async () => {
    const { body: registered } = await clerk.register(registration());
    const refusedBy = randomUUID();
    await street.command(registered.personId, 'PassStreetReview', {}, { key: refusedBy });
    const appeal = (commandId: string) =>
      clerk.command(registered.personId, 'LodgeAppeal', { against: { commandId }, reason: '不服' });
    expect((await appeal(randomUUID())).status).toBe(409);
    expect((await appeal(String(registered.commandId))).status).toBe(409);
    expect((await appeal(refusedBy)).status).toBe(201);
  });

  it('speaks English to who asks for it', async () => {
    const { body: registered } = await clerk.register(registration());
    const english = await bench.as('street-officer.340104003', { language: 'en' });
    const [zh, en] = [
      await street.command(registered.personId, 'PassStreetReview', {}),
      await english.command(registered.personId, 'PassStreetReview', {}),
    ];
    expect(zh.body.detail).toMatch(/[一-鿿]/);
    expect(en.body.title).toMatch(/^[\x20-\x7e“”]+$/);
    expect(en.body.unmet?.[0]?.text).toMatch(/^[\x20-\x7e“”]+$/);
  });

  it('R1.1 (二) a second registration names the existing case, is kept on that stream and final for its key', async () => {
    const body = registration();
    const { body: first } = await clerk.register(body);
    const key = randomUUID();
    const second = await clerk.register(body, { key });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({
      code: 'ALREADY_REGISTERED',
      existing: { personId: first.personId, area: '340104003001', stage: 'REGISTERED' },
    });
    const again = await clerk.register(body, { key });
    expect([again.status, again.body]).toEqual([
      409,
      { ...second.body, requestId: again.body.requestId, instance: again.body.instance },
    ]);
    expect((await clerk.commandLog(first.personId)).body.items).toHaveLength(2);
  });

  it('R1.1 an old number of 15 digits leads to the same case as its 18', async () => {
    const body = registration();
    const { body: first } = await clerk.register(body);
    const old = body.citizenId.slice(0, 6) + body.citizenId.slice(8, 17);
    const second = await clerk.register({ ...body, citizenId: old });
    expect(second.body).toMatchObject({ code: 'ALREADY_REGISTERED', existing: { personId: first.personId } });
  });
});

describe('the way of a command', () => {
  it('is two trips to the record: one to read, one to append; a registration has a third, to the vault for its new key', async () => {
    const queries = vi.spyOn(Connection.prototype, 'query');
    const tripsOf = async (command: Promise<{ readonly status: number }>) => {
      queries.mockClear();
      expect((await command).status).toBe(201);
      return queries.mock.calls.length;
    };
    const { body: registered } = await clerk.register(registration());
    const { personId } = registered;
    const categories = [{ code: 'OLDER' as const, since: '2011-09-01', evidence: '身份证' }];
    await clerk.command(personId, 'IssueCertificate', {});
    expect(await tripsOf(clerk.command(personId, 'LodgeApplication', { categories, primary: 'OLDER' }))).toBe(2);
    expect(await tripsOf(clerk.command(personId, 'PassCommunityCheck', {}))).toBe(2);
    expect(await tripsOf(clerk.register(registration()))).toBe(3);
    queries.mockRestore();
  });
});

describe('what is taken as it comes', () => {
  it('an id in capitals, as the key or in the address, is the one in small letters', async () => {
    const [body, key] = [registration(), randomUUID()];
    const first = await clerk.register(body, { key: key.toUpperCase() });
    expect(first.body.commandId).toBe(key);
    const again = await clerk.register(body, { key });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
    const issued = await clerk.command(first.body.personId.toUpperCase(), 'IssueCertificate', {});
    expect([issued.status, issued.body.personId]).toEqual([201, first.body.personId]);
    expect((await clerk.person(first.body.personId.toUpperCase())).body.personId).toBe(first.body.personId);
  });

  it('the year of a review as a number is the same command as the year as text', async () => {
    const { body: registered } = await clerk.register(registration());
    const county = await bench.as('county-officer.340104');
    const key = randomUUID();
    const [number, text] = [
      await county.command(registered.personId, 'PassReview', { year: 2012 }, { key }),
      await county.command(registered.personId, 'PassReview', { year: '2012' }, { key }),
    ];
    expect([number.status, text.status, text.headers.get('idempotency-replayed')]).toEqual([409, 409, 'true']);
  });

  it('422: measures that are bare texts are refused with what is expected instead', async () => {
    const { body: registered } = await clerk.register(registration());
    const body = { measures: ['每月推荐一次岗位'], from: '2011-09-01', to: '2012-08-31' };
    const path = `/api/persons/${registered.personId}/commands/SignAgreement`;
    const answer = await street.post<{ errors?: unknown }>(path, body, { 'idempotency-key': randomUUID() });
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      [{ path: 'measures.0', message: '类型不对，应为 object' }],
    ]);
  });
});

describe('the catalogue', () => {
  it('tells of every command its paragraph, its roles and the schema of its body', async () => {
    const { body } = await clerk.get<{ items: { name: string; roles: string[]; schema: BodySchema }[] }>(
      '/api/commands',
    );
    expect(body.items.map(({ name }) => name)).toEqual(PERSON_COMMAND_NAMES);
    expect(body.items.every(({ schema, roles }) => isOfObjects(schema) && roles.length > 0)).toBe(true);
  });
});

/** An act of two persons takes one body or the other. */
interface BodySchema {
  readonly type?: string;
  readonly anyOf?: readonly BodySchema[];
}

const isOfObjects = ({ type, anyOf }: BodySchema): boolean => anyOf?.every(isOfObjects) ?? type === 'object';
