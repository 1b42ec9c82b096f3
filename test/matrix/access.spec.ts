import { can, widestSeen } from '#access/can';
import type { ViewName } from '#access/views';
import { VIEW_NAMES } from '#access/views';
import { areaRanges } from '#casework/lists/area-ranges';
import { liveLaw } from '#casework/law';
import { findPersonCommand, PERSON_COMMANDS } from '#person/commands';
import { findRulebookCommand, RULEBOOK_COMMANDS } from '#rulebook/rulebook';
import { readLawTables } from '#platform/tables';
import type { WallBench } from '#testing/wall-bench';
import { wallBench } from '#testing/wall-bench';
import { walled } from '#views/area-wall';
import type { AreaRange, Database } from '#views/sql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cell, Said } from './cells.ts';
import { cellsOf } from './cells.ts';
import { deskOf } from './desk.ts';
import { readPolicy } from './policy.ts';

/** docs/access.md against the house: what it says must be what is, in every cell. */
const policy = readPolicy();
const cells = cellsOf(policy);
const live = liveLaw(readLawTables());
const { law } = live;
const AREAS = [...new Set(cells.map(({ area }) => area))].filter((area) => /^\d+$/.test(area));

/** The tables behind the views that have a wall. */
const TABLES: Readonly<Record<string, string>> = {
  list: 'case_list',
  ledger: 'case_list',
  deadlines: 'deadline_ledger',
  'review-progress': 'review_progress',
  'review-preview': 'review_progress',
};
let bench: WallBench;

beforeAll(async () => {
  bench = await wallBench();
  await bench.fill(AREAS, 1);
});
afterAll(() => bench.close());

const show = ({ role, account, name, area, place, on }: Cell): string =>
  `${role}.${account} ${name} ${place} ${area} on ${on}`;

/** Every cell whose answer is another than the policy's. */
async function differences(among: readonly Cell[], answer: (cell: Cell) => Said | Promise<Said>): Promise<string[]> {
  const found: string[] = [];
  for (const cell of among) {
    const said = await answer(cell);
    if (said !== cell.expected) found.push(`${show(cell)}: ${said}, the policy says ${cell.expected}`);
  }
  return found;
}

function asCan({ role, account, kind, name, area, on }: Cell): Said {
  const action =
    kind === 'view'
      ? ({ kind, view: name as ViewName } as const)
      : ({ kind, roles: (findPersonCommand(name) ?? findRulebookCommand(name))?.roles ?? [] } as const);
  const access = can({ role, area: account }, action, area, { areas: law.areas, on });
  if (!access.allowed) return 'no';
  return access.elsewhere ? 'masked' : 'yes';
}

describe('the written policy', () => {
  it('names every command and every view, and no other', () => {
    expect([...policy.commands.keys()].sort()).toEqual(
      [...PERSON_COMMANDS, ...RULEBOOK_COMMANDS].map(({ name }) => name).sort(),
    );
    expect([...policy.views.keys()].sort()).toEqual([...VIEW_NAMES].sort());
  });

  it('asks at least 5,000 questions, each place among them', () => {
    expect(cells.length).toBeGreaterThanOrEqual(5_000);
    expect(new Set(cells.map(({ place }) => place)).size).toBe(6);
    expect(new Set(cells.map(({ expected }) => expected))).toEqual(new Set(['yes', 'masked', 'no']));
  });
});

describe('R5.2 (五) in every cell', () => {
  it('`can` says what the policy says', async () => {
    expect(await differences(cells, asCan)).toEqual([]);
  });

  it('one word of the policy changed is a difference', async () => {
    const generous = new Map([
      ...policy.reaches,
      ['own', new Map([...(policy.reaches.get('own') ?? []), ['sibling', 'yes']])],
    ]);
    const found = await differences(cellsOf({ ...policy, reaches: generous }), asCan);
    expect(found.length).toBeGreaterThan(100);
    expect(found.every((said) => said.includes(' sibling '))).toBe(true);
  });

  it('the desk answers what the policy says', async () => {
    const desk = deskOf(live, walled(bench.pool));
    const unasked = new Set<string>();
    const found = await differences(cells, async (cell) => {
      const said = await desk.ask(cell);
      if (said === null) unasked.add(cell.name);
      return said ?? cell.expected;
    });
    expect(found).toEqual([]);
    // Asked without an area, or answered to everybody: what the role alone decides, `can` has answered above.
    expect([...unasked].sort()).toEqual(['access-log', 'catalogue', 'clock', 'move-clock', 'operations']);
  });

  it('each of the two walls alone shows what the policy says', async () => {
    const listed = cells.filter(({ kind, name }) => kind === 'view' && TABLES[name] !== undefined);
    const readerOf = ({ role, account, name, on }: Cell): string => [role, account, name, on].join(' ');
    const differ: string[] = [];
    for (const reader of new Set(listed.map(readerOf))) {
      const asked = listed.filter((cell) => readerOf(cell) === reader);
      const [first] = asked;
      if (first === undefined || asked.every(({ expected }) => expected === 'no')) continue; // no role, no reading
      const seen = await seenByEachWall(first);
      for (const cell of asked.filter(({ area }) => AREAS.includes(area))) {
        const expected = cell.expected !== 'no';
        for (const [wall, areas] of Object.entries(seen))
          if (areas.has(cell.area) !== expected) differ.push(`${reader}: ${wall}, ${show(cell)}`);
      }
    }
    expect(differ).toEqual([]);
  });
});

/** The areas of the rows a reader gets to see when only one of the walls stands. */
async function seenByEachWall({ role, account, name, on }: Cell) {
  const scope = areaRanges(law, widestSeen({ role, area: account }, name as ViewName), on);
  const table = TABLES[name] ?? '';
  const areasIn = async (database: Database, ranges: readonly AreaRange[]) => {
    const terms = ranges.map(({ from, to }) => `(area >= '${from}' and area < '${to}')`);
    const { rows } = await database.query(`select distinct area from views.${table} where ${terms.join(' or ')}`, []);
    return new Set(rows.map((row) => String(row['area'])));
  };
  return {
    'row-level security alone': await areasIn(walled(bench.pool).within(scope), [{ from: '', to: '~' }]),
    "the query's scope alone": await areasIn(bench.withoutWall, scope),
  };
}
