import type { KeyObject } from 'node:crypto';
import { createHash, createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Mode } from './schema/clock-functions.ts';
import { UnsafeToServe } from './self-check.ts';

/**
 * What follows from the two key files. The master key itself is never used: each purpose has a key of its own, derived from it,
 * so that one that leaks tells nothing of the others.
 */
export interface RecordKeys {
  readonly masterKeyId: string;
  /** Wraps the data keys in the vault. */
  readonly wrapping: Buffer;
  /** Blind index of claims. */
  readonly claims: Buffer;
  /** "Same body" of an idempotency key. */
  readonly bodies: Buffer;
  /** Free text that belongs to no data subject's key: the purposes in the log of readings. */
  readonly notes: Buffer;
  readonly sealing: SealingKey;
}

export interface SealingKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const MASTER_BYTES = 32;

/** The first words of a key file that an embedded start has made for itself; production refuses such a key. */
export const DEVELOPMENT_KEY = '# development key';

/**
 * `MASTER_KEY_FILE`: 32 random bytes in base64. `SEAL_KEY_FILE`: an Ed25519 private key, PKCS 8 PEM. Lines before that begin
 * with `#` say what a key is for.
 */
export function readKeys(files: KeyFiles): RecordKeys {
  const master = readFileSync(files.masterKeyFile, 'utf8');
  const seal = readFileSync(files.sealKeyFile, 'utf8');
  const made = [master, seal].filter((text) => text.startsWith(DEVELOPMENT_KEY));
  if (files.mode === 'production' && made.length > 0)
    throw new UnsafeToServe(['密钥是开发密钥 the keys are development keys: MASTER_KEY_FILE, SEAL_KEY_FILE']);
  return recordKeys(Buffer.from(withoutRemarks(master), 'base64'), createPrivateKey(withoutRemarks(seal)));
}

export interface KeyFiles {
  readonly masterKeyFile: string;
  readonly sealKeyFile: string;
  readonly mode: Mode;
}

function withoutRemarks(text: string): string {
  return text.replace(/^#.*$/gm, '').trim();
}

export function recordKeys(master: Buffer, seal: KeyObject): RecordKeys {
  if (master.length !== MASTER_BYTES) throw new Error(`the master key must have ${MASTER_BYTES} bytes`);
  if (seal.asymmetricKeyType !== 'ed25519') throw new Error('the seal key must be an Ed25519 key');
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', master, '', `yuanzhu/${purpose}/1`, MASTER_BYTES));
  const publicKey = createPublicKey(seal);
  return {
    masterKeyId: derive('key-id').subarray(0, 8).toString('hex'),
    wrapping: derive('wrapping'),
    claims: derive('claims'),
    bodies: derive('bodies'),
    notes: derive('notes'),
    sealing: { keyId: publicKeyId(publicKey), privateKey: seal, publicKey },
  };
}

export function publicKeyId(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}
