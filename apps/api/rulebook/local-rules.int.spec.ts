import type { Client } from '#contracts/client';
import { entitlements } from '#contracts/looks';
import { held } from '#contracts/rulebook';
import { tasks } from '#contracts/work';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiBench } from '../../../test/support/api.ts';
import { apiBench } from '../../../test/support/api.ts';
import type { Staff } from '../../../test/support/lives.ts';
import { accepted, certified, citizenId } from '../../../test/support/lives.ts';

const SHUSHAN = '340104003001';
const WUHU = '340202012001';
const HEFEI = '340100';
const citation = { authority: '合肥市人力资源和社会保障局', documentNo: '测试〔2011〕1号' };
const cell = {
  benefit: 'SOCIAL_INSURANCE',
  who: ['DISABLED'],
  forms: ['FLEXIBLE'],
  payee: 'PERSON',
  qualifying: 'BEFORE_EMPLOYMENT',
  alsoNeeds: [],
  citation,
};
const standard = {
  benefit: 'SOCIAL_INSURANCE',
  forms: ['FLEXIBLE'],
  payee: null,
  alsoNeeds: [],
  formula: { kind: 'min', amount: '88.00', share: { numerator: 2, denominator: 3 } },
};
const serving = {
  step: 'DECISION_TO_BE_SERVED',
  content: { zh: '市定内容', en: 'as the city says' },
  workingDays: 3,
  effect: { zh: '市定要求', en: 'what the city wants' },
};
const subsidy = { benefit: 'SOCIAL_INSURANCE', firstMonth: '2012-01' } as const;

/**
 * Hefei adds flexible employment of disabled persons to the matrix from 2012-01-01 on, and orders what is paid. Three persons who are
 * certified as disabled only, one of them in Wuhu, begin to work in December.
 */
