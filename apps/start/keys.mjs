/*
 * The keys of an embedded start, made on the first one and never again: losing them is losing what they protect.
 *   master.key     32 random bytes, base64: wraps the keys of the data subjects
 *   seal.pem       Ed25519 private key (PKCS 8): signs the seals
 *   dev-token.pem  Ed25519 private key (PKCS 8): signs the tokens of the local issuer
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Production refuses a key that begins like this, wherever it was copied to. */
const MADE_HERE = '# development key: made by an embedded start, never for production\n';

const signingKey = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });

/**
 * @param {string} dataDir
 * @returns {Record<'MASTER_KEY_FILE' | 'SEAL_KEY_FILE' | 'DEV_TOKEN_KEY_FILE', string>}
 */
export function keyFiles(dataDir) {
  const folder = join(dataDir, 'keys');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  return {
    MASTER_KEY_FILE: keep(join(folder, 'master.key'), () => `${MADE_HERE}${randomBytes(32).toString('base64')}\n`),
    SEAL_KEY_FILE: keep(join(folder, 'seal.pem'), () => `${MADE_HERE}${signingKey()}`),
    DEV_TOKEN_KEY_FILE: keep(join(folder, 'dev-token.pem'), signingKey),
  };
}

/**
 * @param {string} file
 * @param {() => string | Buffer} make
 */
function keep(file, make) {
  try {
    writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return file;
}
