import { expect, test } from 'vitest';
import { run } from './run.ts';

/**
 * `npm run chaos:smoke`: three short storms, 5,000 commands at the least. What they hold, the long run holds longer: `npm run chaos`.
 * A storm takes as long as its twenty faults do; with this many clients two cores answer some thousands of commands between them.
 */
const SIZE = {
  commands: 1667,
  faults: 20,
  days: 152,
  daysAtOnce: 19,
  clients: 24,
  personsEach: 8,
  calmMs: 100,
  longestMs: 700,
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
