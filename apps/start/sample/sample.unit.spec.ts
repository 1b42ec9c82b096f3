import { readCitizenId } from '#law/citizen-id';
import { expect, it } from 'vitest';
import { LIVES } from './lives.ts';
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

it('the clock stops at least every sixty days, when reviews are done, and at the end', () => {
  expect(stopsBetween('2024-11-01', END)).toEqual([
    '2024-12-31',
    '2025-02-28',
    '2025-04-29',
    '2025-06-28',
    '2025-08-27',
    '2025-10-26',
    '2025-12-25',
    END,
  ]);
  expect(stopsBetween(END, END)).toEqual([END]);
});
