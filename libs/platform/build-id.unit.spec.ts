import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildId } from './build-id.ts';

test('a deployment names its build; else the fingerprint beside the output does; sources are development', () => {
  const folder = mkdtempSync(join(tmpdir(), 'build-id-'));
  const stamp = join(folder, 'server.stamp');
  expect(buildId({}, stamp)).toBe('development');
  writeFileSync(stamp, 'one');
  const one = buildId({}, stamp);
  writeFileSync(stamp, 'two');
  expect([one, buildId({}, stamp)]).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/), expect.not.stringMatching(one)]);
  expect(buildId({ YUANZHU_BUILD: '2026.11-1' }, stamp)).toBe('2026.11-1');
  rmSync(folder, { recursive: true });
});
