import type { Json } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { formatInstant } from '#kernel/instant';
import { createHash } from 'node:crypto';
import type { Mark } from './page.ts';

/** What is told of a page of one person beside what it says. */
export interface Origin {
  readonly personId: string;
  /** The version of the record the page rests on: a later event that matters gives another serial or another digest. */
  readonly version: number;
  readonly recordHash: string;
  readonly printedAt: Instant;
}

/** R5.4 (五) The serial leads to the person's record and the place in it; it is a pseudonym and says nothing of the person. */
export function personMark(prefix: string, { personId, version, recordHash, printedAt }: Origin, facts: object): Mark {
  const serial = `${prefix}-${personId}-${version}`;
  return { serial, digest: digestOf({ serial, recordHash, facts }), recordHash, printedAt: formatInstant(printedAt) };
}

export function listMark(serial: string, printedAt: Instant, facts: object): Mark {
  return { serial, digest: digestOf({ serial, facts }), recordHash: null, printedAt: formatInstant(printedAt) };
}

/** Names in alphabetical order at every level, so that the digest depends on what is said and not on how it was put together. */
function digestOf(content: object): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(JSON.parse(JSON.stringify(content)) as Json)))
    .digest('hex');
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map((each: Json) => sorted(each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, sorted(each as Json)]));
}
