import { daysBetween } from '#kernel/civil-date';
import { readCitizenId } from '#law/citizen-id';
import { expect, it } from 'vitest';
import { arrivalOf, LIVES } from './lives.ts';
import { stopsBetween } from './load.ts';
import { samplePerson } from './people.ts';

const END = '2026-01-05';
const people = LIVES.map(({ age }, place) => samplePerson(place, age, END));

it('R1.1 (二) about sixty persons, each with a valid citizen ID of its own that fits its retirement category', () => {
  expect(people.length).toBeGreaterThanOrEqual(60);
  expect(new Set(people.map(({ citizenId }) => citizenId)).size).toBe(people.length);
  for (const { citizenId, retirementCategory, name } of people) {
    expect(readCitizenId(citizenId, END)).toMatchObject({
      ok: true,
      sex: retirementCategory === 'MALE' ? 'MALE' : 'FEMALE',
    });
    expect(name).toMatch(/^测试/);
  }
});

it('the acts of a life stand in the order of their dates', () => {
  for (const { acts } of LIVES) {
    const dates = acts('2024-11-11').map(({ on }) => on);
    expect(dates).toEqual([...dates].sort());
  }
});

it('the clock stops while the time limits of each cohort run, when reviews are done, and at the end', () => {
  const stops = stopsBetween('2024-11-01', END);
  expect(stops).toHaveLength(25);
  expect(stops.slice(0, 3)).toEqual(['2024-11-13', '2024-11-21', '2024-12-25']);
  expect(stops).toContain('2025-02-28');
  expect(stops.slice(-4)).toEqual(['2025-12-20', '2025-12-28', '2026-01-02', END]);
  expect(stopsBetween(END, END)).toEqual([END]);
});

it('R4.3 R4.6 (四) every life is entered within days of its beginning, before a time limit runs out', () => {
  const stops = stopsBetween('2024-11-01', END);
  for (const life of LIVES) {
    const arrival = arrivalOf(life, END);
    const entered = stops.find((stop) => stop >= arrival) ?? END;
    expect(daysBetween(arrival, entered)).toBeLessThanOrEqual(8);
  }
});
