import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Instant } from '#kernel/instant';
import type { RecordDeps } from '../options.ts';
import type { StreamFault } from './stream-fault.ts';

export interface Incident {
  readonly incident: string;
  readonly streamId: string;
  /** Of the stream when it failed. */
  readonly version: number;
  readonly reason: string;
  /** Real time. */
  readonly openedAt: Instant;
}

/** Sets one stream apart; the incident that is open already stays the one. */
export async function quarantine(
  deps: RecordDeps,
  streamId: string,
  version: number,
  fault: StreamFault,
): Promise<string> {
  deps.cache.delete(streamId);
  const row = { incident: randomUUID(), stream_id: streamId, version, reason: fault.message, released_at: null };
  const written = await deps.db
    .insertInto('record.quarantine')
    .values(row)
    .onConflict((conflict) => conflict.column('stream_id').where('released_at', 'is', null).doNothing())
    .returning('incident')
    .executeTakeFirst();
  if (written) return written.incident;
  const open = await deps.db
    .selectFrom('record.quarantine')
    .select('incident')
    .where('stream_id', '=', streamId)
    .where('released_at', 'is', null)
    .executeTakeFirst();
  return open?.incident ?? row.incident;
}

export async function openIncidents(deps: RecordDeps, limit = 1000): Promise<readonly Incident[]> {
  const rows = await deps.db
    .selectFrom('record.quarantine')
    .selectAll()
    .where('released_at', 'is', null)
    .orderBy('opened_at')
    .limit(limit)
    .execute();
  return rows.map(({ incident, stream_id, version, reason, opened_at }) => ({
    incident,
    streamId: stream_id,
    version,
    reason,
    openedAt: opened_at,
  }));
}

/** Should the cause not be mended, the next touch of the stream opens a new incident. */
export async function closeIncident(deps: RecordDeps, streamId: string): Promise<void> {
  await deps.db
    .updateTable('record.quarantine')
    .set({ released_at: sql<number>`clock_timestamp()` })
    .where('stream_id', '=', streamId)
    .where('released_at', 'is', null)
    .execute();
}
