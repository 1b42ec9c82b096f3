/*
 * PostgreSQL refuses to run as root. When we are root it runs as `postgres`, else as `nobody`, and everything it
 * touches must be open to that account: its programs, its data, and every folder on the way there.
 */
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';

/** @typedef {{ uid: number, gid: number }} Account */

/**
 * The account for the server; undefined when we are an ordinary user (it then simply runs as us).
 * @returns {Account | undefined}
 */
export function serverAccount() {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a `postgres` nor a `nobody` account');
}

/**
 * May everybody pass through all folders above this path?
 * @param {string} path
 */
export function isReachable(path) {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!hasMode(folder, 0o001)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * @param {string} path
 * @param {number} mode
 */
export function hasMode(path, mode) {
  try {
    return (statSync(path).mode & mode) === mode;
  } catch {
    return false;
  }
}

/**
 * The programs in a place that the account can run: where they are, else a copy under /var/lib, one for each version.
 * @param {string} native folder with bin/ and lib/
 * @param {Account | undefined} account
 * @param {(line: string) => void} log
 */
export function runnablePrograms(native, account, log) {
  const open = isReachable(native) && hasMode(native, 0o005) && hasMode(join(native, 'bin', 'postgres'), 0o005);
  if (account === undefined || open) return native;
  const copy = join(elsewhere(`native ${readFileSync(join(native, '..', 'package.json'), 'utf8')}`), 'native');
  if (!existsSync(copy)) {
    log(`PostgreSQL's programs are closed to its account here: copying them to ${copy}`);
    const beside = `${copy}.${process.pid}`; // another start may be copying too
    cpSync(native, beside, { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'a+rX', beside]);
    try {
      renameSync(beside, copy);
    } catch {
      rmSync(beside, { recursive: true, force: true }); // the other one was quicker
    }
  }
  return copy;
}

/**
 * The server's own folder: the wanted one, else one under /var/lib. A note in the wanted folder says where; without
 * the note (the wanted folder was deleted) what stands under /var/lib is of an earlier life and goes.
 * @param {string} wanted
 * @param {Account | undefined} account
 * @param {(line: string) => void} log
 */
export function ownFolder(wanted, account, log) {
  mkdirSync(wanted, { recursive: true, mode: 0o700 });
  if (account === undefined) return wanted;
  if (isReachable(wanted)) {
    chownSync(wanted, account.uid, account.gid);
    return wanted;
  }
  const note = join(wanted, 'located-at');
  const folder = join(elsewhere(wanted), 'postgres');
  if (!existsSync(note)) {
    log(`${wanted} is closed to PostgreSQL's account: its data is in ${folder}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(note, `${folder}\n`);
  }
  chownSync(folder, account.uid, account.gid);
  return folder;
}

/** @param {string} what */
function elsewhere(what) {
  const folder = `/var/lib/yuanzhu-${createHash('sha256').update(what).digest('hex').slice(0, 12)}`;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755); // whatever the umask
  return folder;
}
