import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('exits 2 and says in both languages what is missing when there is nothing to work on', () => {
  const empty = mkdtempSync(join(tmpdir(), 'cli-'));
  const words = [join(import.meta.dirname, 'yuanzhu.mjs'), 'verify'];
  const { status, stderr } = spawnSync(process.execPath, words, { env: { DATA_DIR: empty }, encoding: 'utf8' });
  rmSync(empty, { recursive: true });
  expect(status).toBe(2);
  expect(stderr).toMatch(/尚未构建|找不到档案库/);
  expect(stderr).toMatch(/npm start/);
});
