import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../support/house.ts';
import { startHouse, until } from '../support/house.ts';
import { certified, published, staffOf } from '../support/lives.ts';

describe('R6.8 (六) restoring in bulk through the real engine', () => {
  let house: House;
  beforeAll(async () => {
    house = await startHouse({ rehearsalStart: '2011-09-01T09:00:00+08:00' });
  });
  afterAll(() => house.stop());

  it('R6.8 (六) what two persons order for an area is carried out person by person, by a workflow behind it', async () => {
    const staff = await staffOf(house);
    const people = [await published(staff, { serial: 1 }), await published(staff, { serial: 3 })];
    await house.moveClock('2011-09-13T09:00:00+08:00');
    for (const personId of people) await certified(staff, personId);
    await house.moveClock('2012-04-25T09:00:00+08:00');
    const qualifications = async () =>
      Promise.all(people.map(async (personId) => (await staff.county.person(personId)).body.qualification));
    expect(await qualifications()).toEqual(['DEREGISTERED', 'DEREGISTERED']);

    const order = { year: 2012, reviewDueBy: '2012-06-30', reason: '洪水' };
    const proposalId = await give('city-supervisor.340100', order);
    await give('city-supervisor-2.340100', { proposalId });
    await until(async () => (await qualifications()).every((each) => each === 'CERTIFIED'));
  });

  async function give(by: string, body: object): Promise<string | undefined> {
    const path = '/api/rulebook/340104/commands/RestoreReviews';
    const supervisor = await house.as(by);
    const answer = await supervisor.post<{ proposalId?: string }>(path, body, { 'idempotency-key': randomUUID() });
    expect(answer.status).toBe(201);
    return answer.body.proposalId;
  }
});
