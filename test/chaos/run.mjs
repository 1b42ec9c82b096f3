/*
 * `npm run chaos -- --seed N --commands N --faults N --days N`: one run; the seed is printed and makes the same plan again.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildServer, buildWorkflowBundle } from '../../apps/start/build.mjs';

const at = (/** @type {string} */ file) => fileURLToPath(new URL(file, import.meta.url));
const number = (/** @type {string} */ fallback) => ({ type: /** @type {const} */ ('string'), default: fallback });
const { values } = parseArgs({
  options: {
    seed: number(String(Math.floor(Math.random() * 1_000_000))),
    commands: number('50000'),
    faults: number('200'),
    days: number('731'),
    daysAtOnce: number('7'),
    clients: number('24'),
    personsEach: number('30'),
    calmMs: number('4000'),
    longestMs: number('1500'),
    restores: number('0'),
  },
});
const size = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
await buildServer();
await buildWorkflowBundle();
const words = [at('../../node_modules/vitest/vitest.mjs'), 'run', '--config', at('./full.config.ts')];
const child = spawn(process.execPath, words, {
  cwd: at('../..'),
  stdio: 'inherit',
  env: { ...process.env, CHAOS_SIZE: JSON.stringify(size) },
});
child.once('exit', (code) => (process.exitCode = code ?? 1));
