import type { Pool } from 'pg';
import { withoutValues } from '../faults/database-error.ts';
import type { RecordKeys } from './keys.ts';
import type { Wrapped } from './wrapping.ts';
import { unwrap, wrap } from './wrapping.ts';

/**
 * The keys of the blind index, of "same body" and of kept purposes. What they made stands in the log for ever, so they outlive
 * every master key: when a vault is first opened they are derived from its master key, and from then on they lie in it, wrapped.
 */
export const PURPOSES = ['claims', 'bodies', 'notes'] as const;

interface PurposeRow extends Wrapped {
  readonly purpose: string;
}

export async function withPurposeKeys(vault: Pool, keys: RecordKeys): Promise<RecordKeys> {
  const held = await secretsIn(vault, keys);
  if (held.size === PURPOSES.length) return { ...keys, ...Object.fromEntries(held) };
  for (const purpose of PURPOSES) {
    const { master_key_id, wrapped } = wrap(keys[purpose], keys, boundTo(purpose));
    const text = `insert into vault.purpose_keys (purpose, master_key_id, wrapped) values ($1, $2, $3) on conflict do nothing`;
    await withoutValues(vault.query(text, [purpose, master_key_id, wrapped]));
  }
  return { ...keys, ...Object.fromEntries(await secretsIn(vault, keys)) };
}

/** Wraps them anew under the present master key. */
export async function rewrapPurposeKeys(vault: Pool, keys: RecordKeys): Promise<void> {
  for (const [purpose, secret] of await secretsIn(vault, keys)) {
    const { master_key_id, wrapped } = wrap(secret, keys, boundTo(purpose));
    const text =
      'update vault.purpose_keys set master_key_id = $2, wrapped = $3 where purpose = $1 and master_key_id <> $2';
    await withoutValues(vault.query(text, [purpose, master_key_id, wrapped]));
  }
}

async function secretsIn(vault: Pool, keys: RecordKeys): Promise<ReadonlyMap<string, Buffer>> {
  const text = 'select purpose, master_key_id, wrapped from vault.purpose_keys';
  const { rows } = await withoutValues(vault.query<PurposeRow>(text));
  return new Map(rows.map((row) => [row.purpose, unwrap(row, keys, boundTo(row.purpose))]));
}

const boundTo = (purpose: string): string => `purpose/${purpose}`;
