import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What the build leaves beside its output: a fingerprint of everything it was made from. */
const STAMP = fileURLToPath(new URL('../../server.stamp', import.meta.url));

/**
 * Names the code that runs, so that heads written by other code are refolded: `YUANZHU_BUILD` where the deployment has a name for
 * it, else the first characters of the build's own fingerprint; sources that were never built are `development`.
 */
export function buildId(env: NodeJS.ProcessEnv = process.env, stamp: string = STAMP): string {
  const given = env['YUANZHU_BUILD']?.trim();
  if (given) return given;
  if (!existsSync(stamp)) return 'development';
  return createHash('sha256').update(readFileSync(stamp)).digest('hex').slice(0, 12);
}
