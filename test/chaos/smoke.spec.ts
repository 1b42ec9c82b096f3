import { expect, test } from 'vitest';
import { run } from './run.ts';

/**
 * Three short storms, 5,000 commands at the least. What they hold, the long run holds longer: `npm run chaos`. A storm mostly waits,
 * for whoever was killed and for whoever fell silent, so the three take place side by side, each with servers and processes of its own.
 */
const SIZE = {
  commands: 1667,
  faults: 20,
  days: 152,
  daysAtOnce: 19,
  clients: 16,
  personsEach: 5,
  calmMs: 500,
  longestMs: 700,
};

test.concurrent.for([11, 12, 13])(
  'seed %i: twenty faults, and nothing is lost, doubled, early, missed or told twice differently',
  { timeout: 600_000 },
  async (seed) => {
    const said: string[] = [];
    const { wrong, reached, sometimes, folder } = await run({ ...SIZE, seed }, (line) => said.push(line));
    const told = { wrong, folder, said: wrong.length === 0 ? [] : said };
    expect(told).toEqual({ wrong: [], folder: null, said: [] });
    expect(reached.commands).toBeGreaterThanOrEqual(SIZE.commands);
    expect(sometimes['requests without an answer']).toBeGreaterThan(0);
    expect(sometimes['replies of PostgreSQL swallowed after COMMIT']).toBeGreaterThan(0);
    expect(sometimes['commits whose answer was lost']).toBeGreaterThan(0);
    expect(sometimes['keys sent again']).toBeGreaterThan(0);
  },
);
