import type { KeyObject } from 'node:crypto';
import { createHash, createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Mode } from '../schema/clock-functions.ts';
import { UnsafeToServe } from '../self-check.ts';

/**
 * What follows from the two key files. The master key itself is never used: each purpose has a key of its own, derived from it,
 * so that one that leaks tells nothing of the others.
 */
export interface RecordKeys {
  readonly masterKeyId: string;
  /** Wraps the data keys in the vault. */
  readonly wrapping: Buffer;
  /** Of former master keys, by their ids: they still open what they have wrapped (rotation). */
  readonly former: ReadonlyMap<string, Buffer>;
  /** Blind index of claims. */
  readonly claims: Buffer;
  /** "Same body" of an idempotency key. */
  readonly bodies: Buffer;
  /** Free text that belongs to no data subject's key: the purposes in the log of readings. */
  readonly notes: Buffer;
  readonly sealing: SealingKey;
  /** Public keys of former seals, by their ids. */
  readonly formerSeals: ReadonlyMap<string, KeyObject>;
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
 * `MASTER_KEY_FILE`: 32 random bytes in base64; more lines of the kind are former keys, the latest first. `SEAL_KEY_FILE`: an
 * Ed25519 private key, PKCS 8 PEM; more blocks, public or private, are former keys. Lines that begin with `#` are remarks.
 */
export function readKeys(files: KeyFiles): RecordKeys {
  const master = readFileSync(files.masterKeyFile, 'utf8');
  const seal = readFileSync(files.sealKeyFile, 'utf8');
  const made = [master, seal].filter((text) => text.split('\n').some((line) => line.startsWith(DEVELOPMENT_KEY)));
  if (files.mode === 'production' && made.length > 0)
    throw new UnsafeToServe(['密钥是开发密钥 the keys are development keys: MASTER_KEY_FILE, SEAL_KEY_FILE']);
  const [present = '', ...former] = withoutRemarks(master).split(/\s+/);
  const [signing = '', ...signed] = withoutRemarks(seal).split(/(?=-----BEGIN )/);
  return recordKeys(Buffer.from(present, 'base64'), createPrivateKey(signing), {
    masters: former.map((line) => Buffer.from(line, 'base64')),
    seals: signed.map((pem) => createPublicKey(pem)),
  });
}

interface FormerKeys {
  readonly masters?: readonly Buffer[];
  readonly seals?: readonly KeyObject[];
}

export interface KeyFiles {
  readonly masterKeyFile: string;
  readonly sealKeyFile: string;
  readonly mode: Mode;
}

function withoutRemarks(text: string): string {
  return text.replace(/^#.*$/gm, '').trim();
}

export function recordKeys(master: Buffer, seal: KeyObject, { masters = [], seals = [] }: FormerKeys = {}): RecordKeys {
  if ([master, ...masters].some(({ length }) => length !== MASTER_BYTES))
    throw new Error(`the master key must have ${MASTER_BYTES} bytes`);
  if (seal.asymmetricKeyType !== 'ed25519') throw new Error('the seal key must be an Ed25519 key');
  const derive = (purpose: string, from: Buffer = master): Buffer =>
    Buffer.from(hkdfSync('sha256', from, '', `yuanzhu/${purpose}/1`, MASTER_BYTES));
  const idOf = (from: Buffer): string => derive('key-id', from).subarray(0, 8).toString('hex');
  /** What a vault that holds none yet was used with. */
  const first = masters.at(-1) ?? master;
  const publicKey = createPublicKey(seal);
  return {
    masterKeyId: idOf(master),
    wrapping: derive('wrapping'),
    former: new Map(masters.map((each) => [idOf(each), derive('wrapping', each)])),
    claims: derive('claims', first),
    bodies: derive('bodies', first),
    notes: derive('notes', first),
    sealing: { keyId: publicKeyId(publicKey), privateKey: seal, publicKey },
    formerSeals: new Map(seals.map((each) => [publicKeyId(each), each])),
  };
}

export function publicKeyId(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}
