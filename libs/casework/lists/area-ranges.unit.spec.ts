import { areaTable, inScope, parseAreaSuccessions, parseAreas } from '#law/area';
import { readLawTables } from '#platform/tables';
import { describe, expect, it } from 'vitest';
import { areaRanges } from './area-ranges.ts';

const tables = readLawTables();
const successions = parseAreaSuccessions(tables.areaSuccessions);
const areas = areaTable(parseAreas(tables.areas), successions);

const lists = (scope: string, code: string, on: string): boolean =>
  areaRanges({ areas, successions }, scope, on).some(({ from, to }) => from <= code && code < to);

describe('R5.10 (五) lists find a case under the code it was recorded under', () => {
  it('lists the communities of a county, its city and the province, and of no other county', () => {
    for (const scope of ['340104003002', '340104003', '340104', '340100', '340000']) {
      expect(lists(scope, '340104003002', '2012-01-01')).toBe(true);
    }
    expect(lists('340103', '340104003002', '2012-01-01')).toBe(false);
  });

  it('lists cases of 庐江 341421 under Chaohu until 2011-08-21 and under Hefei from 2011-08-22', () => {
    expect(lists('341400', '341421100001', '2011-08-21')).toBe(true);
    expect(lists('340100', '341421100001', '2011-08-21')).toBe(false);
    expect(lists('340100', '341421100001', '2011-08-22')).toBe(true);
    expect(lists('340124', '341421100001', '2011-08-22')).toBe(true);
  });

  it('lists the town that went its own way where it went, not where its county went', () => {
    expect(lists('340207', '341424101001', '2011-08-22')).toBe(true);
    expect(lists('340523', '341424101001', '2011-08-22')).toBe(false);
    expect(lists('340523', '341424100001', '2011-08-22')).toBe(true);
  });

  it('lists a succeeded community in the street that has its digits', () => {
    expect(lists('340522100', '341423100001', '2012-01-01')).toBe(true);
    expect(lists('340522101', '341423100001', '2012-01-01')).toBe(false);
  });

  it('says the same as the scope check for every succeeded county, seen from every area', () => {
    const codes = successions
      .filter(({ successor }) => successor)
      .map(({ code }) => (code.length === 6 ? `${code}100001` : `${code}001`));
    const scopes = [
      ...new Set(
        codes.flatMap((code) => [
          code.slice(0, 6),
          `${code.slice(0, 4)}00`,
          areas.successor(code, '2012-01-01').slice(0, 6),
        ]),
      ),
    ];
    for (const on of ['2011-08-21', '2011-08-22', '2012-01-01']) {
      for (const scope of scopes) {
        for (const code of codes) {
          expect([on, scope, code, lists(scope, code, on)]).toEqual([on, scope, code, inScope(areas, scope, code, on)]);
        }
      }
    }
  });
});
