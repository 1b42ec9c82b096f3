/*
 * DATA_DIR: `start.json` says who runs here (from the first moment), `run.json` where everything is (once all is up).
 * Both name pids that may be long gone, so they are believed only when the process is what it should be.
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { becomesTrue, runs, signal } from '../../libs/platform/embedded/processes.mjs';

/**
 * @typedef {object} Running
 * @property {string} url
 * @property {{ supervisor: number } & Record<string, number | undefined>} pids
 * @property {string} temporalAddress
 * @property {string | undefined} temporalUi
 * @property {string} databaseUrl
 */

/**
 * Makes the folder; answers whether this is its first start. When we are root PostgreSQL runs under an account of its
 * own, which must be able to pass through (not to look around: keys and logs are closed).
 * @param {string} dataDir
 */
export function openDataDir(dataDir) {
  const isFresh = !existsSync(join(dataDir, 'keys'));
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (isFresh && process.getuid?.() === 0) chmodSync(dataDir, statSync(dataDir).mode | 0o011);
  mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
  return isFresh;
}

/**
 * Claims the folder for this process; answers the pid of the one that has it already.
 * @param {string} dataDir
 * @returns {number | undefined}
 */
export function claim(dataDir) {
  const file = join(dataDir, 'start.json');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, JSON.stringify({ pid: process.pid }), { flag: 'wx' });
      return undefined;
    } catch {
      const pid = readJson(file)?.['pid'];
      if (pid !== process.pid && runs(pid, 'node', 'main.mjs')) return pid;
      rmSync(file, { force: true });
    }
  }
  throw new Error(`${file} cannot be written`);
}

/**
 * After a starter was killed its API and worker end themselves; until they have, they hold port and leases.
 * @param {string} dataDir
 */
export async function endRemains(dataDir) {
  const pids = readJson(join(dataDir, 'run.json'))?.['pids'] ?? {};
  rmSync(join(dataDir, 'run.json'), { force: true });
  const remains = [pids.api, pids.worker].filter((pid) => runs(pid, 'node', 'main.js'));
  if (await becomesTrue(() => !remains.some((pid) => runs(pid, 'main.js')), 10_000)) return;
  for (const pid of remains) signal(pid, 'SIGKILL');
}

/**
 * Written beside and renamed: a reader never sees half of it.
 * @param {string} dataDir
 * @param {Running} running
 */
export function publish(dataDir, running) {
  const file = join(dataDir, 'run.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** @param {string} dataDir */
export function leave(dataDir) {
  rmSync(join(dataDir, 'run.json'), { force: true });
  if (readJson(join(dataDir, 'start.json'))?.['pid'] === process.pid)
    rmSync(join(dataDir, 'start.json'), { force: true });
}

/**
 * @param {string} file
 * @returns {Record<string, any> | undefined}
 */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
