import { createHash } from 'node:crypto';

/** The tree of RFC 9162 (2.1): leaves and nodes are hashed with different first bytes, so neither can pass for the other. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  return rootOf(leaves.map((leaf) => hash(0, leaf)));
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
