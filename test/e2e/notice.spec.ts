import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../support/house.ts';
import { startHouse } from '../support/house.ts';
import type { Staff } from '../support/lives.ts';
import { accepted, certified, published, staffOf } from '../support/lives.ts';

describe('R4.4 (四) a notice published on Thursday 2011-09-29 with seven calendar days', () => {
  let house: House;
  let staff: Staff;
  let personId: string;

  beforeAll(async () => {
    house = await startHouse({ rehearsalStart: '2011-09-29T09:00:00+08:00' });
    staff = await staffOf(house);
    personId = await published(staff, { serial: 1 });
  });
  afterAll(() => house.stop());

  it('refuses the street review a second before it ends, and says when it becomes possible', async () => {
    await house.moveClock('2011-10-08T23:59:50+08:00');
    const { status, body } = await staff.street.command(personId, 'PassStreetReview', {});
    expect(status).toBe(409);
    expect(body.paragraphs).toEqual(['(四)']);
    expect(body.unmet?.[0]?.satisfiableAt).toBe('2011-10-09T00:00:00+08:00');
  });

  it('accepts the street review the moment the notice has ended', async () => {
    await house.moveClock('2011-10-09T00:00:00+08:00');
    const { body: history } = await staff.county.history(personId);
    const ended = history.events.filter((event) => event.type === 'PublicNoticeEnded');
    expect(ended.map((event) => event.effectiveAt)).toEqual(['2011-10-09T00:00:00+08:00']);
    const { stage } = accepted(await staff.street.command(personId, 'PassStreetReview', {}));
    expect(stage).toBe('STREET_REVIEWED');
  });

  it('lets nobody certify whom he registered, and another officer certify', async () => {
    const other = await published(staff, { serial: 3 });
    await house.moveClock('2011-10-20T09:00:00+08:00');
    await certified(staff, other);
    expect((await staff.county.person(other)).body).toMatchObject({
      stage: 'CERTIFIED',
      qualification: 'CERTIFIED',
      funnel: 'CERTIFIED',
    });
  });
});
