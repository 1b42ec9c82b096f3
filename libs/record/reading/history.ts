import type { Instant } from '#kernel/instant';
import { sql } from 'kysely';
import type { OpenEvent, PublicEvent } from '../contract.ts';
import { eventOfBody, publicEvent } from '../envelope.ts';
import { openEvent } from './fold.ts';
import type { RecordDeps } from '../options.ts';

export interface HistoryRequest {
  readonly knownAt?: Instant;
  readonly types?: readonly string[];
}

interface Row {
  readonly body: string;
  readonly protected: Buffer | null;
  readonly hash: Buffer;
  readonly seq: number | null;
}

/** The events of a stream in version order, as they were written; the protected part stays closed. */
export async function historyOf(
  deps: RecordDeps,
  streamId: string,
  request: HistoryRequest = {},
): Promise<readonly PublicEvent[]> {
  return (await rowsOf(deps, streamId, request)).map(shown);
}

/** The same with the protected part, for a caller who was authorised to see it. */
export async function openHistoryOf(
  deps: RecordDeps,
  streamId: string,
  request: HistoryRequest = {},
): Promise<readonly OpenEvent[]> {
  const rows = await rowsOf(deps, streamId, request);
  const key = rows.some((row) => row.protected !== null) ? await deps.vault.keyOf(streamId) : null;
  return rows.map((row) => {
    const { protectedData } = openEvent([JSON.parse(row.body), row.protected, '', ''], key);
    return { ...shown(row), ...(protectedData === undefined ? {} : { protectedData }) };
  });
}

function rowsOf(deps: RecordDeps, streamId: string, { knownAt, types }: HistoryRequest): Promise<readonly Row[]> {
  let query = deps.db
    .selectFrom('record.events as e')
    .leftJoin('record.log_order as o', (join) =>
      join.onRef('o.stream_id', '=', 'e.stream_id').onRef('o.version', '=', 'e.version'),
    )
    .select(['e.body', 'e.protected', 'e.hash', 'o.seq'])
    .where('e.stream_id', '=', streamId)
    .orderBy('e.version');
  if (knownAt !== undefined) query = query.where('e.recorded_at', '<=', sql<number>`record.instant(${knownAt})`);
  if (types !== undefined) query = query.where('e.type', 'in', [...types]);
  return query.execute();
}

function shown({ body, hash, seq }: Row): PublicEvent {
  return publicEvent(eventOfBody(JSON.parse(body)), hash.toString('hex'), seq ?? undefined);
}