describe('R7.x, R7.6, R20.1 (七)(尾) what a city orders for itself', () => {
  let bench: ApiBench;
  let here: Staff;
  let there: Staff;
  let persons: readonly [string, string, string];

  beforeAll(async () => {
    bench = await apiBench('2011-09-01T09:00:00+08:00');
    here = await staffAt(SHUSHAN);
    there = await staffAt(WUHU);
    persons = [await onNotice(here, SHUSHAN, 1), await onNotice(here, SHUSHAN, 3), await onNotice(there, WUHU, 5)];
    await bench.moveClock('2011-09-13T09:00:00+08:00');
    for (const personId of persons) {
      await bench.record.settleStream(personId);
      await certified(personId === persons[2] ? there : here, personId);
    }
    await bench.moveClock('2011-12-01T09:00:00+08:00');
    await ordains('localEntitlements', [cell], '2012-01-01');
    await ordains('benefitAmounts', [standard], '2012-01-01');
    await bench.moveClock('2012-01-05T09:00:00+08:00');
    for (const personId of persons) {
      const { clerk } = personId === persons[2] ? there : here;
      accepted(await clerk.command(personId, 'RecordEmployment', { form: 'FLEXIBLE', from: '2011-12-20' }));
    }
  });
  afterAll(() => bench.close());

  it('R20.1 (尾) a value that does not fit is refused when it is proposed', async () => {
    const city = await bench.as('city-supervisor.340100');
    const value = [{ ...cell, citation: { authority: citation.authority, documentNo: '' } }];
    expect(await propose(city, 'localEntitlements', value, '2012-01-01')).toMatchObject({
      status: 409,
      body: { code: 'PARAMETER_VALUE_INVALID', rules: ['R20.1'] },
    });
  });

  it('R7.x (七) before its day the same application is refused, on its day it is granted under the document', async () => {
    const [, personId] = persons;
    const before = await here.county.command(personId, 'ApproveBenefit', { ...subsidy, on: '2011-12-31' });
    expect(before).toMatchObject({
      status: 409,
      body: { code: 'NO_ENTITLEMENT', paragraphs: ['(七)'], rules: ['R7.3a', 'R7.8'] },
    });
    const { events } = accepted(
      await here.county.command(personId, 'ApproveBenefit', { ...subsidy, on: '2012-01-01', paidAmount: '120.00' }),
    );
    expect(events[0]).toMatchObject({
      type: 'BenefitApproved',
      rulebookVersion: '2011.1+2',
      rules: ['R20.1', 'R7.8', 'R8.1', 'R8.3', 'R7.6'],
      paragraphs: ['(七)', '(八)', '(尾)'],
      data: { rule: 'R20.1', citation, monthlyAmount: '80.00' },
    });
  });

  it('R7.6 (七) above the standard is refused in both languages, at approval and when a quarter is settled', async () => {
    const [personId] = persons;
    const refused = await here.county.command(personId, 'ApproveBenefit', { ...subsidy, monthlyAmount: '88.01' });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'AMOUNT_ABOVE_STANDARD',
        title: '金额高于补贴标准',
        paragraphs: ['(七)'],
        rules: ['R7.6'],
        unmet: [{ condition: 'AMOUNT_WITHIN_STANDARD', actual: '88.01', needed: '<=88.00' }],
        orderedBy: HEFEI,
      },
    });
    accepted(await here.county.command(personId, 'ApproveBenefit', { ...subsidy, monthlyAmount: '88.00' }));
    const english = await bench.as('county-officer.340104', { language: 'en' });
    const months = [{ month: '2012-01', actuallyPaid: '120.00', amount: '80.01' }];
    expect(await english.command(personId, 'SettleBenefitQuarter', { quarter: '2012-Q1', months })).toMatchObject({
      status: 409,
      body: { code: 'AMOUNT_ABOVE_STANDARD', title: 'Above the standard', unmet: [{ needed: '<=80.00' }] },
    });
  });

  it('R7.x (七) in another city it stays refused', async () => {
    const [, , personId] = persons;
    expect(await there.county.command(personId, 'ApproveBenefit', subsidy)).toMatchObject({
      status: 409,
      body: { code: 'NO_ENTITLEMENT', rules: ['R7.3a', 'R7.8'] },
    });
  });

  it('R7.7 (七) the answer about entitlements names document, standard and version, from the day on', async () => {
    const before = await answer(here.county, persons[0], '2011-12-31');
    expect(before).toMatchObject({ allowed: false, rule: 'R7.3a' });
    expect(before).not.toHaveProperty('citation');
    expect(before).not.toHaveProperty('amount');
    expect(await answer(here.county, persons[0], '2012-01-01')).toMatchObject({
      rule: 'R20.1',
      citation,
      amount: { yuan: null, formula: standard.formula, rule: 'R7.6', orderedBy: HEFEI, from: '2012-01-01' },
      rulebookVersion: '2011.1+2',
    });
    expect(await answer(there.county, persons[2], '2012-01-01')).toMatchObject({ allowed: false, rule: 'R7.3a' });
  });

  it('R20.1, R19.1 (尾)(十九) what holds where and when, for programs and in plain words', async () => {
    const rowsOf = async (area: string, on: string) => {
      const { body } = await here.county.get('/api/rulebook', { area, on });
      const rules = held.parse(body);
      return [rules.entitlements.filter((row) => row.citation).map(({ area: of, from }) => [of, from]), rules.amounts];
    };
    expect(await rowsOf(SHUSHAN, '2012-01-01')).toMatchObject([[[HEFEI, '2012-01-01']], [standard]]);
    for (const [area, on] of [
      [SHUSHAN, '2011-12-31'],
      [WUHU, '2012-01-01'],
    ] as const)
      expect(await rowsOf(area, on)).toEqual([[], []]);

    const page = async (area: string, on: string) =>
      (await bench.inject({ method: 'GET', url: `/public/policy?area=${area}&on=${on}` })).body;
    const [now, earlier] = [await page('340104', '2012-01-01'), await page('340104', '2011-12-31')];
    expect(now).toContain(`<td>R20.1 ${citation.authority} ${citation.documentNo}（自2012-01-01）</td>`);
    expect(now).toContain('<td>88.00元，且不高于实际缴费的2/3</td><td>2012-01-01</td><td>合肥市</td>');
    expect(earlier).not.toContain(citation.documentNo);
    expect(earlier).toContain('<td>1000.00</td>');
  });

  it('R11.2, R20.1 (十一)(尾) its own standard of a step: in the rules, on the policy page and in the queue of tasks', async () => {
    await ordains('serviceStandards', [serving], '2012-01-05');
    const ofArea = async (area: string) => {
      const { standards } = held.parse((await here.county.get('/api/rulebook', { area, on: '2012-01-05' })).body);
      return standards.find(({ step }) => step === serving.step);
    };
    expect(await ofArea(SHUSHAN)).toMatchObject({ ...serving, timeBy: [], area: HEFEI, from: '2012-01-05' });
    expect(await ofArea(WUHU)).toMatchObject({ workingDays: 10, area: '340000' });

    const page = await bench.inject({ method: 'GET', url: '/public/policy?area=340104&on=2012-01-05' });
    expect(page.body).toContain('<td>市定内容</td><td>3个工作日内</td><td>市定要求</td><td>R4.7</td>');
    expect(page.body).toContain('<td>核发《就业失业登记证》时限（工作日）：10</td>');

    const [personId] = persons;
    const denied = accepted(
      await here.county.command(personId, 'RefuseBenefit', { benefit: 'POST', reason: '不在公益性岗位' }),
    );
    const english = await bench.as('community-clerk.340104003001', { language: 'en' });
    const { items } = tasks.parse((await english.get('/api/tasks')).body);
    const served = items.find(({ subject }) => subject === denied.events[0]?.id);
    expect(served).toMatchObject({
      kind: serving.step,
      from: '2012-01-05',
      dueOn: '2012-01-10',
      standard: {
        content: serving.content.en,
        time: 'within 3 working days',
        effect: serving.effect.en,
        rule: 'R11.2',
        paragraph: '(十一)',
      },
    });
    expect(items.every(({ standard: told }) => told !== null)).toBe(true);
  });

  it('R20.1 (尾) an order is never edited: a later one takes its place from its own day, what was granted runs on', async () => {
    await ordains('localEntitlements', null, '2012-02-01');
    expect(await answer(here.county, persons[0], '2012-01-31')).toMatchObject({ rule: 'R20.1' });
    expect(await answer(here.county, persons[0], '2012-02-01')).toMatchObject({ allowed: false, rule: 'R7.3a' });
    await bench.moveClock('2012-02-02T09:00:00+08:00');
    const { body } = await here.county.person(persons[0]);
    expect(body.benefits).toMatchObject([{ status: 'RUNNING', lastMonth: '2014-12' }]);
  });

  it('R4.2, R20.1 (四)(尾) where a city lets the street certify, the street officer does, and the county officer is turned away', async () => {
    const personId = await onNotice(here, SHUSHAN, 7);
    await ordains('certifyingLevel', 'STREET', '2012-02-10');
    await bench.moveClock('2012-02-20T09:00:00+08:00');
    accepted(await here.street.command(personId, 'PassStreetReview', {}));
    expect(await here.county.command(personId, 'CertifyPerson', {})).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN_ROLE', rule: 'R5.2' },
    });
    const { events } = accepted(await here.street.command(personId, 'CertifyPerson', {}));
    expect(events).toMatchObject([{ type: 'PersonCertified', data: { level: 'STREET' } }]);
  });

  async function staffAt(community: string): Promise<Staff> {
    const as = (role: string, digits: number) => bench.as(`${role}.${community.slice(0, digits)}`);
    const [clerk, street, county] = [
      await as('community-clerk', 12),
      await as('street-officer', 9),
      await as('county-officer', 6),
    ];
    return { clerk, street, county };
  }

  async function onNotice({ clerk }: Staff, communityCode: string, serial: number): Promise<string> {
    const person = { citizenId: citizenId('1980-03-04', serial), name: `测试${serial}`, communityCode } as const;
    const { personId } = accepted(await clerk.register({ ...person, retirementCategory: 'MALE' }));
    accepted(await clerk.command(personId, 'IssueCertificate', {}));
    const categories = [{ code: 'DISABLED' as const, since: '2010-01-01', evidence: ['残疾人证'] }];
    accepted(await clerk.command(personId, 'LodgeApplication', { categories, primary: 'DISABLED' }));
    accepted(await clerk.command(personId, 'PassCommunityCheck', {}));
    accepted(await clerk.command(personId, 'PublishNotice', {}));
    return personId;
  }

  function give(by: Client, name: string, body: object) {
    const key = { 'idempotency-key': randomUUID() };
    return by.post<{ readonly proposalId?: string }>(`/api/rulebook/${HEFEI}/commands/${name}`, body, key);
  }

  function propose(by: Client, parameter: string, value: unknown, from: string) {
    return give(by, 'ProposeEntry', { parameter, value, from, reason: '据文件', source: citation.documentNo });
  }

  /** Proposed by one supervisor of the city and approved by another. */
  async function ordains(parameter: string, value: unknown, from: string): Promise<void> {
    const proposed = await propose(await bench.as('city-supervisor.340100'), parameter, value, from);
    expect(proposed.status).toBe(201);
    const { proposalId } = proposed.body;
    const approved = await give(await bench.as('city-supervisor-2.340100'), 'ApproveEntry', { proposalId });
    expect(approved.status).toBe(201);
  }

  async function answer(by: Client, personId: string, on: string) {
    const { body } = await by.get(`/api/persons/${personId}/entitlements`, { on, form: 'FLEXIBLE' });
    return entitlements
      .strict()
      .parse(body)
      .items.find(({ benefit }) => benefit === 'SOCIAL_INSURANCE');
  }
});
