/*
 * `npm run chaos:planted`: plants one bug after the other in a scratch copy of the tree and runs who must notice. First the
 * same specs run on the copy as it is, so that what is found is the bug and nothing else. What came of it: dist/chaos/planted.json.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUGS } from './bugs.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const LONGEST_MS = 180_000;
const LONGEST_BASELINE_MS = 600_000;
const only = process.argv[2];

const copy = mkdtempSync(join(tmpdir(), 'yuanzhu-planted-'));
/** @type {import('node:child_process').ChildProcess | undefined} */
let running;
process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(name, () => {
    running?.kill('SIGTERM');
    process.exit(130);
  });
}
const left = new Set(['node_modules', '.git', '.data', 'dist/chaos']);
cpSync(root, copy, { recursive: true, filter: (file) => !left.has(relative(root, file)) });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

const bugs = BUGS.filter(({ name }) => only === undefined || name.includes(only));
/** @type {{ name: string, by: string, seconds: number, found: boolean, what: string, load: number }[]} */
const told = [];
const untouched = await baseline();
for (const bug of bugs) told.push(await hunt(bug));
mkdirSync(join(root, 'dist/chaos'), { recursive: true });
writeFileSync(join(root, 'dist/chaos/planted.json'), `${JSON.stringify({ untouched, told }, null, 2)}\n`);
const missed = told.filter(({ found }) => !found);
console.log(`${told.length - missed.length} found, ${missed.length} missed`);
process.exitCode = untouched && missed.length === 0 ? 0 : 1;

/** What is run, whatever one test of it the bug asks for by `-t`. */
function filesOf(/** @type {readonly string[]} */ by) {
  const filter = by.indexOf('-t');
  return by.slice(3, filter < 0 ? undefined : filter);
}

/** Without a bug everything that is going to be asked is content. */
async function baseline() {
  for (const project of ['unit', 'integration']) {
    const files = new Set(bugs.filter(({ by }) => by.includes(project)).flatMap(({ by }) => filesOf(by)));
    if (files.size === 0) continue;
    const { exit, said } = await vitest(['run', '--project', project, ...files], LONGEST_BASELINE_MS);
    console.log(`${exit === 0 ? '✓' : '✗'} ${project} specs without a bug`);
    if (exit !== 0) return (console.log(said), false);
  }
  return true;
}

/** @param {import('./bugs.mjs').Bug} bug */
async function hunt({ name, changes, by }) {
  const before = new Map(changes.map(([file]) => [file, readFileSync(join(copy, file), 'utf8')]));
  for (const [file, from, to] of changes) {
    const text = readFileSync(join(copy, file), 'utf8');
    if (text.split(from).length !== 2) throw new Error(`${name}: ${file} does not hold exactly once: ${from}`);
    writeFileSync(
      join(copy, file),
      text.replace(from, () => to),
    );
  }
  const start = performance.now();
  const { found, what } = await bySpecs(by);
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  for (const [file, text] of before) writeFileSync(join(copy, file), text);
  console.log(`${found ? '✓' : '✗'} ${name} (${seconds} s): ${what}`);
  return { name, by: filesOf(by).join(', '), seconds, found, what, load: Math.round((loadavg()[0] ?? 0) * 10) / 10 };
}

/** A spec that fails, not a file that does not load: that would be found by anybody. */
async function bySpecs(/** @type {readonly string[]} */ by) {
  const { exit, said } = await vitest([...by, '--bail', '1']);
  const failed = /FAIL .* > (.*)/.exec(said)?.[1];
  if (exit === 0 || failed === undefined || /Failed Suites/.test(said))
    return { found: false, what: said.split('\n').slice(-8).join(' ') };
  return { found: true, what: failed };
}

/**
 * @param {readonly string[]} words
 * @param {number} [longestMs]
 */
function vitest(words, longestMs) {
  return node([join(copy, 'node_modules/vitest/vitest.mjs'), ...words], longestMs);
}

/**
 * @param {readonly string[]} words
 * @param {number} [longestMs]
 * @returns {Promise<{ exit: number, said: string }>}
 */
function node(words, longestMs = LONGEST_MS) {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
  const child = spawn(process.execPath, words, { cwd: copy, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running = child;
  let said = '';
  child.stdout.on('data', (part) => (said += part));
  child.stderr.on('data', (part) => (said += part));
  const timer = setTimeout(() => child.kill('SIGTERM'), longestMs);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ exit: code ?? 1, said });
    });
  });
}
