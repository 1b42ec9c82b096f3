/*
 * Everything that can be checked, in one word: format, lint, room boundaries, types, then all tests.
 * The tests run even when a check has failed, so that one run tells everything; a failed check is a failure of the
 * closing line and of the exit code. Words after `npm test --` go to vitest.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @type {readonly (readonly [name: string, ...command: string[]])[]} */
const checks = [
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['lint', 'oxlint/bin/oxlint', '--deny-warnings'],
  ['deps', 'dependency-cruiser/bin/dependency-cruise.mjs', 'apps', 'workflows', 'activities', 'libs', 'test'],
  ['types', 'typescript-native/bin/tsc', '-p', '.', '--noEmit'],
];

/** @type {import('node:child_process').ChildProcess | undefined} */
let current;
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(name, () => {
    interrupted = true;
    current?.kill(name);
  });
}
let interrupted = false;
let failed = 0;
for (const [name, script = '', ...words] of checks) {
  if (interrupted) process.exit(130);
  const start = performance.now();
  const { status, said } = await node(['pipe', 'pipe'], script, words);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (status !== 0) {
    failed += 1;
    console.log(said.trimEnd());
  }
}
const { status } = await node(['inherit', 'inherit'], 'vitest/vitest.mjs', ['run', ...process.argv.slice(2)]);
process.exitCode = status === 0 && failed > 0 ? 1 : status;

/**
 * @param {['pipe' | 'inherit', 'pipe' | 'inherit']} output
 * @param {string} script
 * @param {readonly string[]} words
 * @returns {Promise<{ status: number, said: string }>}
 */
function node(output, script, words) {
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...words], {
    cwd: root,
    stdio: ['ignore', ...output],
    env: { ...process.env, FAILED_CHECKS: String(failed) },
  });
  current = child;
  let said = '';
  child.stdout?.on('data', (part) => (said += part));
  child.stderr?.on('data', (part) => (said += part));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ status: 1, said: error.message }));
    child.once('close', (code) => resolve({ status: code ?? 1, said }));
  });
}
