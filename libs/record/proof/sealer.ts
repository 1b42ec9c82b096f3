import { createHash, sign } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { canonicalJson } from '../canonical.ts';
import { withoutValues } from '../faults/database-error.ts';
import type { SealingKey } from '../secrets/keys.ts';
import { merkleRoot } from './merkle.ts';
import type { RecordDeps } from '../options.ts';
import { SEALER_LOCK } from '../schema/clock-functions.ts';

/*
 * The sealer (architecture 12). Ordering gives committed entries their `seq`; sealing closes a batch of them: the Merkle root over
 * their hashes, the previous seal's digest and an Ed25519 signature. A seal's text may be handed to an anchor outside, which then
 * shows a log that was cut back or rewritten with new hashes.
 */

export interface Seal {
  readonly number: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Of the entries' hashes, hex (RFC 9162). */
  readonly root: string;
  /** SHA-256 of the previous seal's text, hex; of nothing for the first. */
  readonly previous: string;
  readonly closedAt: number;
  readonly keyId: string;
}

const ORDERED_AT_ONCE = 1000;
/** A batch is one tree in memory. */
const LARGEST_BATCH = 50_000;

/** Orders everything that is committed. Answers how many entries got their place; 0 also when another process is at it. */
export async function orderEntries(deps: RecordDeps): Promise<number> {
  for (let ordered = 0; ;) {
    const query = { name: 'record.order', text: 'select record.order_entries($1) as moved', values: [ORDERED_AT_ONCE] };
    const { rows } = await withoutValues(deps.pool.query<{ moved: number }>(query));
    const moved = rows[0]?.moved ?? 0;
    if (moved === 0) return ordered;
    ordered += moved;
  }
}

/** Closes a batch over what is ordered and not sealed yet; `null` when there is nothing or another process is at it. */
export async function closeBatch(deps: RecordDeps): Promise<Seal | null> {
  const client = await deps.pool.connect();
  try {
    await client.query('begin');
    const seal = await closeLocked(client, deps);
    await client.query('commit');
    client.release();
    return seal;
  } catch (error) {
    client.release(true); // the server rolls back; a connection that may be broken goes with its transaction
    throw error;
  }
}

async function closeLocked(client: PoolClient, deps: RecordDeps): Promise<Seal | null> {
  const lock = await client.query<{ held: boolean }>(`select pg_try_advisory_xact_lock(${SEALER_LOCK}) as held`);
  if (lock.rows[0]?.held !== true) return null;
  const last = await client.query<{ number: number; last_seq: number; text: string }>(
    'select number, last_seq, text from record.seals order by number desc limit 1',
  );
  const before = last.rows[0];
  const entries = await client.query<{ seq: number; hash: Buffer }>(
    'select seq, hash from record.log_order where seq > $1 order by seq limit $2',
    [before?.last_seq ?? 0, LARGEST_BATCH],
  );
  const [first, end] = [entries.rows[0], entries.rows.at(-1)];
  if (first === undefined || end === undefined) return null;
  const clock = await client.query<{ now: number }>('select record.now() as now');
  const seal: Seal = {
    number: (before?.number ?? 0) + 1,
    firstSeq: first.seq,
    lastSeq: end.seq,
    root: merkleRoot(entries.rows.map(({ hash }) => hash)).toString('hex'),
    previous: textDigest(before?.text ?? ''),
    closedAt: clock.rows[0]?.now ?? 0,
    keyId: deps.keys.sealing.keyId,
  };
  const text = canonicalJson(seal);
  await client.query(
    'insert into record.seals (number, first_seq, last_seq, text, signature) values ($1, $2, $3, $4, $5)',
    [seal.number, seal.firstSeq, seal.lastSeq, text, signatureOf(text, deps.keys.sealing)],
  );
  return seal;
}

export function signatureOf(text: string, { privateKey }: SealingKey): Buffer {
  return sign(null, Buffer.from(text), privateKey);
}

export function textDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The latest seal's text and signature, for an anchor outside. */
export async function latestSeal(pool: Pool): Promise<{ readonly text: string; readonly signature: string } | null> {
  const { rows } = await pool.query<{ text: string; signature: Buffer }>(
    'select text, signature from record.seals order by number desc limit 1',
  );
  return rows[0] ? { text: rows[0].text, signature: rows[0].signature.toString('base64') } : null;
}
