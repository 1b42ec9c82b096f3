import type { OpenCasework } from '#casework/open';
import type { Client } from '#contracts/client';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../cli/verbs/audit.ts';
import type { ApiBench } from '../../../test/support/api.ts';
import { apiBench } from '../../../test/support/api.ts';
import type { Staff } from '../../../test/support/lives.ts';
import { accepted, certified, published, staffOf, subsidised } from '../../../test/support/lives.ts';

const NOTICE_DAYS = { parameter: 'noticePeriod', from: '2011-10-01', reason: '据文件', source: '皖人社发〔2011〕9号' };

let bench: ApiBench;
let auditor: OpenCasework;
let staff: Staff;
let first: string;
let second: string;

async function ordain(by: Client, name: string, body: object): Promise<string> {
  const headers = { 'idempotency-key': randomUUID() };
  const answer = await by.post<{ readonly proposalId: string }>(`/api/rulebook/340100/commands/${name}`, body, headers);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.proposalId;
}

/** Two lives: the first under the delivered rules, the second after the city has shortened the notice; both miss the review. */
beforeAll(async () => {
  bench = await apiBench('2011-09-01T09:00:00+08:00');
  staff = await staffOf(bench);
  first = await published(staff, { serial: 61 });
  accepted(await staff.clerk.command(first, 'RaiseObjection', { by: '测试邻居', reason: '情况不实' }));
  await staff.street.command(first, 'PassStreetReview', {});
  await bench.moveClock('2011-09-05T09:00:00+08:00');
  accepted(await staff.street.command(first, 'DismissObjection', { reason: '查无实据' }));
  await bench.moveClock('2011-09-20T09:00:00+08:00');
  await bench.record.settleStream(first);
  await certified(staff, first);
  await bench.moveClock('2011-09-21T09:00:00+08:00');
  await subsidised(staff, first, { from: '2011-09-21', firstMonth: '2011-09' });
  await bench.moveClock('2011-09-28T09:00:00+08:00');
  const city = await bench.as('city-supervisor.340100');
  const colleague = await bench.as('city-supervisor-2.340100');
  const proposalId = await ordain(city, 'ProposeEntry', { ...NOTICE_DAYS, value: { unit: 'working', days: 3 } });
  await ordain(colleague, 'ApproveEntry', { proposalId });
  await bench.moveClock('2011-10-10T09:00:00+08:00');
  second = await published(staff, { serial: 63 });
  await bench.moveClock('2011-10-20T09:00:00+08:00');
  await certified(staff, second);
  await bench.moveClock('2012-04-02T09:00:00+08:00');
  for (const personId of [first, second]) await bench.record.settleStream(personId);
  auditor = await bench.another();
});
afterAll(async () => {
  await auditor?.close();
  await bench.close();
});

describe('yuanzhu audit', () => {
  it('takes every decision again under the rulebook of its day and finds nothing', async () => {
    const versions = await bench.query(
      "select distinct body::json->>'rulebookVersion' as version from record.commands order by 1",
    );
    expect(versions.map(({ version }) => version)).toEqual(['2011.1', '2011.1+1']);
    const outcome = await audit(auditor.casework, 'all');
    expect(outcome).toMatchObject({ exit: 0, data: { persons: 2, erased: 0, differences: [] } });
    const [{ commands }] = (await bench.query(
      `select count(*)::int as commands from record.commands where stream_id in ('${first}', '${second}')`,
    )) as readonly [{ readonly commands: number }];
    expect(outcome.data).toMatchObject({ commands });
    expect((outcome.data as { readonly settlings: number }).settlings).toBeGreaterThan(2);
  });

  it('one person, or those of an area', async () => {
    expect(await audit(auditor.casework, { personId: first })).toMatchObject({ exit: 0, data: { persons: 1 } });
    expect(await audit(auditor.casework, { area: '340104003' })).toMatchObject({ exit: 0, data: { persons: 2 } });
    expect(await audit(auditor.casework, { area: '340104004' })).toMatchObject({ exit: 0, data: { persons: 0 } });
    await expect(audit(auditor.casework, { personId: randomUUID() })).rejects.toThrow('no such person');
    expect(await bench.query("select 1 from record.read_log where what = 'audit'")).not.toHaveLength(0);
  });

  it('R4.4 (四) a planted difference is found: a notice that ends a day late, whoever has hashed it anew', async () => {
    await bench.query('alter table record.events disable trigger never_changed');
    await bench.query(`update record.events set body = regexp_replace(body, '"lastOn":"[0-9-]+"', '"lastOn":"2011-10-14"')
      where stream_id = '${second}' and type = 'PublicNoticePublished'`);
    const another = await bench.another();
    const outcome = await audit(another.casework, 'all');
    await another.close();
    expect(outcome.exit).toBe(1);
    const { differences } = outcome.data as { readonly differences: readonly object[] };
    expect(differences[0]).toMatchObject({
      stream: second,
      name: 'PublishNotice',
      what: expect.stringMatching(/data.lastOn: recorded "2011-10-14", decided again "2011-10-13"/),
    });
    expect(outcome.lines.join()).not.toMatch(/测试/);
  });
});
