import type { Claim } from '#kernel/stream-kind';
import { createHmac } from 'node:crypto';
import { canonicalJson } from '../canonical.ts';
import type { RecordKeys } from './keys.ts';

/** The blind index: who does not hold the key can neither read a claimed value nor try out all citizen IDs. Hex. */
export function claimDigest({ kind, value }: Claim, keys: RecordKeys): string {
  return createHmac('sha256', keys.claims)
    .update(canonicalJson([kind, value]))
    .digest('hex');
}

/** "Same body": compared without keeping the body in the open. Hex. */
export function bodyDigest(request: unknown, keys: RecordKeys): string {
  return createHmac('sha256', keys.bodies).update(canonicalJson(request)).digest('hex');
}
