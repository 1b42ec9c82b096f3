import type { CivilDate } from '#kernel/civil-date';
import { parseCsv } from './csv.ts';

/**
 * Areas are a tree by GB/T 2260 code: province 340000 → city 340100 → county 340104 → street 340104003 → community 340104003002.
 * They are effective-dated (R5.10, R20.1): a case keeps the code it was recorded under; who is competent is resolved through the
 * succession on the business date. What the tables do not know stands in `tables/README.md`.
 */
export type AreaCode = string;

export type AreaLevel = 'PROVINCE' | 'CITY' | 'COUNTY' | 'STREET' | 'COMMUNITY';

/** From the widest to the narrowest. */
export const AREA_LEVELS = [
  'PROVINCE',
  'CITY',
  'COUNTY',
  'STREET',
  'COMMUNITY',
] as const satisfies readonly AreaLevel[];

export interface AreaRow {
  readonly code: AreaCode;
  readonly name: string;
}

/** An area whose life is known to begin (`from`) or to end (`to`, that day excluded), and what takes its place. */
export interface AreaSuccession extends AreaRow {
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly successor: AreaCode | null;
}

export interface AreaTable {
  /** The area's name in Chinese, also when it has ended; `undefined` for a code that never existed. */
  name(code: AreaCode): string | undefined;
  exists(code: AreaCode, on: CivilDate): boolean;
  /** What stands in the area's place on that day: the code itself while it lives, or when it ended without one successor. */
  successor(code: AreaCode, on: CivilDate): AreaCode;
}

/** The level by the code's shape alone; `null` when it has none. */
export function areaLevel(code: AreaCode): AreaLevel | null {
  if (/^[1-9]\d0000$/.test(code)) return 'PROVINCE';
  if (/^[1-9]\d{3}00$/.test(code)) return 'CITY';
  if (/^[1-9]\d{5}$/.test(code)) return 'COUNTY';
  if (/^[1-9]\d{8}$/.test(code)) return 'STREET';
  return /^[1-9]\d{11}$/.test(code) ? 'COMMUNITY' : null;
}

/** The areas it lies in, widest first, nearest last; empty for a province. */
export function parentsOf(code: AreaCode): readonly AreaCode[] {
  const chain = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code.slice(0, 6), code.slice(0, 9), code];
  const level = areaLevel(code);
  return level === null ? [] : chain.slice(0, AREA_LEVELS.indexOf(level));
}

/** The provinces, regions and municipalities of China by the first two digits (GB/T 2260). */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

/** An area of a province that the table does not know: nothing but its shape and its province can be judged. */
export function isElsewhere(areas: AreaTable, code: AreaCode): boolean {
  const province = code.slice(0, 2);
  return areaLevel(code) !== null && PROVINCES.has(province) && areas.name(`${province}0000`) === undefined;
}

/** Whether `inner` is `outer` or lies in it, by the codes alone; see `inScope` for areas that have been succeeded. */
export function contains(outer: AreaCode, inner: AreaCode): boolean {
  const digits = significantDigits(outer);
  return digits > 0 && areaLevel(inner) !== null && inner.length >= digits && significantDigits(inner) >= digits
    ? inner.startsWith(outer.slice(0, digits))
    : false;
}

/** Whether `inner` lies in `outer` on that day, wherever either has gone since its code was written. */
export function inScope(areas: AreaTable, outer: AreaCode, inner: AreaCode, on: CivilDate): boolean {
  return contains(areas.successor(outer, on), areas.successor(inner, on));
}

/** The county of a county, street or community. Throws `RangeError` for anything above or without a level. */
export function countyOf(code: AreaCode): AreaCode {
  if (significantDigits(code) < 6) throw new RangeError(`in no county: ${code}`);
  return code.slice(0, 6);
}

/** Reads `code,name,…`. */
export function parseAreas(csv: string): readonly AreaRow[] {
  return parseCsv(csv, ['code', 'name']).map(({ code, name }) => ({ code, name }));
}

/** Reads `code,name,from,to,successor`; an empty field is "not known" or "none". */
export function parseAreaSuccessions(csv: string): readonly AreaSuccession[] {
  return parseCsv(csv, ['code', 'name', 'from', 'to', 'successor']).map((row) => ({
    code: row.code,
    name: row.name,
    from: row.from || null,
    to: row.to || null,
    successor: row.successor || null,
  }));
}

/**
 * A row of the succession speaks for everything below it, the narrowest row first: the digits below are kept as far as the
 * successor has such an area, so a community of an ended county goes to the same-numbered community, else street, else county.
 */
export function areaTable(rows: readonly AreaRow[], successions: readonly AreaSuccession[]): AreaTable {
  const names = new Map(rows.map((row) => [row.code, row.name]));
  const lives = new Map(successions.map((row) => [row.code, row]));
  const known = (code: AreaCode): boolean => names.has(code) || lives.has(code);

  const lifeOf = (code: AreaCode): AreaSuccession | undefined =>
    [code, ...[...parentsOf(code)].reverse()].map((area) => lives.get(area)).find((life) => life !== undefined);

  const carried = (code: AreaCode, life: AreaSuccession): AreaCode | undefined => {
    if (life.successor === null) return undefined;
    const moved = life.successor + code.slice(life.code.length);
    return [moved, ...[...parentsOf(moved)].reverse()].find((area) => known(area) && area.length >= life.code.length);
  };

  const successor = (code: AreaCode, on: CivilDate): AreaCode => {
    const life = lifeOf(code);
    if (!life || life.to === null || on < life.to) return code;
    const next = carried(code, life);
    return next === undefined || next === code ? code : successor(next, on);
  };

  const name = (code: AreaCode): string | undefined => {
    const own = names.get(code) ?? lives.get(code)?.name;
    const life = own === undefined ? lifeOf(code) : undefined;
    if (!life) return own;
    const heir = carried(code, life);
    return heir?.length === code.length ? names.get(heir) : undefined;
  };

  const exists = (code: AreaCode, on: CivilDate): boolean => {
    if (name(code) === undefined) return false;
    const life = lifeOf(code);
    return (life?.from ?? on) <= on && (life?.to == null || on < life.to);
  };

  return { name, exists, successor };
}

function significantDigits(code: AreaCode): number {
  const level = areaLevel(code);
  return level === null ? 0 : { PROVINCE: 2, CITY: 4, COUNTY: 6, STREET: 9, COMMUNITY: 12 }[level];
}
