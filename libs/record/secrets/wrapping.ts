import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { RecordKeys } from './keys.ts';

/** A secret under a master key's wrapping key: nonce (12) ‖ ciphertext ‖ tag (16), bound to what it is the secret of. */
export interface Wrapped {
  readonly master_key_id: string;
  readonly wrapped: Buffer;
}

const NONCE = 12;
const TAG = 16;

/** Always under the present master key. */
export function wrap(secret: Buffer, keys: RecordKeys, boundTo: string): Wrapped {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keys.wrapping, nonce).setAAD(Buffer.from(boundTo));
  const wrapped = Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  return { master_key_id: keys.masterKeyId, wrapped };
}

/** Under the present master key or a former one that is still at hand; any other is an error, never "nothing". */
export function unwrap({ master_key_id: masterKeyId, wrapped }: Wrapped, keys: RecordKeys, boundTo: string): Buffer {
  const key = masterKeyId === keys.masterKeyId ? keys.wrapping : keys.former.get(masterKeyId);
  if (key === undefined) throw new Error(`the vault was wrapped by master key ${masterKeyId}, which is not at hand`);
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(boundTo)).setAuthTag(wrapped.subarray(-TAG));
  return Buffer.concat([decipher.update(wrapped.subarray(NONCE, -TAG)), decipher.final()]);
}
