/*
 * "Has anything changed since?" is asked by content: after a clone all times are new, so times say nothing.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * The files under these paths (files or folders, relative to root), sorted; paths that do not exist count as empty.
 * @param {string} root
 * @param {readonly string[]} paths
 * @param {(file: string) => boolean} [wanted] asked with the path relative to root, with forward slashes
 */
export function filesUnder(root, paths, wanted = () => true) {
  const found = paths.flatMap((path) => {
    const full = join(root, path);
    if (!existsSync(full)) return [];
    if (statSync(full).isFile()) return [full];
    const entries = readdirSync(full, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  });
  const names = found.map((file) => relative(root, file).split(sep).join('/'));
  return names.filter(wanted).sort();
}

/**
 * One sha256 over names and contents.
 * @param {string} root
 * @param {readonly string[]} files
 */
export function fingerprint(root, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Does the work unless the stamp says that it was done for this very fingerprint. The stamp goes before the work
 * begins and comes back when it is complete. Answers whether it worked.
 * @param {string} stamp
 * @param {string} print
 * @param {() => Promise<void> | void} work
 */
export async function unlessStamped(stamp, print, work) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === print) return false;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${print}\n`);
  return true;
}
