import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  areaLevel,
  areaTable,
  contains,
  countyOf,
  inScope,
  parentsOf,
  parseAreas,
  parseAreaSuccessions,
} from './area.ts';

const table = (name: string): string => readFileSync(new URL(`./tables/${name}`, import.meta.url), 'utf8');
const rows = parseAreas(table('areas.csv'));
const successions = parseAreaSuccessions(table('area-successions.csv'));
const areas = areaTable(rows, successions);

const THE_DAY_BEFORE = '2011-08-21';
const THE_DAY = '2011-08-22';

describe('areas by their codes', () => {
  it.each([
    ['340000', 'PROVINCE'],
    ['340100', 'CITY'],
    ['340104', 'COUNTY'],
    ['340104003', 'STREET'],
    ['340104003002', 'COMMUNITY'],
    ['34', null],
    ['3401', null],
    ['000000', null],
    ['34010400', null],
    ['340104003002001', null],
    ['34010A', null],
    ['', null],
  ])('%s has the level %s', (code, level) => expect(areaLevel(code)).toBe(level));

  it('a community lies in street, county, city and province, nearest last', () => {
    expect(parentsOf('340104003002')).toEqual(['340000', '340100', '340104', '340104003']);
    expect(parentsOf('340100')).toEqual(['340000']);
    expect(parentsOf('340000')).toEqual([]);
    expect(parentsOf('none')).toEqual([]);
  });

  it('an area contains itself and what lies in it, and nothing else', () => {
    const chain = ['340000', '340100', '340104', '340104003', '340104003002'];
    chain.forEach((outer, i) =>
      chain.forEach((inner, j) => expect([outer, inner, contains(outer, inner)]).toEqual([outer, inner, i <= j])),
    );
    expect(contains('340104', '340103001')).toBe(false);
    expect(contains('340100', '340200')).toBe(false);
    expect(contains('330000', '340104')).toBe(false);
    expect(contains('340104003', '340104')).toBe(false);
    expect(contains('3401', '340104')).toBe(false);
    expect(contains('340104', '3401040')).toBe(false);
  });

  it('R4.3 (四) the issuing county is that of the community', () => {
    expect(countyOf('340104003002')).toBe('340104');
    expect(countyOf('340104')).toBe('340104');
    expect(() => countyOf('340100')).toThrow(RangeError);
    expect(() => countyOf('')).toThrow(RangeError);
  });
});

describe('the area tables', () => {
  it('every row has a level, a name and a parent that is there', () => {
    const codes = new Set(rows.map((row) => row.code));
    expect(codes.size).toBe(19_717);
    const wrong = rows.filter((row) => {
      const parent = parentsOf(row.code).at(-1);
      return areaLevel(row.code) === null || row.name === '' || (parent !== undefined && !codes.has(parent));
    });
    expect(wrong).toEqual([]);
  });

  it('every successor is an area of the table and every ended area is not', () => {
    const codes = new Set(rows.map((row) => row.code));
    expect(successions.filter((row) => row.successor !== null && !codes.has(row.successor))).toEqual([]);
    expect(successions.filter((row) => row.to !== null && codes.has(row.code))).toEqual([]);
  });

  it('names an area, also one that has ended, and none that never was', () => {
    expect(areas.name('340104')).toBe('蜀山区');
    expect(areas.name('341402')).toBe('居巢区');
    expect(areas.name('341423100')).toBe('环峰镇');
    expect(areas.name('341424101')).toBe('沈巷镇');
    expect(areas.name('349999')).toBeUndefined();
    expect(areas.name('341423999')).toBeUndefined();
  });

  it('an area without known dates exists always, an unknown one never', () => {
    expect(areas.exists('340104003002', '1999-01-01')).toBe(true);
    expect(areas.exists('340225', '2011-09-01')).toBe(true);
    expect(areas.exists('349999', '2011-09-01')).toBe(false);
    expect(areas.exists('340104999', '2011-09-01')).toBe(false);
    expect(areas.exists('', '2011-09-01')).toBe(false);
  });
});

describe('R5.10 (五) Chaohu was dissolved on 2011-08-22', () => {
  it.each(['341400', '341402', '341421', '341422', '341423', '341424', '341424101', '341423100001'])(
    'R5.10 (五) %s exists until 2011-08-21',
    (code) => {
      expect(areas.exists(code, THE_DAY_BEFORE)).toBe(true);
      expect(areas.exists(code, THE_DAY)).toBe(false);
      expect(areas.successor(code, THE_DAY_BEFORE)).toBe(code);
    },
  );

  it.each(['340181', '340124', '340522', '340523', '340207101', '340181001001'])(
    'R5.10 (五) %s exists from 2011-08-22',
    (code) => {
      expect(areas.exists(code, THE_DAY_BEFORE)).toBe(false);
      expect(areas.exists(code, THE_DAY)).toBe(true);
    },
  );

  it.each([
    ['341402', '340181'],
    ['341421', '340124'],
    ['341422', '340281'],
    ['341423', '340522'],
    ['341424', '340523'],
    ['341424101', '340207101'],
    ['341424101001', '340207101001'],
    ['341424100', '340523100'],
    ['341423100001', '340522100001'],
  ])('R5.10 (五) %s is succeeded by %s on 2011-08-22', (code, successor) =>
    expect(areas.successor(code, THE_DAY)).toBe(successor),
  );

  it('a community or street that is not found there goes to the next wider area that is', () => {
    expect(areas.successor('341423100999', THE_DAY)).toBe('340522100');
    expect(areas.successor('341422102', THE_DAY)).toBe('340281');
  });

  it('the prefecture itself has no one successor and keeps its code', () =>
    expect(areas.successor('341400', '2012-01-01')).toBe('341400'));

  it('R5.10 (五) a case recorded in 含山 belongs to Chaohu until 2011-08-21 and to Ma’anshan from the 22nd', () => {
    const recorded = '341423100001';
    expect(inScope(areas, '341400', recorded, THE_DAY_BEFORE)).toBe(true);
    expect(inScope(areas, '340500', recorded, THE_DAY_BEFORE)).toBe(false);
    expect(inScope(areas, '341400', recorded, THE_DAY)).toBe(false);
    expect(inScope(areas, '340500', recorded, THE_DAY)).toBe(true);
    expect(inScope(areas, '340000', recorded, THE_DAY)).toBe(true);
  });

  it('R5.10 (五) 沈巷镇 goes to Wuhu although its county goes to Ma’anshan', () => {
    expect(inScope(areas, '340200', '341424101001', THE_DAY)).toBe(true);
    expect(inScope(areas, '340500', '341424101001', THE_DAY)).toBe(false);
  });

  it('an officer whose county was succeeded keeps the cases recorded there', () =>
    expect(inScope(areas, '341423', '341423100001', THE_DAY)).toBe(true));
});

describe('reading area tables', () => {
  it('refuses a table without a column and a row without a field', () => {
    expect(() => parseAreas('code,label\n340000,x')).toThrow('no column name');
    expect(() => parseAreaSuccessions('code,name,from,to,successor\n341402,x,,')).toThrow('no successor');
  });

  it('reads past a byte order mark, carriage returns and a last empty line', () =>
    expect(parseAreas('\uFEFFcode,name\r\n340000,安徽省\r\n')).toEqual([{ code: '340000', name: '安徽省' }]));
});
