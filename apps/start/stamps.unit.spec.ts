import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { filesUnder, fingerprint, unlessStamped } from './stamps.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamps-'));
  mkdirSync(join(root, 'libs/law'), { recursive: true });
  writeFileSync(join(root, 'libs/law/a.ts'), 'a');
  writeFileSync(join(root, 'package.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const print = () => fingerprint(root, filesUnder(root, ['package.json', 'libs', 'missing']));

test('the fingerprint sees content and names, not times', () => {
  const before = print();
  writeFileSync(join(root, 'libs/law/a.ts'), 'a');
  expect(print()).toBe(before);
  writeFileSync(join(root, 'libs/law/a.ts'), 'b');
  const changed = print();
  expect(changed).not.toBe(before);
  writeFileSync(join(root, 'libs/law/b.ts'), '');
  expect(print()).not.toBe(changed);
});

test('files are listed with forward slashes, and unwanted ones left out', () => {
  writeFileSync(join(root, 'libs/law/a.unit.spec.ts'), '');
  expect(filesUnder(root, ['libs'], (file) => !file.endsWith('.spec.ts'))).toEqual(['libs/law/a.ts']);
});

test('work is done once for one fingerprint, and again after it failed', async () => {
  const stamp = join(root, 'dist/server.stamp');
  const work = vi.fn<() => void>();
  expect(await unlessStamped(stamp, 'one', work)).toBe(true);
  expect(await unlessStamped(stamp, 'one', work)).toBe(false);
  work.mockImplementationOnce(() => {
    throw new Error('does not compile');
  });
  await expect(unlessStamped(stamp, 'two', work)).rejects.toThrow('does not compile');
  expect(await unlessStamped(stamp, 'one', work)).toBe(true);
  expect(work).toHaveBeenCalledTimes(3);
});
