import { Client, Connection } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../support/house.ts';
import { startHouse, until } from '../support/house.ts';
import { accepted, citizenId, COMMUNITY, staffOf } from '../support/lives.ts';

interface Timeline {
  readonly nextDeadline: { readonly kind: string; readonly dueAt: number | null } | null;
}

describe('R20.1 (尾) a year of working days published while the house runs', () => {
  let house: House;
  let connection: Connection;
  beforeAll(async () => {
    house = await startHouse({ rehearsalStart: '2026-12-28T09:00:00+08:00' });
    connection = await Connection.connect({ address: house.run().temporalAddress });
  });
  afterAll(async () => {
    await connection?.close();
    await house.stop();
  });

  it('R4.3, R20.1 (尾) reaches the worker, and through it the workflow of a person whose date awaited it', async () => {
    const { clerk } = await staffOf(house);
    const person = { citizenId: citizenId('1980-03-04', 1), name: '测试甲', communityCode: COMMUNITY } as const;
    const { personId } = accepted(await clerk.register({ ...person, retirementCategory: 'MALE' }));
    const workflow = new Client({ connection, namespace: 'yuanzhu' }).workflow.getHandle(`person-${personId}`);
    const next = async (): Promise<string | undefined> => {
      const { nextDeadline } = await workflow.query<Timeline>('timeline');
      return nextDeadline?.kind;
    };
    await until(async () => (await next().catch(() => 'StepOverdue')) !== 'StepOverdue');

    const days = ['2027-01-01', '2027-01-02', '2027-01-03'].map((date) => ({ date, kind: 'holiday' }));
    const proposed = await publish('province-supervisor.340000', { year: 2027, days, source: '测试通知' });
    await publish('province-supervisor-2.340000', { proposalId: proposed });
    await until(async () => (await next()) === 'StepOverdue');
    expect((await clerk.person(personId)).body.deadlines).toContainEqual(
      expect.objectContaining({ kind: 'StepOverdue', dueAt: '2027-01-13T00:00:00+08:00' }),
    );
  });

  async function publish(by: string, body: object): Promise<string | undefined> {
    const supervisor = await house.as(by);
    const path = '/api/rulebook/340000/commands/PublishCalendar';
    const answer = await supervisor.post<{ proposalId?: string }>(path, body, { 'idempotency-key': randomUUID() });
    expect(answer.status).toBe(201);
    return answer.body.proposalId;
  }
});
