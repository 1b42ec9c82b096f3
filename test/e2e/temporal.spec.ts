import { Client, Connection } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../support/house.ts';
import { startHouse, until } from '../support/house.ts';
import type { Staff } from '../support/lives.ts';
import { COMMUNITY, accepted, citizenId, published, staffOf } from '../support/lives.ts';
import { plainText } from '../support/plain-text.ts';

/** What must never leave the protected parts. */
const CANARIES = {
  name: '金丝雀测试名',
  citizenId: citizenId('1957-07-17', 717),
  phone: '13877776666',
  address: '合肥市金丝雀路七号',
};

describe('the workflow of a person', () => {
  let house: House;
  let staff: Staff;
  let client: Client;
  let connection: Connection;
  let personId: string;

  beforeAll(async () => {
    house = await startHouse({ rehearsalStart: '2011-09-01T09:00:00+08:00' });
    staff = await staffOf(house);
    connection = await Connection.connect({ address: house.run().temporalAddress });
    client = new Client({ connection, namespace: 'yuanzhu' });
    const registered = accepted(
      await staff.clerk.register({ ...CANARIES, communityCode: COMMUNITY, retirementCategory: 'MALE' }),
    );
    personId = registered.personId;
    await published(staff, { serial: 51 });
  });
  afterAll(async () => {
    await connection.close();
    await house.stop();
  });

  it('runs once for each live person, with stage and county as search attributes', async () => {
    const executions = await until(async () => {
      const found = [];
      const query = `WorkflowType = 'assistedPerson' AND ExecutionStatus = 'Running'`;
      for await (const each of client.workflow.list({ query })) found.push(each);
      const stages = found.map((each) => String(each.searchAttributes['Stage'])).sort();
      return stages.join() === 'ON_NOTICE,REGISTERED' && found;
    });
    expect(executions.map((each) => each.searchAttributes['CountyCode']?.[0])).toEqual(['340104', '340104']);
  });

  it('answers the query timeline and names its timers by deadline and paragraph', async () => {
    const handle = client.workflow.getHandle(`person-${personId}`);
    const timeline = await until(async () =>
      handle.query<{ stage: string; nextDeadline: { kind: string } | null }>('timeline'),
    );
    expect(timeline.stage).toBe('REGISTERED');
    expect(timeline.nextDeadline).not.toBeNull();
    const { events } = await handle.fetchHistory();
    const summaries = (events ?? [])
      .filter((event) => event.timerStartedEventAttributes)
      .map(
        (event) =>
          event.userMetadata?.summary && defaultPayloadConverter.fromPayload<string>(event.userMetadata.summary),
      );
    expect(summaries.some((summary) => typeof summary === 'string' && summary.includes('(四)'))).toBe(true);
  });

  it('neither histories nor logs nor the plain part of the record hold a name, a citizen ID, a phone number or an address', async () => {
    const told: string[] = [];
    for await (const { workflowId, runId } of client.workflow.list()) {
      told.push(plainText(await client.workflow.getHandle(workflowId, runId).fetchHistory()));
      told.push(plainText(await client.workflow.getHandle(workflowId, runId).describe()));
    }
    const logs = filesUnder(house.dataDir).filter((file) => file.endsWith('.log'));
    const written = logs.map((file) => readFileSync(file, 'utf8'));
    expect(logs.map((file) => basename(file)).sort()).toEqual(['api.log', 'server.log', 'server.log', 'worker.log']);
    const { body } = await staff.county.history(personId);
    const events = body.events.map(({ data, basis }) => JSON.stringify({ data, basis }));
    expect(told.length).toBeGreaterThan(2);
    expect(told.join()).toContain('"stage":"ON_NOTICE"'); // so the payloads were read
    for (const canary of Object.values(CANARIES)) {
      for (const text of [...told, ...written, ...events]) expect(text).not.toContain(canary);
    }
  });
});

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesUnder(path) : [path]));
}
