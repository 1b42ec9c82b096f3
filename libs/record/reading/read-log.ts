import type { Actor } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { withoutValues } from '../faults/database-error.ts';
import type { RecordDeps } from '../options.ts';
import { protect, unprotect } from '../secrets/protected-part.ts';

/** Who looked at whom, at what and what for (R5.2 (五)); a look that was denied is kept too. */
export interface ReadEntry {
  readonly reader: Actor;
  /** `null`: no single stream, e.g. a list. */
  readonly streamId: string | null;
  readonly what: string;
  readonly purpose: string | null;
  /** `shown`, or the code of the denial. */
  readonly outcome?: string;
}

export interface KeptReading extends ReadEntry {
  readonly at: Instant;
  readonly outcome: string;
}

const NO_STREAM = '00000000-0000-0000-0000-000000000000';

/** The purpose is free text and may name people, so it is kept encrypted, bound to whom it is about. */
export async function logRead(
  deps: RecordDeps,
  { reader, streamId, what, purpose, outcome = 'shown' }: ReadEntry,
): Promise<void> {
  const key = { id: NO_STREAM, secret: deps.keys.notes };
  const bytes = purpose === null ? null : protect({ purpose }, key, placeOf(streamId));
  const text = `insert into record.read_log (read_at, staff, role, area, stream_id, what, outcome, purpose)
    values (record.instant(record.now()), $1, $2, $3, $4, $5, $6, $7)`;
  const values = [reader.staff, reader.role, reader.area, streamId, what, outcome, bytes];
  await withoutValues(deps.pool.query({ name: 'record.log-read', text, values }));
}

/** One look at many: a line for each of them. */
export async function logReadOfMany(
  deps: RecordDeps,
  { reader, streamIds, what }: Pick<ReadEntry, 'reader' | 'what'> & { readonly streamIds: readonly string[] },
): Promise<void> {
  const text = `insert into record.read_log (read_at, staff, role, area, stream_id, what, outcome)
    select record.instant(record.now()), $1, $2, $3, each, $5, 'shown' from unnest($4::uuid[]) each`;
  const values = [reader.staff, reader.role, reader.area, streamIds, what];
  await withoutValues(deps.pool.query({ name: 'record.log-read-of-many', text, values }));
}

/** Everyone who looked at a stream, latest first. */
export async function readingsOf(deps: RecordDeps, streamId: string, limit = 500): Promise<readonly KeptReading[]> {
  const text = `select read_at, staff, role, area, what, outcome, purpose from record.read_log
    where stream_id = $1 order by read_at desc, id desc limit $2`;
  const { rows } = await withoutValues(deps.pool.query<Row>(text, [streamId, limit]));
  const key = { id: NO_STREAM, secret: deps.keys.notes };
  return rows.map(({ read_at, staff, role, area, what, outcome, purpose }) => ({
    at: read_at,
    reader: { staff, role, area },
    streamId,
    what,
    outcome,
    purpose: purpose && String(unprotect(purpose, key, placeOf(streamId))['purpose']),
  }));
}

interface Row {
  readonly read_at: Instant;
  readonly staff: string;
  readonly role: string;
  readonly area: string;
  readonly what: string;
  readonly outcome: string;
  readonly purpose: Buffer | null;
}

function placeOf(streamId: string | null) {
  return {
    id: streamId ?? NO_STREAM,
    streamId: streamId ?? NO_STREAM,
    version: 0,
    type: 'purpose of a reading',
    schemaVersion: 1,
  };
}
