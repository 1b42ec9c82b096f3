import { personWorkflowId } from '#contracts/messages';
import { Client, Connection } from '@temporalio/client';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whole } from '../chaos/checks/record.ts';
import type { House } from '../support/house.ts';
import { startHouse, until } from '../support/house.ts';
import type { Staff } from '../support/lives.ts';
import { accepted, certified, citizenId, published, staffOf, subsidised } from '../support/lives.ts';
import { plainText } from '../support/plain-text.ts';

const NAME = '金丝雀删除名';
const BIRTH = '1957-08-18';
const SERIAL = 719;

describe('R5.2 (五) the workflow of an erased person', () => {
  let house: House;
  let staff: Staff;
  let client: Client;
  let connection: Connection;
  let record: Pool;
  let personId: string;
  let bystander: string;

  beforeAll(async () => {
    house = await startHouse({ rehearsalStart: '2011-09-01T09:00:00+08:00' });
    staff = await staffOf(house);
    connection = await Connection.connect({ address: house.run().temporalAddress });
    client = new Client({ connection, namespace: 'yuanzhu' });
    record = new Pool({ connectionString: house.run().databaseUrl, max: 1 });
    personId = await published(staff, { name: NAME, birthOn: BIRTH, serial: SERIAL });
    bystander = await published(staff, { serial: 721 });
    await house.moveClock('2011-09-09T09:00:00+08:00');
    for (const each of [personId, bystander]) await certified(staff, each);
    await house.moveClock('2011-09-13T09:00:00+08:00');
    await subsidised(staff, personId, { from: '2011-09-13', firstMonth: '2011-09' });
  });
  afterAll(async () => {
    await record.end();
    await connection.close();
    await house.stop();
  });

  const dated = async (): Promise<readonly string[]> => {
    const { rows } = await record.query<{ kind: string }>(
      `select kind from views.deadline_ledger where stream_id = $1
       union all select 'head' from record.heads where stream_id = $1 and next_due_at is not null order by 1`,
      [personId],
    );
    return rows.map(({ kind }) => kind);
  };
  const types = async (streamId: string): Promise<readonly string[]> => {
    const text = 'select type from record.events where stream_id = $1 order by version';
    return (await record.query<{ type: string }>(text, [streamId])).rows.map(({ type }) => type);
  };
  const runs = async () => {
    const query = `WorkflowId = '${personWorkflowId(personId)}'`;
    const found: { readonly runId: string; readonly status: string }[] = [];
    for await (const { runId, status } of client.workflow.list({ query })) found.push({ runId, status: status.name });
    return found;
  };
  const statuses = async () => [...new Set((await runs()).map(({ status }) => status))];

  /** Given by one, carried out by another. */
  async function erase(): Promise<void> {
    const [first, second] = [
      await house.as('province-supervisor.340000'),
      await house.as('province-supervisor-2.340000'),
    ];
    const { proposalId } = accepted(await first.command(personId, 'ErasePerson', { reason: '本人申请' }));
    if (proposalId === undefined) throw new Error('nothing was proposed');
    accepted(await second.command(personId, 'ErasePerson', { proposalId }));
  }

  it('ends, though it hears of the exit only when there is no key any more, and nothing stays due', async () => {
    await until(async () => (await statuses()).join() === 'RUNNING');
    expect(await dated()).toEqual(
      expect.arrayContaining(['head', 'AnnualReviewOpened', 'BenefitExpired', 'RetirementReached']),
    );
    const { temporal } = house.run().pids;
    process.kill(temporal, 'SIGSTOP'); // dead it would be started again at once
    try {
      accepted(await staff.street.command(personId, 'ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2011-09-13' }));
      await erase();
    } finally {
      process.kill(temporal, 'SIGCONT');
    }
    await until(async () => (await statuses()).join() === 'COMPLETED', 60_000);
    expect(await dated()).toEqual([]);
  });

  it('leaves histories in which nothing tells who it was', async () => {
    const histories = [];
    for (const { runId } of await runs()) {
      histories.push(plainText(await client.workflow.getHandle(personWorkflowId(personId), runId).fetchHistory()));
    }
    const told = histories.join('\n');
    expect(told).toContain('"stage":"LEFT"'); // so the payloads were read
    for (const personal of [NAME, citizenId(BIRTH, SERIAL), BIRTH]) expect(told).not.toContain(personal);
  });

  it('is not begun again by any later date: the years pass for others only, and every proof holds', async () => {
    const before = await types(personId);
    expect(before.at(-1)).toBe('PersonErased');
    await house.moveClock('2013-05-01T09:00:00+08:00');
    expect(await types(bystander)).toContain('AnnualReviewMissed');
    expect(await types(personId)).toEqual(before);
    expect(await dated()).toEqual([]);
    expect(await statuses()).toEqual(['COMPLETED']);
    expect(await whole({ arena: { ...house.run(), dataDir: house.dataDir } })).toEqual([]);
  });
});
