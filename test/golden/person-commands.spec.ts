import { dateAt } from '#kernel/instant';
import { STAGES } from '#law/stages';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Life } from '../property/lives.ts';
import { live, lives } from '../property/lives.ts';
import { asMarkdown, matrix } from './matrix.ts';
import type { Said } from './refusal-faults.ts';
import { faultsOf, faultsOfAnswer } from './refusal-faults.ts';

/** Written anew by `npx vitest run --project unit test/golden -u`; a change of it is read in review. */
const answers = matrix();
const refused = answers.flatMap(({ person, told, command, refusal, instead }) =>
  refusal ? [{ refusal, state: told.state, where: `${command.name} on ${person}`, command: command.name, instead }] : [],
);

describe('what is possible when', () => {
  it('R4.2 (四) the guards answer as committed', async () => {
    await expect(asMarkdown(answers)).toMatchFileSnapshot('person-commands.md');
  });

  it('the typical people stand at every stage, before it and in every qualification that matters', () => {
    const stages = new Set(answers.map(({ told }) => told.state.stage));
    expect([...stages].sort()).toEqual([...Object.keys(STAGES), null].sort());
    expect(answers.some(({ told }) => told.state.qualification === 'DEREGISTRATION_PENDING')).toBe(true);
  });

  it('a person stands at the stage that its name says', () => {
    for (const { person, told } of answers) expect(person.split(',')[0]).toBe(told.state.stage ?? 'NONE');
  });

  it('every command is possible for somebody, and refused to somebody', () => {
    for (const name of new Set(answers.map(({ command }) => command.name))) {
      const said = answers.filter(({ command }) => command.name === name);
      const possible = said.filter(({ refusal }) => refusal === null).length;
      expect({ name, possible: possible > 0, refused: possible < said.length }).toEqual({
        name,
        possible: true,
        refused: true,
      });
    }
  });
});

describe('R4.7 (四) every refusal says why, in both languages', () => {
  it('R4.7 (四) each of the guards', () => {
    expect(refused.flatMap(faultsOf)).toEqual([]);
  });

  it('R4.7 (四) each of the guards, as it is answered: paragraph, rule, unmet condition, what is possible instead', () => {
    expect(refused.length).toBeGreaterThan(500);
    expect(refused.flatMap(faultsOfAnswer)).toEqual([]);
  });

  it('R4.7 (四) what is named as possible instead passes its guard, and nobody’s case is without anything possible', () => {
    for (const { person, told, instead } of answers) {
      const passing = answers.filter((one) => one.person === person && one.refusal === null).map(({ command }) => command.name);
      expect(passing).toEqual(expect.arrayContaining(instead.map(({ name }) => name)));
      expect({ person, stage: told.state.stage, anything: passing.length > 0 }).toMatchObject({ anything: true });
    }
  });

  it('R4.7 (四) each of many lives', () => {
    const seen = fc.sample(lives, { numRuns: 80, seed: 44 }).flatMap(refusalsIn);
    expect(new Set(seen.map(({ refusal }) => refusal.code)).size).toBeGreaterThan(10);
    expect([...new Set(seen.flatMap(faultsOf))]).toEqual([]);
  }, 20_000);
});

/** A refused act changes nothing: tried once more it is refused for the same reasons. */
function refusalsIn(life: Life): readonly Said[] {
  const said: Said[] = [];
  live(life, (told, { name, body, by }, { events }) => {
    if (told.events.length > events) return;
    const decision = told.tries(name, body(dateAt(told.now), told.state), by);
    if (decision.outcome === 'refused') said.push({ refusal: decision.refusal, state: told.state, where: name });
  });
  return said;
}
