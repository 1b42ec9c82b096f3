import type { Pool } from 'pg';
import { withoutValues } from '../faults/database-error.ts';
import type { RecordKeys } from './keys.ts';
import { rewrapPurposeKeys } from './purpose-keys.ts';
import { rewrapDataKeys } from './vault.ts';

/*
 * Exchanging the master key: nothing is encrypted anew but the keys themselves. While both are at hand every
 * process opens what either has wrapped and wraps with the present one; `rotateKeys` brings the rest over, key by key, so
 * that it may be cut off anywhere and run again. A person who is erased meanwhile stays erased.
 */
const CHUNK = 500;

/** Answers how many persons' keys were wrapped anew. */
export async function rotateKeys(vault: Pool, keys: RecordKeys): Promise<number> {
  await rewrapPurposeKeys(vault, keys);
  for (let rewrapped = 0; ;) {
    const done = await rewrapDataKeys(vault, keys, CHUNK);
    if (done === 0) return rewrapped;
    rewrapped += done;
  }
}

export interface MasterKeyInUse {
  readonly masterKeyId: string;
  readonly isPresent: boolean;
  /** Wrapped by it: persons' keys and keys of purposes. */
  readonly keys: number;
}

/** Which master keys the vault still needs. */
export async function masterKeysInUse(vault: Pool, keys: RecordKeys): Promise<readonly MasterKeyInUse[]> {
  const text = `select master_key_id, count(*)::integer as count from (
      select master_key_id from vault.data_keys where wrapped is not null
      union all select master_key_id from vault.purpose_keys) wrapped group by 1 order by 1`;
  const { rows } = await withoutValues(vault.query<{ master_key_id: string; count: number }>(text));
  return rows.map(({ master_key_id: masterKeyId, count }) => ({
    masterKeyId,
    isPresent: masterKeyId === keys.masterKeyId,
    keys: count,
  }));
}
