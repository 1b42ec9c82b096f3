import type { OpenCasework } from '#casework/open';
import type { Client } from '#contracts/client';
import { startOfDay } from '#kernel/instant';
import { parseStaff } from '#law/roles';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiBench } from '../../../test/support/api.ts';
import { apiBench } from '../../../test/support/api.ts';
import {
  accepted,
  certified,
  citizenId,
  COMMUNITY,
  published,
  staff as names,
  staffOf,
} from '../../../test/support/lives.ts';

const FIRST = 'province-supervisor.340000';
const SECOND = 'province-supervisor-2.340000';
const HERE = '340104';
const ordered = { reason: '据文件', source: '皖人社发〔2012〕1号' };

interface RulesAnswer {
  readonly proposalId?: string;
  readonly code?: string;
  readonly area?: string;
  readonly events: readonly { readonly type: string; readonly rulebookVersion: string }[];
}

function give(by: Client, area: string, name: string, body: object) {
  return by.post<RulesAnswer>(`/api/rulebook/${area}/commands/${name}`, body, { 'idempotency-key': randomUUID() });
}

/** The answer of a command that must be accepted. */
async function given(...command: Parameters<typeof give>): Promise<RulesAnswer> {
  const { status, body } = await give(...command);
  if (status !== 201) throw new Error(`refused with ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** Proposed by one supervisor and approved by another. */
async function ordains(bench: ApiBench, area: string, entry: object): Promise<void> {
  const { proposalId } = await given(await bench.as(FIRST), area, 'ProposeEntry', { ...ordered, ...entry });
  await given(await bench.as(SECOND), area, 'ApproveEntry', { proposalId });
}

async function refoldAll({ record }: OpenCasework): Promise<void> {
  for (let after: string | null = null; ;) {
    ({ after } = await record.refold({ limit: 100, after }));
    if (after === null) return;
  }
}

/** What the relay would tell the person's workflow now. */
async function toldTo(workflowOf: string, { record }: OpenCasework) {
  const wanted = await record.claimDeliveries({ limit: 100, leaseMs: 1 });
  await record.markDelivered(wanted);
  return wanted.find(({ streamId }) => streamId === workflowOf);
}

describe('R20.1 (尾) a rule that changes while the house runs', () => {
  let bench: ApiBench;
  let worker: OpenCasework;
  let personId: string;

  beforeAll(async () => {
    bench = await apiBench('2011-12-01T09:00:00+08:00');
    worker = await bench.another();
    const staff = await staffOf(bench);
    personId = await published(staff, { serial: 1 });
    await bench.moveClock('2011-12-12T09:00:00+08:00');
    await certified(staff, personId);
  });
  afterAll(async () => {
    await worker?.close();
    await bench.close();
  });

  it('R20.1 (尾) is proposed and approved by two persons, in the own layer only', async () => {
    const entry = { parameter: 'reviewReminders', value: ['01-01', '02-01', '03-24'], from: '2012-01-01', ...ordered };
    const [first, second] = [await bench.as(FIRST), await bench.as(SECOND)];
    const city = await give(await bench.as('city-supervisor.340100'), '340000', 'ProposeEntry', entry);
    const clerk = await give(await bench.as(names.clerk), HERE, 'ProposeEntry', entry);
    expect([city, clerk].map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'FORBIDDEN_AREA'],
      [403, 'FORBIDDEN_ROLE'],
    ]);
    const proposed = await give(first, '340000', 'ProposeEntry', entry);
    expect(proposed).toMatchObject({ status: 201, body: { area: '340000', events: [{ type: 'EntryProposed' }] } });
    expect(proposed.body).not.toHaveProperty('personId');
    const { proposalId } = proposed.body;
    expect(await give(first, '340000', 'ApproveEntry', { proposalId })).toMatchObject({
      status: 409,
      body: { code: 'FOUR_EYES', paragraphs: ['(尾)'], rules: ['R20.1'] },
    });
    expect((await second.get<object>('/api/rulebook/340000/history')).body).toMatchObject({
      proposals: [{ proposalId, by: FIRST }],
      availableCommands: expect.arrayContaining([{ name: 'ApproveEntry', paragraph: '(尾)' }]),
    });
    const approved = await give(second, '340000', 'ApproveEntry', { proposalId });
    expect(approved).toMatchObject({
      status: 201,
      body: { events: [{ type: 'EntryApproved', paragraphs: ['(尾)'] }] },
    });
  });

  it('R20.1 (尾) a decision of a process that has not heard of it names the version it was taken under', async () => {
    await bench.moveClock('2012-01-04T09:00:00+08:00');
    while ((await worker.record.settleDue({ graceMs: 0, limit: 100 })).streams > 0);
    expect(await visit(worker)).toBe('2011.1');
    expect(await headOf(personId)).toEqual({ rulebook: '2011.1', due: '2012-03-01' });
    await toldTo(personId, worker);
    expect(await worker.refreshRules()).toBe('2011.1+1');
  });

  it('R6.6 (六) a reminder day that was moved reaches the heads and the person’s workflow', async () => {
    await refoldAll(worker);
    expect(await headOf(personId)).toEqual({ rulebook: '2011.1+1', due: '2012-02-01' });
    expect(await toldTo(personId, worker)).toMatchObject({ nextDueAt: startOfDay('2012-02-01') });
    expect(await visit(worker)).toBe('2011.1+1');
  });

  it('keeps no workflow for the rulebook itself', async () => {
    const kinds = await bench.query(
      'select distinct h.kind from record.deliveries d join record.heads h on h.stream_id = d.stream_id',
    );
    expect(kinds).toEqual([{ kind: 'person' }]);
    const keepTime = await worker.record.streamsToKeepTime({ after: null, limit: 10 });
    expect(keepTime).toEqual([personId]);
  });

  async function headOf(streamId: string) {
    const due = `to_char(next_due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as due`;
    const [head] = await bench.query(`select rulebook, ${due} from record.heads where stream_id = '${streamId}'`);
    return head;
  }

  async function visit({ casework }: OpenCasework): Promise<string | undefined> {
    const staff = parseStaff(names.clerk);
    if (!staff) throw new Error(names.clerk);
    const body = { findings: { jobWish: '愿意' } };
    const answer = await casework.persons.submitCommand({
      staff,
      personId,
      name: 'RecordVisit',
      key: randomUUID(),
      body,
    });
    return answer.outcome === 'accepted' ? answer.events[0]?.rulebookVersion : answer.outcome;
  }
});

describe('R20.1 (尾) which rule held', () => {
  let bench: ApiBench;
  beforeAll(async () => {
    bench = await apiBench('2012-01-01T09:00:00+08:00');
    await ordains(bench, '340000', { parameter: 'appealDays', value: 90, from: '2012-02-01' });
    await bench.moveClock('2012-03-01T09:00:00+08:00');
    await ordains(bench, '340100', { parameter: 'appealDays', value: 30, from: '2012-04-01' });
    const reading = { id: 'JS-2012-1', text: '“连续”按自然月计算 <b>', rules: ['R3.2'], from: '2012-03-01' };
    await given(await bench.as(FIRST), '340000', 'AddInterpretation', reading);
  });
  afterAll(() => bench.close());

  it.each([
    ['2012-01-31', '2011.1+1', { value: 60, from: '2011-08-02', area: '340000' }, []],
    ['2012-02-01', '2011.1+1', { value: 90, from: '2012-02-01', area: '340000' }, []],
    ['2012-03-31', '2011.1+2', { value: 90, from: '2012-02-01', area: '340000' }, ['JS-2012-1']],
    ['2012-04-01', '2011.1+2', { value: 30, from: '2012-04-01', area: '340100' }, ['JS-2012-1']],
  ])('R20.1, R20.2 (尾) for the county on %s is told in one call', async (on, version, held, interpretations) => {
    const { body } = await (await bench.as(names.clerk)).get<Held>('/api/rulebook', { area: HERE, on });
    expect(body).toMatchObject({ area: HERE, on, version });
    expect(body.parameters.find(({ name }) => name === 'appealDays')).toEqual({
      name: 'appealDays',
      rule: 'R4.7',
      paragraph: '(四)',
      ...held,
    });
    expect(body.interpretations.map(({ id }) => id)).toEqual(interpretations);
  });

  it('is told of no area that does not exist, and to nobody without a token', async () => {
    const clerk = await bench.as(names.clerk);
    expect(await clerk.get('/api/rulebook', { area: '349999' })).toMatchObject({ status: 422 });
    expect(await clerk.get('/api/rulebook/349900/history')).toMatchObject({ status: 404 });
    expect((await bench.inject({ method: 'GET', url: '/api/rulebook' })).statusCode).toBe(401);
  });

  it('R19.1 (十九) stands in plain words on the policy page, for everybody', async () => {
    const page = await bench.inject({ method: 'GET', url: `/public/policy?area=${HERE}&on=2012-04-01` });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain('<td>申诉期限（天）</td><td>30</td><td>2012-04-01</td><td>合肥市</td>');
    expect(page.body).toContain('<td>公示期</td><td>7 个自然日</td>');
    expect(page.body).toContain('社会保险补贴');
    expect(page.body).toContain('“连续”按自然月计算 &lt;b&gt;');
    const before = await bench.inject({ method: 'GET', url: `/public/policy?area=${HERE}&on=2012-01-31` });
    expect(before.body).toContain('<td>申诉期限（天）</td><td>60</td>');
  });
});

interface Held {
  readonly parameters: readonly { readonly name: string }[];
  readonly interpretations: readonly { readonly id: string }[];
}

describe('R4.3 (四) a year whose working days come late', () => {
  let bench: ApiBench;
  let worker: OpenCasework;
  beforeAll(async () => {
    bench = await apiBench('2026-12-28T09:00:00+08:00');
    worker = await bench.another();
  });
  afterAll(async () => {
    await worker?.close();
    await bench.close();
  });

  it('R4.3, R20.1 (尾) gives what awaits it its date, in the heads and for the workflow, when two persons publish it', async () => {
    const { clerk } = await staffOf(bench);
    const person = { citizenId: citizenId('1980-03-04', 1), name: '测试甲', communityCode: COMMUNITY } as const;
    const { personId, nextDeadline } = accepted(await clerk.register({ ...person, retirementCategory: 'MALE' }));
    await toldTo(personId, worker);
    const days = ['2027-01-01', '2027-01-02', '2027-01-03'].map((date) => ({ date, kind: 'holiday' }));
    const calendar = { year: 2027, days, source: '测试通知' };
    const { proposalId } = await given(await bench.as(FIRST), '340000', 'PublishCalendar', calendar);
    await given(await bench.as(SECOND), '340000', 'PublishCalendar', { proposalId });

    expect(await worker.refreshRules()).toBe('2011.1+1');
    await refoldAll(worker);
    const [head] = await bench.query(
      `select calendar, rulebook, deadlines from record.heads where stream_id = '${personId}'`,
    );
    expect(head).toMatchObject({ calendar: 'CALENDAR_2027', rulebook: '2011.1+1' });
    expect(head?.['deadlines']).toContainEqual(
      expect.objectContaining({ kind: 'StepOverdue', dueAt: startOfDay('2027-01-13') }),
    );
    const told = await toldTo(personId, worker);
    expect(told?.timeline).toContainEqual({ kind: 'StepOverdue', paragraph: '(四)', dueAt: startOfDay('2027-01-13') });
    expect(nextDeadline?.kind).not.toBe('StepOverdue');
  });
});
