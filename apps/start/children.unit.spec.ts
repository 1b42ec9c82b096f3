import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startChild } from './children.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'children-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(code: string, onRestart: () => void = () => {}) {
  const script = join(folder, 'main.mjs');
  writeFileSync(script, code);
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const child = startChild({
    name: 'api',
    script,
    cwd: folder,
    env: {},
    logs: folder,
    log,
    onRestart,
    firstPause: 20,
    patienceAgain: 500,
  });
  return { child, lines };
}

test('a child that dies unasked is started again, and says so', async () => {
  const restarted = vi.fn<() => void>();
  const { child, lines } = start("process.send('ready'); setInterval(() => {}, 1000)", restarted);
  await child.ready;
  const first = child.pid();
  process.kill(first, 'SIGKILL');
  await vi.waitFor(() => expect(restarted).toHaveBeenCalledOnce());
  expect(child.pid()).not.toBe(first);
  expect(lines[0]).toMatch(/^ended unasked \(SIGKILL\); starting again/);
  await child.stop(1000);
});

test('one that dies again before it is ready is not told of: a pid that is told belongs to somebody who serves', async () => {
  const restarted = vi.fn<() => void>();
  const { child, lines } = start(
    `import { appendFileSync, readFileSync } from 'node:fs';
    appendFileSync('starts', '.');
    if (readFileSync('starts', 'utf8').length === 2) process.exit(3);
    process.send('ready');
    setInterval(() => {}, 1000);`,
    restarted,
  );
  await child.ready;
  const first = child.pid();
  process.kill(first, 'SIGKILL');
  await vi.waitFor(() => expect(lines.some((line) => line.startsWith('ended unasked (3)'))).toBe(true));
  expect(restarted).not.toHaveBeenCalled();
  expect(child.pid()).toBe(first);
  await vi.waitFor(() => expect(restarted).toHaveBeenCalledOnce());
  expect(process.kill(child.pid(), 0)).toBe(true);
  await child.stop(1000);
});

test('one that hangs when it is started again gives way to another', async () => {
  const restarted = vi.fn<() => void>();
  const { child, lines } = start(
    `import { appendFileSync, readFileSync } from 'node:fs';
    appendFileSync('starts', '.');
    if (readFileSync('starts', 'utf8').length !== 2) process.send('ready');
    setInterval(() => {}, 1000);`,
    restarted,
  );
  await child.ready;
  process.kill(child.pid(), 'SIGKILL');
  await vi.waitFor(() => expect(restarted).toHaveBeenCalledOnce(), 4000);
  expect(lines.filter((line) => line.startsWith('ended unasked'))).toHaveLength(2);
  await child.stop(1000);
});

test('a child that never becomes ready tells the end of its log', async () => {
  const { child } = start("console.error('no database'); process.exit(2)");
  await expect(child.ready).rejects.toThrow(/api ended with 2 before it was ready.*\nno database/s);
});

test('a child that is stopped stays stopped, even one that does not listen', async () => {
  const restarted = vi.fn<() => void>();
  const { child } = start(
    "process.on('SIGTERM', () => {}); process.send('ready'); setInterval(() => {}, 1000)",
    restarted,
  );
  await child.ready;
  await child.stop(50);
  expect(() => process.kill(child.pid(), 0)).toThrow('ESRCH');
  expect(restarted).not.toHaveBeenCalled();
});
