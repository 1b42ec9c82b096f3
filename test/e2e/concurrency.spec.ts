import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../support/house.ts';
import { startHouse } from '../support/house.ts';
import type { Staff } from '../support/lives.ts';
import { published, staffOf } from '../support/lives.ts';

const TWENTY = Array.from({ length: 20 }, (_, index) => index);

describe('many at once', () => {
  let house: House;
  let staff: Staff;

  beforeAll(async () => {
    house = await startHouse({ rehearsalStart: '2011-09-01T09:00:00+08:00' });
    staff = await staffOf(house);
  });
  afterAll(() => house.stop());

  it('20 parallel requests with one key make one event, and all get the same answer', async () => {
    const personId = await published(staff, { serial: 41 });
    const key = crypto.randomUUID();
    const visit = { findings: { jobWish: '愿意从事保洁工作' } };
    const answers = await Promise.all(TWENTY.map(() => staff.clerk.command(personId, 'RecordVisit', visit, { key })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(19);
    const { body } = await staff.county.history(personId, { type: 'VisitRecorded' });
    expect(body.events).toHaveLength(1);
  });

  it('20 parallel different commands on one person are applied in order or refused, versions without a gap', async () => {
    const personId = await published(staff, { serial: 43 });
    const answers = await Promise.all(
      TWENTY.map((index) =>
        index % 2 === 0
          ? staff.clerk.command(personId, 'RecordVisit', { findings: { skills: `技能记录${index}` } })
          : staff.street.command(personId, 'PassStreetReview', {}),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(10);
    const { body } = await staff.county.history(personId);
    expect(body.events.map((event) => event.version)).toEqual(body.events.map((_, index) => index + 1));
    const { body: log } = await staff.county.commandLog(personId);
    expect(log.items.filter((item) => item.outcome === 'REFUSED')).toHaveLength(10);
  });
});
