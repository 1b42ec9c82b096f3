import { walled } from '#views/area-wall';
import { listCases, searchCases } from '#views/case-list/case-list.queries';
import { listStalePages } from '#views/community-ledger/community-ledger.queries';
import { listDeadlines } from '#views/deadline-ledger/deadline-ledger.queries';
import { listPostedNotices } from '#views/public-notices/public-notices.queries';
import { listNoShows, reviewProgress } from '#views/review-progress/review-progress.queries';
import type { AreaRange, Database } from '#views/sql';
import type { WallBench } from '#testing/wall-bench';
import { wallBench } from '#testing/wall-bench';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rangeOf } from './lists/area-ranges.ts';

/** Ninety communities of three cities, a hundred persons in each: each person with a deadline, a review and a notice. */
const CITIES = ['3401', '3402', '3403'];
const AREAS = CITIES.flatMap((city) =>
  Array.from({ length: 30 }, (_, place) => `${city}04003${String(place).padStart(3, '0')}`),
);
const EACH = 100;
const EVERYWHERE: readonly AreaRange[] = [{ from: '34', to: '35' }];
const HERE = [rangeOf('340104')];
const now = 1_000;
let bench: WallBench;

beforeAll(async () => {
  bench = await wallBench();
  await bench.fill(AREAS, EACH);
}, 60_000);
afterAll(() => bench.close());

/** What one query shows, by the areas that occur in it; `asked` is the first wall, `database` may be the second. */
const QUERIES: Readonly<Record<string, (database: Database, asked: readonly AreaRange[]) => Promise<number>>> = {
  case_list: async (database, areas) => (await listCases(database, { areas, limit: 20_000, now })).items.length,
  'case_list by due date': async (database, areas) =>
    (await listCases(database, { areas, limit: 20_000, now, dueBefore: 1e15 })).items.length,
  deadline_ledger: async (database, areas) => (await listDeadlines(database, { areas, limit: 20_000 })).items.length,
  // Who stands on no page, area by area: only of an area whose page is seen.
  printed_pages: async (database, areas) =>
    (await listStalePages(database, { areas, limit: 20_000, compared: 20_000 })).items.reduce(
      (sum, { newcomers }) => sum + newcomers,
      0,
    ),
  review_progress: async (database, areas) =>
    (await reviewProgress(database, { areas, year: '2012', on: '2012-05-01' })).due,
  'no-shows': async (database, areas) =>
    (await listNoShows(database, { areas, year: '2012', limit: 20_000 })).items.length,
};

describe.each(Object.keys(QUERIES))('R5.2 (五) two walls before %s', (name) => {
  const run = (database: Database, asked: readonly AreaRange[]) => QUERIES[name]?.(database, asked);
  const own = 30 * EACH;

  it('each alone stops what the other lets through', async () => {
    const reading = walled(bench.pool);
    const counts = {
      both: await run(reading.within(HERE), HERE),
      queryOff: await run(reading.within(HERE), EVERYWHERE),
      wallOff: await run(bench.withoutWall, HERE),
      neither: await run(bench.withoutWall, EVERYWHERE),
    };
    expect(counts).toEqual({ both: own, queryOff: own, wallOff: own, neither: AREAS.length * EACH });
  });

  it('shows nothing where no scope was said, an empty one, or one of another city', async () => {
    const reading = walled(bench.pool);
    expect(await run(reading, EVERYWHERE)).toBe(0);
    expect(await run(reading.within([]), EVERYWHERE)).toBe(0);
    expect(await run(reading.within([rangeOf('340300')]), HERE)).toBe(0);
  });
});

describe('the scope of a reading', () => {
  it('ends with its transaction: the same connection sees nothing afterwards, also after an error', async () => {
    const one = bench.connections(1);
    const reading = walled(one).within(HERE);
    const seen = async () =>
      (await one.query('select count(*)::int as seen from views.case_list', [])).rows[0]?.['seen'];
    await reading.query('select 1', []);
    expect(await seen()).toBe(0);
    await expect(reading.query('select nothing', [])).rejects.toThrow('does not exist');
    expect(await seen()).toBe(0);
  });

  it('writes nothing', async () => {
    await expect(walled(bench.pool).within(HERE).query('delete from record.queue', [])).rejects.toThrow('read-only');
  });

  it('takes nothing but codes', async () => {
    const range = { from: `3'; drop table views.case_list; --`, to: '35' };
    expect(() => walled(bench.pool).within([range])).toThrow(RangeError);
  });
});

describe('R5.2 (五) the narrow way to a person elsewhere', () => {
  const find = (search: Parameters<typeof searchCases>[1], areas = EVERYWHERE) =>
    searchCases(bench.pool, search, { areas, limit: 10_000, now });

  it('finds by certificate number, in one row, with an index and without the number itself', async () => {
    const { items } = await find({ by: 'certificate', number: bench.certificateOf(4_321) });
    expect(items).toHaveLength(1);
    const { rows } = await bench.pool.query('select * from views.find_cases($1, $2, $3, null, null, 9)', [
      'certificate',
      bench.certificateOf(4_321),
      '{[34,35)}',
    ]);
    expect(Object.keys(rows[0] ?? {})).not.toContain('certificate_no');
  });

  it('never lists: nothing for an empty search, a page at most for a name, nothing outside the asked areas', async () => {
    expect((await find({ by: 'name', part: '' })).items).toEqual([]);
    expect((await find({ by: 'name', part: '%' })).items).toEqual([]);
    expect((await find({ by: 'name', part: '测试' })).items.length).toBeLessThanOrEqual(201);
    expect((await find({ by: 'certificate', number: bench.certificateOf(4_321) }, [rangeOf('330100')])).items).toEqual(
      [],
    );
  });
});

describe('R4.4 (四) the public board', () => {
  it('is open to everybody, and a notice whose period has ended is shown to nobody, whatever the query asks', async () => {
    const all = { areas: EVERYWHERE, limit: 20_000, now: 0 };
    const [open, everything] = [
      await listPostedNotices(bench.pool, all),
      await listPostedNotices(bench.withoutWall, all),
    ];
    expect([open.items.length, everything.items.length]).toEqual([(AREAS.length * EACH) / 2, AREAS.length * EACH]);
  });
});

describe('the plan', () => {
  it.each([
    [
      'case_list',
      'case_list_by_area',
      `select * from views.case_list where (area >= $1 and area < $2) order by area, stream_id limit 51`,
    ],
    [
      'deadline_ledger',
      'deadline_ledger_by_area',
      `select * from views.deadline_ledger where (area >= $1 and area < $2) order by sort_at limit 51`,
    ],
    [
      'review_progress',
      'review_progress_by_year',
      `select count(*) from views.review_progress where year = '2012' and (area >= $1 and area < $2)`,
    ],
  ])('of %s still uses %s behind the wall', async (_, index, text) => {
    const community = rangeOf(AREAS[3] ?? '');
    const plan = await walled(bench.pool).within([community]).query(`explain ${text}`, [community.from, community.to]);
    const lines = plan.rows.map((row) => String(row['QUERY PLAN'])).join('\n');
    expect(lines).toContain(index);
    expect(lines).toContain('Index Cond');
    expect(lines).not.toContain('Seq Scan');
  });
});
