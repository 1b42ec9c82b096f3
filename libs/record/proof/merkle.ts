import { createHash } from 'node:crypto';

/** The tree of RFC 9162 (2.1): leaves and nodes are hashed with different first bytes, so neither can pass for the other. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  return rootOf(leaves.map((leaf) => hash(0, leaf)));
}

/** For each leaf the hashes that lead from it to the root (RFC 9162, 2.1.3), the nearest first. */
export function merklePaths(leaves: readonly Buffer[], indexes: readonly number[]): readonly (readonly Buffer[])[] {
  const levels: (readonly Buffer[])[] = [leaves.map((leaf) => hash(0, leaf))];
  for (let level = levels[0] ?? []; level.length > 1; levels.push(level)) level = paired(level);
  return indexes.map((index) =>
    levels.slice(0, -1).flatMap((level, height) => {
      const sibling = level[(index >> height) ^ 1];
      return sibling === undefined ? [] : [sibling];
    }),
  );
}

/** The root that a leaf's path leads to in a tree of that size; `null`: no path of such a tree. */
export function rootByPath(
  leaf: Buffer,
  { index, size, path }: { readonly index: number; readonly size: number; readonly path: readonly Buffer[] },
): Buffer | null {
  const left = [...path];
  let node = hash(0, leaf);
  for (let [at, width] = [index, size]; width > 1; [at, width] = [at >> 1, (width + 1) >> 1]) {
    if ((at ^ 1) >= width) continue; // the odd one at the end goes up alone
    const sibling = left.shift();
    if (sibling === undefined) return null;
    node = at % 2 === 0 ? hash(1, node, sibling) : hash(1, sibling, node);
  }
  return left.length === 0 && index < size ? node : null;
}

function paired(level: readonly Buffer[]): readonly Buffer[] {
  const pairs: Buffer[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [one, other] = [level[at], level[at + 1]];
    if (one !== undefined) pairs.push(other === undefined ? one : hash(1, one, other));
  }
  return pairs;
}

function rootOf(level: readonly Buffer[]): Buffer {
  const [first] = level;
  if (first !== undefined && level.length === 1) return first;
  const left = 2 ** Math.floor(Math.log2(level.length - 1));
  return hash(1, rootOf(level.slice(0, left)), rootOf(level.slice(left)));
}

function hash(prefix: 0 | 1, ...parts: readonly Buffer[]): Buffer {
  const digest = createHash('sha256').update(Buffer.from([prefix]));
  for (const part of parts) digest.update(part);
  return digest.digest();
}
