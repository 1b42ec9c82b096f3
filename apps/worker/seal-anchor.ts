import { open } from 'node:fs/promises';

/*
 * The anchor outside: a file that only grows, on a medium that the database's administrators cannot rewrite (SEAL_ANCHOR). One
 * line a seal. A seal names the one before it, so the latest is enough; `yuanzhu verify` misses a record that holds one no more.
 */
const LONGEST_LINE = 4096;

/** Hands over the latest seal unless it stands there already; answers whether it did. A line that was cut off is left as it is. */
export async function anchorSeal(file: string, latestSeal: () => Promise<{ readonly text: string } | null>) {
  const seal = await latestSeal();
  if (seal === null) return false;
  const handle = await open(file, 'a+', 0o640);
  try {
    const { size } = await handle.stat();
    const from = Math.max(0, size - LONGEST_LINE);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_LINE), 0, LONGEST_LINE, from);
    const end = buffer.subarray(0, bytesRead).toString('utf8');
    if (end.split('\n').at(-2) === seal.text) return false;
    await handle.appendFile(`${end === '' || end.endsWith('\n') ? '' : '\n'}${seal.text}\n`);
    await handle.datasync();
    return true;
  } finally {
    await handle.close();
  }
}
