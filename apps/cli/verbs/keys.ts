import type { MasterKeyInUse } from '#record/secrets/rotation';
import type { Outcome } from '../outcome.ts';
import { foundSomething, well } from '../outcome.ts';

interface KeyedRecord {
  readonly masterKeysInUse: () => Promise<readonly MasterKeyInUse[]>;
  readonly rotateKeys: () => Promise<number>;
}

/** Which master keys the vault still needs. Something is found while a former one is among them. */
export async function listKeys(record: KeyedRecord): Promise<Outcome> {
  const inUse = await record.masterKeysInUse();
  const lines = inUse.map(
    ({ masterKeyId, isPresent, keys }) => `${masterKeyId} ${isPresent ? '现用 present' : '旧 former'}: ${keys}`,
  );
  return inUse.every(({ isPresent }) => isPresent) ? well(inUse, ...lines) : foundSomething(inUse, ...lines);
}

/** Wraps everything under the present master key; may be cut off and run again. */
export async function rotateKeys(record: KeyedRecord): Promise<Outcome> {
  const rewrapped = await record.rotateKeys();
  const { exit, lines } = await listKeys(record);
  return { exit, data: { rewrapped }, lines: [`已重新包裹 wrapped anew: ${rewrapped}`, ...lines] };
}
