import type { Arena } from '../arena.ts';
import type { Ledger } from '../ledger.ts';
import { Pool } from 'pg';

/** Where a record lies, and the Temporal server beside it. */
export type Site = Pick<Arena, 'databaseUrl' | 'temporalAddress' | 'dataDir'>;

/** What a checker may read: the database (as its administrator), Temporal, the logs, and what the clients wrote down. */
export interface Evidence {
  readonly arena: Arena;
  readonly ledger: Ledger;
  rows<Row extends object>(statement: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

export async function withEvidence<T>(
  arena: Arena,
  ledger: Ledger,
  work: (evidence: Evidence) => Promise<T>,
): Promise<T> {
  const pool = new Pool({ connectionString: arena.databaseUrl, max: 3 });
  try {
    return await work({
      arena,
      ledger,
      rows: async <Row extends object>(statement: string, values: readonly unknown[] = []) =>
        (await pool.query<Row>(statement, [...values])).rows,
    });
  } finally {
    await pool.end();
  }
}

/** One line for each contradiction; none when all is well. */
export type Check = (evidence: Evidence) => Promise<readonly string[]>;

const MOST_SHOWN = 5;

/** The first few of a kind say enough. */
export function told(what: string, found: readonly string[]): readonly string[] {
  const more = found.length > MOST_SHOWN ? [`${what}: … ${found.length} in all`] : [];
  return [...found.slice(0, MOST_SHOWN).map((each) => `${what}: ${each}`), ...more];
}
