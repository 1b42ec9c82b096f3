import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../support/house.ts';
import { startHouse, until } from '../support/house.ts';
import type { Staff } from '../support/lives.ts';
import { certified, published, staffOf, subsidised } from '../support/lives.ts';

async function subsidisedPerson(house: House, staff: Staff, year: number): Promise<string> {
  const personId = await published(staff, { serial: 11, birthOn: `${year - 53}-06-15` });
  await house.moveClock(`${year}-11-20T09:00:00+08:00`);
  await certified(staff, personId);
  await house.moveClock(`${year}-11-21T09:00:00+08:00`);
  await subsidised(staff, personId, { from: `${year}-11-21`, firstMonth: `${year}-11` });
  return personId;
}

async function datesOf(staff: Staff, personId: string, type: string): Promise<readonly string[]> {
  const { body } = await staff.county.history(personId);
  return body.events.filter((event) => event.type === type).map((event) => event.effectiveAt);
}

/** The person's history once the sealer has numbered all of it: numbers come a moment after the commit. */
async function sealedHistory({ county }: Staff, personId: string) {
  return until(async () => {
    const { body } = await county.history(personId);
    return body.events.every(({ seq }) => seq !== undefined) && body;
  });
}

describe('R6.4 (六) nobody came to the review of 2012', () => {
  let house: House;
  let staff: Staff;
  let personId: string;

  beforeAll(async () => {
    house = await startHouse({ rehearsalStart: '2011-11-01T09:00:00+08:00' });
    staff = await staffOf(house);
    personId = await subsidisedPerson(house, staff, 2011);
    await house.moveClock('2012-01-05T09:00:00+08:00');
    await house.moveClock('2012-06-01T09:00:00+08:00');
  });
  afterAll(() => house.stop());

  it('deregisters the person with effect from 1 April and stops the benefit', async () => {
    const { body } = await staff.county.person(personId);
    expect(body).toMatchObject({
      stage: 'LEFT',
      qualification: 'DEREGISTERED',
      leaving: { act: 'DEREGISTRATION', on: '2012-04-01' },
    });
    expect(body.benefits.map((benefit) => benefit.status)).toEqual(['STOPPED']);
    expect(await datesOf(staff, personId, 'QualificationDeregistered')).toEqual(['2012-04-01T00:00:00+08:00']);
    expect(await datesOf(staff, personId, 'BenefitStopped')).toEqual(['2012-04-01T00:00:00+08:00']);
  });

  it('R6.6 (六) raised three reminders, once each, on their own dates', async () => {
    expect(await datesOf(staff, personId, 'ReviewReminderRaised')).toEqual([
      '2012-01-01T00:00:00+08:00',
      '2012-03-01T00:00:00+08:00',
      '2012-03-24T00:00:00+08:00',
    ]);
  });

  it('changes nothing when the clock is moved to where it stands', async () => {
    const before = await sealedHistory(staff, personId);
    const { body: clock } = await staff.county.clock();
    await house.moveClock(clock.now);
    expect(await sealedHistory(staff, personId)).toEqual(before);
  });
});

describe('R6.4 (六) nobody came to the review of 2026, when machines may not decide alone', () => {
  let house: House;
  let staff: Staff;

  beforeAll(async () => {
    house = await startHouse({ rehearsalStart: '2025-11-03T09:00:00+08:00' });
    staff = await staffOf(house);
  });
  afterAll(() => house.stop());

  it('leaves the case pending with its stage, the benefit suspended, until an officer confirms', async () => {
    const personId = await subsidisedPerson(house, staff, 2025);
    await house.moveClock('2026-01-05T09:00:00+08:00');
    await house.moveClock('2026-06-01T09:00:00+08:00');
    const { body } = await staff.county.person(personId);
    expect(body).toMatchObject({ stage: 'CERTIFIED', qualification: 'DEREGISTRATION_PENDING' });
    expect(body.benefits.map((benefit) => benefit.status)).toEqual(['SUSPENDED']);

    const confirmed = await staff.county.command(personId, 'ConfirmDeregistration', {
      outcome: 'CONFIRMED',
      reason: '经核实未参加年审',
    });
    expect(confirmed.status).toBe(201);
    expect(confirmed.body.stage).toBe('LEFT');
    expect(await datesOf(staff, personId, 'QualificationDeregistered')).toEqual(['2026-04-01T00:00:00+08:00']);
  });
});
