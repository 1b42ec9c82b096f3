import { addDays } from '#kernel/civil-date';
import type { EventView } from '#contracts/answers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../support/house.ts';
import { startHouse } from '../support/house.ts';
import type { Staff } from '../support/lives.ts';
import { certified, published, staffOf, subsidised } from '../support/lives.ts';

const START = '2011-09-05T09:00:00+08:00';
const CERTIFIED = '2011-10-10';
const FROM = '2011-10-11';
const UNTIL = '2013-10-10';

/** What the log says; human acts carry the moment of their own clock, so of them only the order counts. */
const story = (events: readonly EventView[]) =>
  events.map(({ type, version, effectiveAt, recordedAt, actor, data }) =>
    actor.role === 'system'
      ? { type, version, effectiveAt, recordedOn: recordedAt.slice(0, 10), data }
      : { type, version },
  );

/** Ids differ from house to house. */
const withoutIds = (told: unknown) => JSON.stringify(told).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');

async function oneLife(house: House): Promise<{ staff: Staff; personId: string }> {
  const staff = await staffOf(house);
  const personId = await published(staff, { serial: 21, birthOn: '1952-12-31' });
  await house.moveClock(`${CERTIFIED}T09:00:00+08:00`);
  await certified(staff, personId);
  await house.moveClock(`${FROM}T09:00:00+08:00`);
  await subsidised(staff, personId, { from: FROM, firstMonth: '2011-10' });
  return { staff, personId };
}

describe('architecture 7: the log does not depend on the size of the jump', () => {
  let jumping: House;
  let walking: House;

  beforeAll(async () => {
    [jumping, walking] = await Promise.all([
      startHouse({ rehearsalStart: START }),
      startHouse({ rehearsalStart: START }),
    ]);
  }, 120_000);
  afterAll(() => Promise.all([jumping.stop(), walking.stop()]));

  it('writes the same log in one step of two years and in eight', { timeout: 300_000 }, async () => {
    const [jumped, walked] = await Promise.all([oneLife(jumping), oneLife(walking)]);
    await jumping.moveClock(`${UNTIL}T09:00:00+08:00`);
    for (let day = addDays(FROM, 90); day < UNTIL; day = addDays(day, 90))
      await walking.moveClock(`${day}T09:00:00+08:00`);
    await walking.moveClock(`${UNTIL}T09:00:00+08:00`);

    const [inOneStep, stepByStep] = await Promise.all([
      jumped.staff.county.history(jumped.personId),
      walked.staff.county.history(walked.personId),
    ]);
    expect(withoutIds(story(stepByStep.body.events))).toEqual(withoutIds(story(inOneStep.body.events)));
    const types = inOneStep.body.events.map(({ type }) => type);
    expect(types).toContain('QualificationDeregistered');
  });

  it('refuses to move the clock back', async () => {
    const supervisor = await jumping.as('province-supervisor.340000');
    expect((await supervisor.moveClock('2011-01-01T00:00:00+08:00')).status).toBe(422);
  });
});
