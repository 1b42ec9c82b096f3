import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { anchorSeal } from './seal-anchor.ts';

const folder = mkdtempSync(join(tmpdir(), 'anchor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const seal = (number: number) => async () => ({ text: JSON.stringify({ number }) });

test('each seal is handed over once, after what stands there', async () => {
  const file = join(folder, 'seals.jsonl');
  expect(await anchorSeal(file, async () => null)).toBe(false);
  expect([await anchorSeal(file, seal(1)), await anchorSeal(file, seal(1)), await anchorSeal(file, seal(3))]).toEqual([
    true,
    false,
    true,
  ]);
  expect(readFileSync(file, 'utf8')).toBe('{"number":1}\n{"number":3}\n');
});

test('a line that was cut off half-way spoils none that follows', async () => {
  const file = join(folder, 'cut.jsonl');
  await anchorSeal(file, seal(1));
  appendFileSync(file, '{"numb');
  await anchorSeal(file, seal(2));
  expect(readFileSync(file, 'utf8')).toBe('{"number":1}\n{"numb\n{"number":2}\n');
});

test('a medium that cannot be written is an error, not a seal', async () => {
  await expect(anchorSeal(join(folder, 'nowhere', 'seals.jsonl'), seal(1))).rejects.toThrow('ENOENT');
});
