import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claim, leave, openDataDir, publish } from './data-dir.mjs';
import { keyFiles } from './keys.mjs';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'data-dir-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('a data directory is fresh until it has keys', () => {
  expect(openDataDir(dataDir)).toBe(true);
  keyFiles(dataDir);
  expect(openDataDir(dataDir)).toBe(false);
});

test('keys are made once, are readable by their owner only, and are what they say', () => {
  const files = keyFiles(dataDir);
  const contents = Object.values(files).map((file) => readFileSync(file, 'utf8'));
  expect(Object.values(keyFiles(dataDir)).map((file) => readFileSync(file, 'utf8'))).toEqual(contents);
  for (const file of Object.values(files)) expect(statSync(file).mode & 0o777).toBe(0o600);
  const [remark, master = ''] = readFileSync(files.MASTER_KEY_FILE, 'utf8').split('\n');
  expect(remark).toMatch(/^# development key/); // production refuses it
  expect(Buffer.from(master, 'base64')).toHaveLength(32);
  expect(createPrivateKey(readFileSync(files.SEAL_KEY_FILE)).asymmetricKeyType).toBe('ed25519');
  expect(createPrivateKey(readFileSync(files.DEV_TOKEN_KEY_FILE)).asymmetricKeyType).toBe('ed25519');
});

test('a claim of a process that is gone, or of a stranger with its pid, is taken over', () => {
  for (const pid of [999_999_999, 1]) {
    writeFileSync(join(dataDir, 'start.json'), JSON.stringify({ pid }));
    expect(claim(dataDir)).toBeUndefined();
    expect(JSON.parse(readFileSync(join(dataDir, 'start.json'), 'utf8'))).toEqual({ pid: process.pid });
  }
});

test('run.json is for its owner only, and goes with the house', () => {
  const servers = { temporalAddress: '127.0.0.1:1', temporalUi: undefined, databaseUrl: 'postgresql://here/db' };
  publish(dataDir, { url: 'http://127.0.0.1:1', pids: { supervisor: process.pid }, ...servers });
  expect(statSync(join(dataDir, 'run.json')).mode & 0o777).toBe(0o600);
  leave(dataDir);
  expect(() => statSync(join(dataDir, 'run.json'))).toThrow('ENOENT');
});
