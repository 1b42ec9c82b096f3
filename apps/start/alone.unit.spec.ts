import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate as aMoment } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alone } from './alone.mjs';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yuanzhu-alone-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('one works at a time, everybody comes to it, and nothing is left', async () => {
  const lock = join(folder, 'deep', 'busy.lock');
  let [within, most] = [0, 0];
  const work = async (): Promise<number> => {
    most = Math.max(most, (within += 1));
    await aMoment();
    return (within -= 1);
  };
  expect(await Promise.all(Array.from({ length: 8 }, () => alone(lock, work)))).toEqual(Array(8).fill(0));
  expect([most, existsSync(lock)]).toEqual([1, false]);
});

test('processes that take and give back all the time never meet, and none fails on a lock that has just gone', async () => {
  const [lock, held] = [join(folder, 'contended.lock'), join(folder, 'held')];
  const script = `
    import { rmSync, writeFileSync } from 'node:fs';
    import { alone } from ${JSON.stringify(new URL('./alone.mjs', import.meta.url).href)};
    for (let turn = 0; turn < 40; turn += 1)
      await alone(${JSON.stringify(lock)}, async () => {
        writeFileSync(${JSON.stringify(held)}, '', { flag: 'wx' });
        rmSync(${JSON.stringify(held)});
      });`;
  const builders = [1, 2, 3].map(() => spawn(process.execPath, ['--input-type=module', '-e', script]));
  const exits = await Promise.all(builders.map((builder) => once(builder, 'exit')));
  expect(exits.map(([code]) => code)).toEqual([0, 0, 0]);
}, 30_000);

test('what a builder that is gone has left is taken over', async () => {
  const gone = spawn(process.execPath, ['-e', '0']);
  await once(gone, 'exit');
  const lock = join(folder, 'left.lock');
  writeFileSync(lock, String(gone.pid));
  expect(await alone(lock, async () => 'built')).toBe('built');
});
