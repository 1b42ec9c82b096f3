import { expect, test } from 'vitest';
import { run } from './run.ts';

/**
 * Three short storms in every test run. What they hold, the long run holds longer: `npm run chaos`. The numbers are what two
 * cores do in a minute each; a machine that is faster does more commands between the same faults.
 */
const SIZE = {
  commands: 400,
  faults: 20,
  days: 152,
  daysAtOnce: 19,
  clients: 8,
  personsEach: 8,
  calmMs: 300,
};

test.each([11, 12, 13])(
  'seed %i: twenty faults, and nothing is lost, doubled, early, missed or told twice differently',
  { timeout: 240_000 },
  async (seed) => {
    const said: string[] = [];
    const { wrong, reached, sometimes, folder } = await run({ ...SIZE, seed }, (line) => said.push(line));
    const told = { wrong, folder, said: wrong.length === 0 ? [] : said };
    expect(told).toEqual({ wrong: [], folder: null, said: [] });
    expect(reached.commands).toBeGreaterThanOrEqual(SIZE.commands);
    expect(sometimes['replies of PostgreSQL swallowed after COMMIT']).toBeGreaterThan(0);
    expect(sometimes['commits whose answer was lost']).toBeGreaterThan(0);
    expect(sometimes['keys sent again']).toBeGreaterThan(0);
  },
);
