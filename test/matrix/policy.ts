import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The tables of docs/access.md as they are written: nothing here knows what the code thinks. */
export interface Policy {
  readonly roles: readonly { readonly role: string; readonly level: string }[];
  /** By reach and place: `yes`, `masked` or `·`. */
  readonly reaches: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly succession: readonly {
    readonly account: string;
    readonly case: string;
    readonly on: string;
    readonly place: string;
  }[];
  /** By command and role: `✓` or `·`. */
  readonly commands: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** By view and role: a reach. */
  readonly views: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export const NOTHING = '·';

type Row = ReadonlyMap<string, string>;

export function readPolicy(): Policy {
  const page = readFileSync(fileURLToPath(new URL('../../docs/access.md', import.meta.url)), 'utf8');
  const tables = tablesOf(page);
  const table = (first: string): readonly Row[] => {
    const found = tables.find(([row]) => row?.keys().next().value === first);
    if (!found) throw new Error(`docs/access.md has no table of ${first}`);
    return found;
  };
  const byName = (first: string): ReadonlyMap<string, Row> =>
    new Map(table(first).map((row) => [cell(row, first), row] as const));
  return {
    roles: table('role').map((row) => ({ role: cell(row, 'role'), level: cell(row, 'level') })),
    reaches: byName('reach'),
    succession: table("account's area").map((row) => ({
      account: cell(row, "account's area"),
      case: cell(row, "case's area"),
      on: cell(row, 'on'),
      place: cell(row, 'the case is'),
    })),
    commands: byName('command'),
    views: byName('view'),
  };
}

export function cell(row: Row | undefined, column: string): string {
  const text = row?.get(column);
  if (text === undefined) throw new Error(`docs/access.md has no ${column} there`);
  return text;
}

function tablesOf(page: string): readonly (readonly Row[])[] {
  return page
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').filter((line) => line.startsWith('|')))
    .filter((lines) => lines.length > 2)
    .map(([head = '', , ...lines]) => {
      const names = cellsOf(head);
      return lines.map((line) => new Map(cellsOf(line).map((text, place) => [names[place] ?? '', text])));
    });
}

function cellsOf(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((text) => text.trim().replaceAll('`', ''));
}
