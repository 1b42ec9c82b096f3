import { afterEach, describe, expect, it } from 'vitest';
import type { House } from '../support/house.ts';
import { startHouse, until } from '../support/house.ts';
import { published, staffOf } from '../support/lives.ts';

/** The notice of 2011-09-01 ends 09-08 24:00; the clock is put three seconds before that and left to run. */
async function noticeLeftToEnd(guards: 'timers' | 'buckets', house: House): Promise<readonly string[]> {
  const staff = await staffOf(house);
  const personId = await published(staff, { serial: guards === 'timers' ? 31 : 33 });
  await house.moveClock('2011-09-08T23:59:57+08:00');
  const history = async () =>
    (await staff.county.history(personId)).body.events.filter((event) => event.type === 'PublicNoticeEnded');
  const ended = await until(async () => {
    const events = await history();
    return events.length > 0 && events;
  });
  return ended.map((event) => event.effectiveAt);
}

describe('architecture 3: each guard alone settles what falls due while the clock runs', () => {
  let house: House | undefined;
  afterEach(() => house?.stop());

  it.each(['timers', 'buckets'] as const)('GUARDS=%s', { timeout: 120_000 }, async (guards) => {
    house = await startHouse({ rehearsalStart: '2011-09-01T09:00:00+08:00', guards });
    expect(await noticeLeftToEnd(guards, house)).toEqual(['2011-09-09T00:00:00+08:00']);
  });
});
