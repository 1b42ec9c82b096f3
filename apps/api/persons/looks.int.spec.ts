import type { Client } from '#contracts/client';
import { calendar, diff, entitlements } from '#contracts/looks';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { ApiBench } from '../../../test/support/api.ts';
import { apiBench } from '../../../test/support/api.ts';
import type { Staff } from '../../../test/support/lives.ts';
import { accepted, certified, published, staffOf, subsidised } from '../../../test/support/lives.ts';

let bench: ApiBench;
let staff: Staff;
let personId: string;

/** Certified on 2011-09-13, at work from 09-14, subsidised from 2011-09. */
beforeAll(async () => {
  bench = await apiBench('2011-09-01T09:00:00+08:00');
  staff = await staffOf(bench);
  personId = await published(staff, { serial: 71, birthOn: '1956-08-15' });
  await bench.moveClock('2011-09-13T09:00:00+08:00');
  await bench.record.settleStream(personId);
  await certified(staff, personId);
  await bench.moveClock('2011-09-20T09:00:00+08:00');
});
afterAll(() => bench.close());

const look = async <Schema extends z.ZodObject>(
  schema: Schema,
  what: string,
  query: Readonly<Record<string, string>> = {},
  client: Client = staff.county,
) => {
  const { status, body } = await client.get(`/api/persons/${personId}/${what}`, query);
  expect([status, body]).toMatchObject([200, {}]);
  return schema.strict().parse(body) as z.infer<Schema>;
};

describe('R7.7 (七) what a person is entitled to', () => {
  const answers = async (query: Readonly<Record<string, string>>, client?: Client) =>
    new Map((await look(entitlements, 'entitlements', query, client)).items.map((item) => [item.benefit, item]));

  it('every benefit, yes or no, with rule, paragraphs, version, conditions and the smallest change', async () => {
    const items = await answers({ on: '2011-09-20', form: 'FLEXIBLE' });
    expect(items.size).toBe(13);
    expect(items.get('SOCIAL_INSURANCE')).toMatchObject({
      allowed: true,
      qualifyingOn: '2011-09-19',
      rule: 'R7.3a',
      paragraphs: ['(七)'],
      rulebookVersion: expect.stringMatching(/^2011/),
    });
    expect(items.get('SOCIAL_INSURANCE')?.conditions).toContainEqual({
      condition: 'CERTIFIED',
      text: '在该日期已认定',
      fact: 'CERTIFIED',
      value: 'CERTIFIED',
      since: '2011-09-13',
      holds: true,
    });
    expect(items.get('POST')).toMatchObject({
      allowed: false,
      smallestChange: [{ condition: 'EMPLOYMENT_FORM', actual: 'FLEXIBLE' }],
    });
  });

  it('without a form the employment that runs counts, with NONE none; words in English when asked', async () => {
    const english = await bench.as('county-officer.340104', { language: 'en' });
    const none = await answers({ form: 'NONE' }, english);
    expect(none.get('SOCIAL_INSURANCE')?.smallestChange).toEqual([
      {
        condition: 'EMPLOYMENT_FORM',
        text: 'the form of employment is one of those named',
        actual: 'NONE',
        needed: 'ENTERPRISE',
      },
    ]);
  });

  it('R5.2 (五) the hotline elsewhere learns yes and no, not the facts; nobody else there learns anything', async () => {
    const hotline = await bench.as('hotline-agent.340200', { purpose: '12333来电咨询' });
    const items = await answers({ form: 'FLEXIBLE' }, hotline);
    expect(items.get('SOCIAL_INSURANCE')).toMatchObject({ allowed: true, conditions: [] });
    expect([...items.values()].some((item) => 'smallestChange' in item)).toBe(false);
    const elsewhere = await bench.as('county-officer.340202', { purpose: '核对' });
    expect((await elsewhere.get(`/api/persons/${personId}/entitlements`)).status).toBe(403);
  });

  it('422 for a form or a day that is none, 404 for nobody', async () => {
    for (const query of [{ form: 'ASTRONAUT' }, { on: '2011-02-30' }, { when: 'now' }])
      expect((await staff.county.get(`/api/persons/${personId}/entitlements`, query)).status).toBe(422);
    expect((await staff.county.get(`/api/persons/${randomUUID()}/entitlements`)).status).toBe(404);
  });
});

