import type { Instant } from '#kernel/instant';
import { Pool, types } from 'pg';

/**
 * A pool whose connections read PostgreSQL's values as the record means them: instants in milliseconds, dates as text (never a
 * local midnight), 64-bit numbers as numbers while they are safe. Other pools of the process are left alone.
 */
export interface PoolSettings {
  readonly url: string;
  readonly max?: number;
  /** A statement that has no answer by then fails, and its connection is thrown away: a peer that is silently gone must not hold it. */
  readonly longestQueryMs?: number;
  /** Told of a connection that broke while idle; the pool replaces it. */
  readonly onTrouble?: (error: Error) => void;
}

const INT8 = types.builtins.INT8;
const DATE = types.builtins.DATE;
const TIMESTAMPTZ = types.builtins.TIMESTAMPTZ;

/** A transaction whose client fell silent gives its locks back: the sealer's would stop the order for ever. */
const LONGEST_IDLE_IN_TRANSACTION_MS = 60_000;

export function openPool({ url, max = 10, longestQueryMs, onTrouble = () => {} }: PoolSettings): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: 'yuanzhu',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    idle_in_transaction_session_timeout: LONGEST_IDLE_IN_TRANSACTION_MS,
    ...(longestQueryMs === undefined ? {} : { query_timeout: longestQueryMs }),
    types: { getTypeParser },
  });
  pool.on('error', onTrouble); // without a listener a stopping PostgreSQL ends the process
  return pool;
}

const readTimestamp = types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date;

const readers: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: safeNumber,
  [DATE]: (text: string) => text,
  [TIMESTAMPTZ]: (text: string): Instant => readTimestamp(text).getTime(),
};

function getTypeParser(type: number, format?: 'text' | 'binary') {
  const reader = format === 'binary' ? undefined : readers[type];
  return reader ?? types.getTypeParser(type, format as 'text');
}

function safeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('a 64-bit number beyond the safe ones');
  return value;
}
