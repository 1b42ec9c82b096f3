import type { AreaRange, Database, ViewDatabase } from './sql.ts';

/**
 * R5.2 (五) The second wall: PostgreSQL itself shows a reading only rows of the areas its transaction has named. The first is
 * the condition each query carries. They are told apart on purpose: the query asks for the area it was asked about, the wall
 * stands around what the reader's role may see at all, so a mistake in either shows nothing more.
 */
export { AREA_WALL } from '#record/schema/view-walls';

/** A `pg` pool is one. */
export interface Connections extends Database {
  connect(): Promise<Connection>;
}

interface Connection {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
  release(broken?: Error | boolean): void;
}

export function walled(connections: Connections): ViewDatabase {
  return {
    query: (text, values) => connections.query(text, values),
    within: (areas) => {
      const begin = `begin read only; select set_config('yuanzhu.areas', '${areaScope(areas)}', true)`;
      return { query: (text, values) => inTransaction(connections, begin, text, values) };
    },
  };
}

/** The scope lives as long as the transaction: a connection goes back to the pool seeing nothing. */
async function inTransaction(connections: Connections, begin: string, text: string, values: unknown[]) {
  const connection = await connections.connect();
  let broken: boolean = true;
  try {
    await connection.query(begin);
    const answer = await connection.query(text, values);
    await connection.query('commit');
    broken = false;
    return answer;
  } finally {
    connection.release(broken);
  }
}

/** `{[3401,3402),[341421,341422)}`: what `views.area_ranges` reads. Codes are digits; a range may end with `:`, which follows 9. */
export function areaScope(areas: readonly AreaRange[]): string {
  for (const { from, to } of areas) {
    if (!/^[0-9:]+$/.test(from) || !/^[0-9:]+$/.test(to)) throw new RangeError('no range of area codes');
  }
  return `{${areas.map(({ from, to }) => `[${from},${to})`).join(',')}}`;
}