describe('R1.3 (二) what will fall due', () => {
  it('each date with its law and what it brings if nobody acts', async () => {
    const { now, until, items } = await look(calendar, 'calendar', { until: '2012-04-30' });
    expect([now.slice(0, 10), until.slice(0, 10)]).toEqual(['2011-09-20', '2012-04-30']);
    const due = items.filter(({ dueAt }) => dueAt !== null);
    expect(due.map(({ kind, dueAt }) => [kind, dueAt?.slice(0, 10)])).toEqual([
      ['AnnualReviewOpened', '2012-01-01'],
      ['ReviewReminderRaised', '2012-01-01'],
      ['ReviewReminderRaised', '2012-03-01'],
      ['ReviewReminderRaised', '2012-03-24'],
      ['AnnualReviewMissed', '2012-04-01'],
    ]);
    expect(due[0]).toMatchObject({ foreseen: false, paragraph: '(六)', rule: 'R6.1', text: '年审开始' });
    expect(due.at(-1)).toMatchObject({ foreseen: true, rule: 'R6.4' });
    expect(due.at(-1)?.consequences).toMatchObject([
      { type: 'AnnualReviewMissed', effectiveAt: '2012-04-01T00:00:00+08:00' },
      { type: 'QualificationDeregistered', text: '注销就业援助对象资格', paragraphs: ['(五)', '(六)'] },
    ]);
  });

  it('is what the clock then writes, and changes nothing by being asked', async () => {
    const size = await bench.size();
    const { items } = await look(calendar, 'calendar', { until: '2012-02-01' });
    expect(await bench.size()).toEqual(size);
    expect(items.filter(({ dueAt }) => dueAt !== null).flatMap(({ consequences }) => consequences)).toHaveLength(2);
  });

  it('visits that are due stand beside it; a date that is none is 422', async () => {
    expect((await look(calendar, 'calendar')).visitTasks).toMatchObject([{ cause: 'REGULAR', rule: 'R4.8' }]);
    expect((await staff.clerk.get(`/api/persons/${personId}/calendar`, { until: 'soon' })).status).toBe(422);
  });
});

describe('what changed between two moments, and why', () => {
  const typesOf = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);

  it('each changed field with the events that explain it', async () => {
    await subsidised(staff, personId, { from: '2011-09-20', firstMonth: '2011-09' });
    const { from, to, changes } = await look(diff, 'diff', { from: '2011-09-12,2011-09-12' });
    expect([from.validAt.slice(0, 10), from.version]).toEqual(['2011-09-12', 5]);
    expect(to.version).toBeGreaterThan(from.version);
    const change = (field: string) => changes.find((each) => each.field === field);
    expect(change('stage')).toMatchObject({ from: 'ON_NOTICE', to: 'CERTIFIED', byTime: false });
    expect(typesOf(change('stage')?.events ?? [])).toEqual([
      'PublicNoticeEnded',
      'StreetReviewPassed',
      'PersonCertified',
    ]);
    const benefit = changes.find(({ field }) => field.endsWith('.termBasis'));
    expect(benefit).toMatchObject({ from: null, to: 'UNTIL_RETIREMENT' });
    expect(typesOf(benefit?.events ?? [])).toEqual(['BenefitApproved']);
    expect(change('identity.name')).toBeUndefined();
  });

  it('what was entered late shows on the day it holds from, once it is known', async () => {
    const moments = await bench.query(
      `select recorded_at::text from record.events where type = 'BenefitApproved' and stream_id = '${personId}'`,
    );
    expect(moments).toHaveLength(1);
    await bench.moveClock('2011-09-25T09:00:00+08:00');
    accepted(await staff.clerk.command(personId, 'RecordVisit', { findings: { jobWish: '保洁' }, on: '2011-09-22' }));
    const { changes } = await look(diff, 'diff', { from: '2011-09-22,2011-09-24', to: '2011-09-22' });
    expect(changes.map(({ field, from, to }) => [field, from, to])).toEqual([
      ['fiveClears.score', 0, 1],
      ['fiveClears.fresh', null, ['jobWish']],
      ['fiveClears.lastVisitOn', null, '2011-09-22'],
    ]);
    expect(changes.every(({ events }) => typesOf(events).join() === 'VisitRecorded')).toBe(true);
  });

  it('what time alone has changed has no event', async () => {
    const { changes } = await look(diff, 'diff', { from: '2011-09-25', to: '2011-10-01' });
    const [used, ...more] = changes;
    expect(more).toEqual([]);
    expect(used).toMatchObject({ from: 1, to: 2, byTime: true, events: [] });
  });

  it('R5.2 (五) is kept as a look; needs a moment to begin from', async () => {
    expect((await staff.clerk.get(`/api/persons/${personId}/diff`)).status).toBe(422);
    expect((await staff.clerk.get(`/api/persons/${personId}/diff`, { from: '1,2,3' })).status).toBe(422);
    const kept = await bench.query('select distinct what from record.read_log');
    expect(kept.map(({ what }) => what)).toEqual(expect.arrayContaining(['diff', 'calendar', 'entitlements']));
  });
});
