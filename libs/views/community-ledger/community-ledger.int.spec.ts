import type { WallBench } from '#testing/wall-bench';
import { wallBench } from '#testing/wall-bench';
import { walled } from '../area-wall.ts';
import type { StalePage } from './community-ledger.queries.ts';
import { listStalePages } from './community-ledger.queries.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Nine communities with two persons and an empty page each; the last page of every one has newcomers, but for three. */
const AREAS = Array.from({ length: 9 }, (_, place) => `34010400300${place + 1}`);
const QUIET = AREAS.slice(3, 6);
const areas = [{ from: '340104', to: '340105' }];
let bench: WallBench;

beforeAll(async () => {
  bench = await wallBench();
  await bench.fill(AREAS, 2);
  await bench.withoutWall.query('delete from views.case_list where area = any($1::text[])', [QUIET]);
});
afterAll(() => bench.close());

/** Every page of the answer, and how many steps it took. */
async function walk(limit: number, compared: number) {
  const database = walled(bench.pool).within(areas);
  const found: StalePage[] = [];
  let [cursor, steps]: [string | null, number] = [null, 0];
  do {
    const step = await listStalePages(database, { areas, limit, compared, ...(cursor === null ? {} : { cursor }) });
    found.push(...step.items);
    cursor = step.nextCursor;
    steps += 1;
  } while (cursor !== null);
  return { found: found.map(({ area, newcomers }) => [area, newcomers]), steps };
}

describe('R5.4 (五) the walk through the printed pages', () => {
  const expected = AREAS.filter((area) => !QUIET.includes(area)).map((area) => [area, 2]);

  it.each([
    [50, 50, 1],
    [2, 50, 3],
    [50, 2, 5],
    [1, 3, 6],
    [50, 3, 4],
  ])('finds each stale page once, %i an answer and %i compared a step, in %i steps', async (limit, compared, steps) => {
    expect(await walk(limit, compared)).toEqual({ found: expected, steps });
  });
});
