import type { Instant } from '#kernel/instant';
import { sql } from 'kysely';
import type { PublicEvent } from '../contract.ts';
import { eventOfBody, publicEvent } from '../envelope.ts';
import type { StoredEvent } from './fold.ts';
import { foldWhileGood, unborn } from './fold.ts';
import type { RecordDeps } from '../options.ts';

/** One event of a stream, and the state with it folded in. */
export interface Step<State> {
  readonly event: PublicEvent;
  readonly state: State;
}

interface Row {
  readonly body: string;
  readonly protected: Buffer | null;
  readonly hash: Buffer;
  readonly previous_hash: Buffer;
  readonly seq: number | null;
}

/**
 * A stream event by event, as far as it was known: for telling which event changed what, and for deciding again what was decided
 * on the way. Folded from the log alone, past the memory of this process. `null`: no such stream; one that cannot be folded to
 * its end is told as far as it goes.
 */
export async function walkStream<State>(
  deps: RecordDeps,
  kindName: string,
  streamId: string,
  { knownAt }: { readonly knownAt?: Instant } = {},
): Promise<readonly Step<State>[] | null> {
  const head = await deps.db
    .selectFrom('record.heads')
    .select(['kind', 'erased'])
    .where('stream_id', '=', streamId)
    .executeTakeFirst();
  if (head === undefined || head.kind !== kindName) return null;
  const [rows, key] = await Promise.all([
    rowsOf(deps, streamId, knownAt),
    head.erased ? null : deps.vault.keyOf(streamId),
  ]);
  const kind = deps.kindOf(kindName);
  const steps: Step<State>[] = [];
  let fold = unborn(kind, head.erased);
  for (const row of rows) {
    const after = foldWhileGood(kind, fold, [storedOf(row)], key);
    if (after.version === fold.version) break;
    fold = after;
    steps.push({ event: shown(row), state: fold.state as State });
  }
  return steps;
}

function rowsOf({ db }: RecordDeps, streamId: string, knownAt: Instant | undefined): Promise<readonly Row[]> {
  const query = db
    .selectFrom('record.events as e')
    .leftJoin('record.log_order as o', (join) =>
      join.onRef('o.stream_id', '=', 'e.stream_id').onRef('o.version', '=', 'e.version'),
    )
    .select(['e.body', 'e.protected', 'e.hash', 'e.previous_hash', 'o.seq'])
    .where('e.stream_id', '=', streamId)
    .orderBy('e.version');
  if (knownAt === undefined) return query.execute();
  return query.where('e.recorded_at', '<=', sql<number>`record.instant(${knownAt})`).execute();
}

function storedOf(row: Row): StoredEvent {
  return [JSON.parse(row.body), row.protected, row.hash.toString('hex'), row.previous_hash.toString('hex')];
}

function shown({ body, hash, seq }: Row): PublicEvent {
  return publicEvent(eventOfBody(JSON.parse(body)), hash.toString('hex'), seq ?? undefined);
}
