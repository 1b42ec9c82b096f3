/*
 * Small questions about operating-system processes, and running a command to its end.
 * A pid alone proves nothing: it may name a zombie or, after a restart of the machine, a stranger. So every
 * question about a pid that was read from a file compares the command line too.
 */
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * The command line of a living process; empty for a zombie, a dead or an unknown one.
 * @param {number} pid
 * @returns {string}
 */
export function commandOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return '';
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    const line = execFileSync('ps', ['-o', 'stat=,args=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line.startsWith('Z') ? '' : line.replace(/^\S+\s+/, '');
  } catch {
    return '';
  }
}

/**
 * Is this pid a living process whose command line holds all these words?
 * @param {number | undefined} pid
 * @param {...string} words
 */
export function runs(pid, ...words) {
  const command = pid === undefined ? '' : commandOf(pid);
  return command !== '' && words.every((word) => command.includes(word));
}

/**
 * Has any living process this folder as its working folder? (Linux only.)
 * @param {string} folder
 */
export function worksIn(folder) {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.some((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder && commandOf(pid) !== '';
    } catch {
      return false;
    }
  });
}

/**
 * Asks until the answer is yes; false when the time is over.
 * @param {() => boolean | Promise<boolean>} question
 * @param {number} milliseconds
 */
export async function becomesTrue(question, milliseconds) {
  const end = performance.now() + milliseconds;
  for (;;) {
    if (await question()) return true;
    if (performance.now() >= end) return false;
    await pause(30);
  }
}

/**
 * Ends one process: SIGTERM, and SIGKILL when it has not gone in time.
 * @param {number} pid
 * @param {number} milliseconds
 */
export async function endProcess(pid, milliseconds) {
  signal(pid, 'SIGTERM');
  if (await becomesTrue(() => commandOf(pid) === '', milliseconds)) return;
  signal(pid, 'SIGKILL');
  await becomesTrue(() => commandOf(pid) === '', 2000);
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // gone already
  }
}

/**
 * Runs a command to its end. Rejects with the tail of what it said when it fails.
 * `silent` gives it no pipes: a server that it leaves behind would keep them open for ever.
 * `aloud` lets it speak to our terminal. `called`: what to name it in an error.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ called?: string, silent?: boolean, aloud?: boolean } & import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<string>}
 */
export function run(file, args, { called = file, silent = false, aloud = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = silent ? 'ignore' : aloud ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
    const child = spawn(file, args, { ...options, stdio });
    let said = '';
    child.stdout?.on('data', (part) => (said += part));
    child.stderr?.on('data', (part) => (said += part));
    child.once('error', (error) => reject(new Error(`${called}: ${error.message}`)));
    child.once('close', (code, killedBy) => {
      if (code === 0) return resolve(said);
      reject(new Error(`${called} ended with ${code ?? killedBy}${said === '' ? '' : `: ${tail(said)}`}`));
    });
  });
}

/**
 * The last lines of a text.
 * @param {string} text
 * @param {number} [lines]
 */
export function tail(text, lines = 12) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/**
 * The last lines of a log file, or nothing when there is none.
 * @param {string} file
 */
export function tailOf(file) {
  try {
    return tail(readFileSync(file, 'utf8'));
  } catch {
    return '';
  }
}
