import { RecordError } from '../faults/database-error.ts';
import type { StoredEvent } from './fold.ts';

/**
 * A stream's events as few values, however many there are: the bodies joined as they are stored (they are JSON already, and
 * PostgreSQL need not read and write them again), the bytes in one piece each. One value an event costs twice the time of both
 * sides. `e` is `record.events`.
 */
export const EVENTS = `
  string_agg(e.body, ',' order by e.version) as bodies,
  string_agg(coalesce(length(e.protected), -1)::text, ',' order by e.version) as lengths,
  string_agg(e.protected, '' order by e.version) as protected,
  string_agg(e.hash, '' order by e.version) as hashes,
  string_agg(e.previous_hash, '' order by e.version) as previous_hashes`;

/** All `null`: no events. */
export interface StoredEvents {
  readonly bodies: string | null;
  readonly lengths: string | null;
  readonly protected: Buffer | null;
  readonly hashes: Buffer | null;
  readonly previous_hashes: Buffer | null;
}

const HEX_OF_HASH = 64;

export function eventsOf(stored: StoredEvents): readonly StoredEvent[] {
  if (stored.bodies === null) return [];
  const bodies = parsed(stored.bodies);
  const lengths = (stored.lengths ?? '').split(',').map(Number);
  const hashes = stored.hashes?.toString('hex') ?? '';
  const previous = stored.previous_hashes?.toString('hex') ?? '';
  let taken = 0;
  return bodies.map((body, place): StoredEvent => {
    const length = lengths[place] ?? -1;
    const bytes = length < 0 ? null : (stored.protected?.subarray(taken, taken + length) ?? null);
    taken += Math.max(0, length);
    const from = place * HEX_OF_HASH;
    return [body, bytes, hashes.slice(from, from + HEX_OF_HASH), previous.slice(from, from + HEX_OF_HASH)];
  });
}

function parsed(bodies: string): readonly StoredEvent[0][] {
  try {
    return JSON.parse(`[${bodies}]`) as readonly StoredEvent[0][];
  } catch {
    throw new RecordError('a stored body is no JSON'); // without the text, which the parser would quote
  }
}
