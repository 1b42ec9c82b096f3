import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keyFiles } from '../../../apps/start/keys.mjs';
import { publicKeyId, readKeys } from './keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function keep(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const made = keyFiles(join(folder, 'embedded'));
const embedded = { masterKeyFile: made.MASTER_KEY_FILE, sealKeyFile: made.SEAL_KEY_FILE };
const own = {
  masterKeyFile: keep('master.key', `${randomBytes(32).toString('base64')}\n`),
  sealKeyFile: keep('seal.pem', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })),
};

describe('the keys of a record', () => {
  it('of an embedded start serve a rehearsal', () =>
    expect(readKeys({ ...embedded, mode: 'rehearsal' }).masterKeyId).toMatch(/^[0-9a-f]{16}$/));

  it('of its own serve production', () =>
    expect(readKeys({ ...own, mode: 'production' }).sealing.keyId).toMatch(/^[0-9a-f]{16}$/));

  it('may be followed by former ones in the same files', () => {
    const former = { master: randomBytes(32).toString('base64'), seal: generateKeyPairSync('ed25519') };
    const pem = former.seal.publicKey.export({ type: 'spki', format: 'pem' });
    const files = {
      masterKeyFile: keep('two.key', `# 2027\n${readFileSync(own.masterKeyFile, 'utf8')}# 2026\n${former.master}\n`),
      sealKeyFile: keep('two.pem', `${readFileSync(own.sealKeyFile, 'utf8')}${pem}`),
    };
    const [keys, alone] = [readKeys({ ...files, mode: 'production' }), readKeys({ ...own, mode: 'production' })];
    expect([keys.masterKeyId, keys.sealing.keyId]).toEqual([alone.masterKeyId, alone.sealing.keyId]);
    expect([...keys.formerSeals.keys()]).toEqual([publicKeyId(former.seal.publicKey)]);
    expect(keys.former.size).toBe(1);
  });

  it.each([
    ['both', embedded],
    ['the master key', { ...own, masterKeyFile: embedded.masterKeyFile }],
    ['the seal key', { ...own, sealKeyFile: embedded.sealKeyFile }],
  ])('are refused in production when %s came from an embedded start', (_, files) => {
    expect(() => readKeys({ ...files, mode: 'production' })).toThrow('密钥是开发密钥 the keys are development keys');
  });
});
