import { canonicalJson } from '#record/canonical';
import { createHash } from 'node:crypto';

/** SHA-256 over canonical JSON: whoever has the content can compute it again. */
export function contentDigest(content: object): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
