import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { becomesTrue, commandOf, endProcess, run, runs, tail } from './processes.mjs';

const node = process.execPath;

test('a pid is believed only together with its command line', () => {
  expect(runs(process.pid, 'node')).toBe(true);
  expect(runs(process.pid, 'node', 'another-program')).toBe(false);
  expect(runs(undefined, 'node')).toBe(false);
  expect(commandOf(0)).toBe('');
});

test('a process that does not listen to SIGTERM is ended all the same', async () => {
  const deaf = spawn(node, ['-e', "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)"]);
  const ended = once(deaf, 'exit');
  await once(deaf.stdout, 'data');
  await endProcess(deaf.pid ?? 0, 50);
  expect(await ended).toEqual([null, 'SIGKILL']);
});

test('a command that fails tells the end of what it said', async () => {
  const failing = run(node, ['-e', "console.error('the cause'); process.exit(3)"]);
  await expect(failing).rejects.toThrow(/ended with 3: the cause/);
  await expect(run('/nonexistent/program', [])).rejects.toThrow('/nonexistent/program');
  expect(await run(node, ['-p', '1 + 1'])).toBe('2\n');
});

test('asking ends when the time is over', async () => {
  let asked = 0;
  expect(await becomesTrue(() => ++asked === 2, 5000)).toBe(true);
  expect(await becomesTrue(() => false, 0)).toBe(false);
});

test('the tail of a text is its last lines', () => {
  expect(tail('a\nb\nc\n', 2)).toBe('b\nc');
});
