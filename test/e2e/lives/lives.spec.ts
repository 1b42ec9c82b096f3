import { addDays } from '#kernel/civil-date';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDS, livesSince } from '../../property/model/lives.ts';
import { FIRST_VERSION } from '../../property/model/state.ts';
import type { House } from '../../support/house.ts';
import { startHouse } from '../../support/house.ts';
import { staffOf } from '../../support/lives.ts';
import type { End } from './ends.ts';
import { modelled, recorded } from './ends.ts';
import { holdsBetween, restorationsBetween, supervise } from './orders.ts';
import { stopsBetween } from './stops.ts';
import type { Desks, Traveller } from './walk.ts';
import { playAll, setOut } from './walk.ts';

/**
 * Random lives as real requests to a running house, in the order of their dates, while its clock is moved; all dates it raises
 * itself; two supervisors hold no-shows and restore in bulk meanwhile (`orders.ts`). At the end every person of the record is compared with the model of `test/property/model`.
 * `npm run lives`: 200 people from 2011-09 to 2026-09. Others: `PEOPLE=50 SINCE=2018-09-01 SEED=7`.
 */
const { PEOPLE = '20', SINCE = '2020-11-02', SEED = '56' } = process.env;
const many = Number(PEOPLE);

/** What the twenty lives of the ordinary run come by, and any two hundred: not people to whom nothing happens. */
const NOT_EMPTY: readonly string[] = [
  'PersonCertified',
  'BenefitApproved',
  'PublicNoticeEnded',
  'AnnualReviewOpened',
  'ReviewReminderRaised',
  'AnnualReviewMissed',
  'ExpiryReminderRaised',
  'BenefitExpired',
  'AgreementEnded',
  'StepOverdue',
];
const typeOf = (told: string): string => told.split(' ', 1)[0] ?? '';

/** With who it was and what was tried, so that a difference explains itself. */
interface Told extends End {
  readonly who: string;
  readonly acts: readonly string[];
  readonly parted: string | null;
}

async function endsOf(one: Traveller, { county }: Desks): Promise<{ readonly record: Told; readonly model: Told }> {
  const { place, life, personId, acts, parted } = one;
  const who = { who: `life ${place}: born ${life.birth}, ${life.retires}`, acts };
  const model = { ...who, parted: null, ...modelled(one) };
  if (personId === null) return { record: { ...model, parted }, model };
  const [person, history] = [await county.person(personId), await county.history(personId)];
  return { record: { ...who, parted, ...recorded(person.body, history.body.events) }, model };
}

describe('the record and an independent model of the regulation', () => {
  let house: House;
  let staff: Desks;

  beforeAll(async () => {
    house = await startHouse({ rehearsalStart: `${addDays(SINCE, -1)}T09:00:00+08:00` });
    // Appeals against the county's decisions go one level up (R14.2).
    staff = { ...(await staffOf(house)), city: await house.as('city-supervisor.340100') };
  }, 120_000);
  afterAll(() => house.stop());

  it(`R1.2 R4.4 R6.4 R6.8 R8.1 R8.3: are equal, person by person, after ${many} lives from ${SINCE} to ${ENDS} over HTTP (seed ${SEED})`, async () => {
    const lives = fc.sample(livesSince(SINCE), { numRuns: many, seed: Number(SEED) });
    const [holds, restorations] = [holdsBetween(SINCE, ENDS), restorationsBetween(SINCE, ENDS)];
    const travellers = lives.map((life, place) => setOut({ ...life, law: { ...FIRST_VERSION, holds } }, place));
    const supervision = await supervise(house, holds, restorations);
    await playAll(house, staff, travellers, stopsBetween(SINCE, ENDS), supervision);
    await supervision.end();

    const ends = await Promise.all(travellers.map((one) => endsOf(one, staff)));
    expect(ends.map(({ record }) => record)).toEqual(ends.map(({ model }) => model));
    const seen = new Set(ends.flatMap(({ model: { raised, decided } }) => [...raised, ...decided].map(typeOf)));
    expect(NOT_EMPTY.filter((type) => !seen.has(type))).toEqual([]);
    const { held, restored, excused } = supervision.met;
    expect(
      [held, restored, excused].every((many) => many > 0),
      `held ${held}, restored ${restored}, excused ${excused}`,
    ).toBe(true);
  }, 1_800_000);
});
