import type { Instant } from '#kernel/instant';

/** What a query of a view needs of a connection; a `pg` pool is one. */
export interface Database {
  query(text: string, values: unknown[]): Promise<{ readonly rows: readonly Row[] }>;
}

/**
 * Where the views are read. `query` sees what is behind no wall; a statement of `within` sees rows of those areas and no others,
 * whatever it asks for.
 */
export interface ViewDatabase extends Database {
  within(areas: readonly AreaRange[]): Database;
}

export type Row = Readonly<Record<string, unknown>>;

/** Area codes from `from` (included) to `to` (excluded), in the order of their characters. */
export interface AreaRange {
  readonly from: string;
  readonly to: string;
}

/** A page ends where the cursor says; the next one begins after it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export class CursorError extends Error {
  override readonly name = 'CursorError';
}

/** Gathers the conditions of one query and their values, so that no value is ever written into its text. */
export interface Conditions {
  readonly values: unknown[];
  /** The place of a value: `$1`, `$2`, … */
  place(value: unknown): string;
  and(condition: string): void;
  text(): string;
}

export function conditions(): Conditions {
  const values: unknown[] = [];
  const parts: string[] = [];
  return {
    values,
    place: (value) => `$${values.push(value)}`,
    and: (condition) => void parts.push(condition),
    text: () => (parts.length === 0 ? 'true' : parts.join(' and ')),
  };
}

/** Rows of any of the ranges; no range at all means no row. */
export function inRanges(where: Conditions, column: string, ranges: readonly AreaRange[]): void {
  const each = ranges.map(({ from, to }) => `(${column} >= ${where.place(from)} and ${column} < ${where.place(to)})`);
  where.and(each.length === 0 ? 'false' : `(${each.join(' or ')})`);
}

/** The cursor after an item: its sort key, opaque to clients. */
export function cursorOf(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Throws `CursorError` unless the cursor holds values of these kinds. */
export function readCursor(
  cursor: string,
  kinds: readonly ('string' | 'uuid' | 'number')[],
): readonly (string | number)[] {
  const key = parsed(cursor);
  const fits =
    Array.isArray(key) && key.length === kinds.length && key.every((part, place) => isOfKind(part, kinds[place]));
  if (!fits) throw new CursorError('no cursor of this list');
  return key as readonly (string | number)[];
}

/** One row more than the page was asked for tells whether there is a next page. */
export function pageOf<Item>(
  rows: readonly Item[],
  limit: number,
  keyOf: (last: Item) => readonly (string | number)[],
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(keyOf(last)) : null };
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** PostgreSQL's bigint arrives as text. */
export function instantOf(value: unknown): Instant | null {
  return value === null || value === undefined ? null : Number(value);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function isOfKind(part: unknown, kind: 'string' | 'uuid' | 'number' | undefined): boolean {
  if (kind === 'number') return typeof part === 'number' && Number.isSafeInteger(part);
  return typeof part === 'string' && (kind === 'uuid' ? UUID.test(part) : !part.includes('\0'));
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
