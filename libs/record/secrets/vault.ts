import type { Pool } from 'pg';
import { randomBytes, randomUUID } from 'node:crypto';
import { withoutValues } from '../faults/database-error.ts';
import type { RecordKeys } from './keys.ts';
import type { Lru } from '../lru.ts';
import { createLru } from '../lru.ts';
import type { DataKey } from './protected-part.ts';
import { unwrap, wrap } from './wrapping.ts';

/**
 * The data keys, one per data subject, which is one per stream. They lie in a database of their own (`VAULT_DATABASE_URL`),
 * wrapped by the master key's wrapping key.
 *
 *  - A destroyed key leaves a tombstone: the person is erased, and no new key can take its place.
 *  - A key that is simply not there is not an erased person but a broken vault: that throws and is never read as "nothing".
 */
export interface Vault {
  /** The key of a stream that is about to be born. It is written before the stream; one without a stream is harmless. */
  makeKey(streamId: string): Promise<DataKey>;
  /** The key of a stream; `null` once destroyed. Throws when the vault does not know the stream. */
  keyOf(streamId: string): Promise<DataKey | null>;
  keysOf(streamIds: readonly string[]): Promise<ReadonlyMap<string, DataKey | null>>;
  /** Erases the secret for ever, here and in this process. */
  destroyKey(streamId: string): Promise<void>;
  /** Drops what this process remembers: the stream was erased by another. */
  forget(streamId: string): void;
}

interface KeyRow {
  readonly subject: string;
  readonly key_id: string;
  readonly master_key_id: string;
  readonly wrapped: Buffer | null;
}

const REMEMBERED = 20_000;

export function createVault(pool: Pool, keys: RecordKeys): Vault {
  const remembered: Lru<DataKey> = createLru(REMEMBERED);

  async function keysOf(streamIds: readonly string[]): Promise<ReadonlyMap<string, DataKey | null>> {
    const found = new Map<string, DataKey | null>();
    for (const id of streamIds) {
      const key = remembered.get(id);
      if (key) found.set(id, key);
    }
    const missing = streamIds.filter((id) => !found.has(id));
    if (missing.length > 0) for (const row of await select(missing)) found.set(row.subject, opened(row));
    const unknown = streamIds.find((id) => !found.has(id));
    if (unknown !== undefined) throw new Error(`the vault has no key of stream ${unknown}`);
    return found;
  }

  async function select(subjects: readonly string[]): Promise<readonly KeyRow[]> {
    const text = 'select subject, key_id, master_key_id, wrapped from vault.data_keys where subject = any($1::uuid[])';
    return (await withoutValues(pool.query<KeyRow>({ name: 'vault.keys', text, values: [subjects] }))).rows;
  }

  function opened(row: KeyRow): DataKey | null {
    if (row.wrapped === null) return null;
    const key = { id: row.key_id, secret: unwrap({ ...row, wrapped: row.wrapped }, keys, boundTo(row)) };
    remembered.set(row.subject, key);
    return key;
  }

  return {
    keysOf,
    keyOf: async (streamId) => (await keysOf([streamId])).get(streamId) ?? null,
    makeKey: async (streamId) => {
      const key = { id: randomUUID(), secret: randomBytes(32) };
      const { master_key_id, wrapped } = wrap(key.secret, keys, boundTo({ subject: streamId, key_id: key.id }));
      const text = 'insert into vault.data_keys (subject, key_id, master_key_id, wrapped) values ($1, $2, $3, $4)';
      const values = [streamId, key.id, master_key_id, wrapped];
      await withoutValues(pool.query({ name: 'vault.make', text, values }));
      remembered.set(streamId, key);
      return key;
    },
    destroyKey: async (streamId) => {
      const text = `update vault.data_keys set wrapped = null, destroyed_at = coalesce(destroyed_at, now()) where subject = $1`;
      await withoutValues(pool.query(text, [streamId]));
      remembered.delete(streamId);
    },
    forget: (streamId) => remembered.delete(streamId),
  };
}

const boundTo = ({ subject, key_id: keyId }: Pick<KeyRow, 'subject' | 'key_id'>): string => `${subject}/${keyId}`;

/** Wraps anew a chunk of what a former master key has wrapped; answers how many. A key destroyed meanwhile stays destroyed. */
export async function rewrapDataKeys(pool: Pool, keys: RecordKeys, limit: number): Promise<number> {
  const { rows } = await withoutValues(
    pool.query<KeyRow>(
      `select subject, key_id, master_key_id, wrapped from vault.data_keys
       where master_key_id <> $1 and wrapped is not null order by subject limit $2`,
      [keys.masterKeyId, limit],
    ),
  );
  for (const row of rows) {
    if (row.wrapped === null) continue;
    const { master_key_id, wrapped } = wrap(
      unwrap({ ...row, wrapped: row.wrapped }, keys, boundTo(row)),
      keys,
      boundTo(row),
    );
    const text = 'update vault.data_keys set master_key_id = $3, wrapped = $4 where subject = $1 and wrapped = $2';
    await withoutValues(pool.query(text, [row.subject, row.wrapped, master_key_id, wrapped]));
  }
  return rows.length;
}
