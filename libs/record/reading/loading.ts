import type { Instant } from '#kernel/instant';
import type { Claim } from '#kernel/stream-kind';
import { claimDigest } from '../secrets/claims.ts';
import { withoutValues } from '../faults/database-error.ts';
import type { Fold, StoredEvent } from './fold.ts';
import { foldOn, foldWhileGood, unborn } from './fold.ts';
import type { RecordDeps } from '../options.ts';
import type { HeadRow } from '../schema/tables.ts';
import type { StoredEvents } from './stored-events.ts';
import { EVENTS, eventsOf } from './stored-events.ts';

/** Trip one: everything a command or a reading needs, in one statement and so of one moment. */

export interface LoadedClock {
  readonly realMs: Instant;
  readonly offsetMs: number;
}

export interface LoadedStream extends LoadedClock {
  readonly head: Head | null;
  /** Events after the version that was asked for. */
  readonly tail: readonly StoredEvent[];
  /** What this process remembered when it asked; the tail follows on it. */
  readonly known: Fold | undefined;
  /** The open quarantine's incident. */
  readonly incident: string | null;
}

export interface LoadedCommand {
  readonly staff: string;
  /** Hex. */
  readonly digest: string;
  readonly answer: string;
}

export type Head = Omit<HeadRow, 'hash' | 'bucket'> & { readonly hash: string };

const HEAD = `h.kind, h.version, encode(h.hash, 'hex') as hash, h.recorded_at, h.stage, h.area, h.next_due_at, h.next_common, h.deadlines,
  h.build, h.rulebook, h.calendar, h.erased`;
const TAIL = (after: string): string => `
left join lateral (select ${EVENTS} from record.events e where e.stream_id = t.stream_id and e.version > ${after}) tail on true`;
const OPEN = 'left join record.quarantine q on q.stream_id = t.stream_id and q.released_at is null';

const one = (streamId: string): string => `
select t.stream_id, record.real_ms() as real_ms, record.offset_ms() as offset_ms, q.incident, ${HEAD}, tail.*,
  (select json_build_object('staff', c.staff, 'digest', encode(c.digest, 'hex'), 'answer', c.answer)
   from record.commands c where c.command_id = $1) as command
from (select ${streamId} as stream_id) t
left join record.heads h on h.stream_id = t.stream_id
${OPEN} ${TAIL('$2')}`;

const BY_ID = { name: 'record.load', text: one('$3::uuid') };
const BY_CLAIM = {
  name: 'record.load-by-claim',
  text: one('(select c.stream_id from record.claims c where c.kind = $3 and c.digest = $4)'),
};

const MANY = `
select t.stream_id, record.real_ms() as real_ms, record.offset_ms() as offset_ms, q.incident, ${HEAD}, tail.*
from unnest($1::uuid[], $2::integer[]) as t (stream_id, after)
join record.heads h on h.stream_id = t.stream_id
${OPEN} ${TAIL('t.after')}`;

type Row = Head &
  StoredEvents & {
    readonly real_ms: number;
    readonly offset_ms: number;
    readonly incident: string | null;
    readonly command?: LoadedCommand | null;
  };

export type Sought = { readonly streamId: string } | { readonly claim: Claim };

/** `null` head: nobody knows the stream, or nobody holds the claim. */
export async function loadStream(
  deps: RecordDeps,
  sought: Sought,
  commandId: string | null,
): Promise<LoadedStream & { readonly command: LoadedCommand | null }> {
  const known = 'streamId' in sought ? deps.cache.get(sought.streamId) : undefined;
  const values = [commandId, known?.version ?? 0];
  const query =
    'streamId' in sought
      ? { ...BY_ID, values: [...values, sought.streamId] }
      : {
          ...BY_CLAIM,
          values: [...values, sought.claim.kind, Buffer.from(claimDigest(sought.claim, deps.keys), 'hex')],
        };
  const { rows } = await withoutValues(deps.pool.query<Row>(query));
  const [row] = rows;
  if (row === undefined) throw new Error('the record did not answer');
  return { ...loaded(row, known), command: row.command ?? null };
}

export async function loadStreams(deps: RecordDeps, streamIds: readonly string[]): Promise<readonly LoadedStream[]> {
  const known = new Map(streamIds.map((id) => [id, deps.cache.get(id)]));
  const after = streamIds.map((id) => known.get(id)?.version ?? 0);
  const query = { name: 'record.load-many', text: MANY, values: [streamIds, after] };
  return (await withoutValues(deps.pool.query<Row>(query))).rows.map((row) => loaded(row, known.get(row.stream_id)));
}

function loaded(row: Row, known: Fold | undefined): LoadedStream {
  const { real_ms, offset_ms, incident } = row;
  return {
    realMs: real_ms,
    offsetMs: offset_ms,
    incident,
    head: row.version === null ? null : row,
    tail: eventsOf(row),
    known,
  };
}

/** The business clock for this stream: always later than what it recorded last (architecture 7). */
export function nowFor({ realMs, offsetMs, head }: Pick<LoadedStream, 'realMs' | 'offsetMs' | 'head'>): Instant {
  const clock = realMs + offsetMs;
  return head === null ? clock : Math.max(clock, head.recorded_at + 1);
}

/** The stream as the log has it, folded on from what this process remembers. `RESTART`: the memory does not fit the log. */
export async function catchUp(deps: RecordDeps, loaded: LoadedStream): Promise<Fold | typeof RESTART> {
  const { head, tail, incident, known } = loaded;
  if (head === null) throw new Error('a stream without a head has nothing to fold');
  if (known && !fits(known, head, tail)) {
    deps.cache.delete(head.stream_id);
    if (head.erased) deps.vault.forget(head.stream_id);
    return RESTART;
  }
  const kind = deps.kindOf(head.kind);
  const needsKey = !head.erased && tail.some(([, protectedBytes]) => protectedBytes !== null);
  const key = needsKey ? await deps.vault.keyOf(head.stream_id) : null;
  const from = known ?? unborn(kind, head.erased);
  if (incident !== null) return foldWhileGood(kind, from, tail, key);
  const fold = foldOn(kind, from, tail, key);
  remember(deps, head.stream_id, fold);
  return fold;
}

/** Commits may end in another order than they began: the memory only moves on. */
export function remember(deps: RecordDeps, streamId: string, fold: Fold): void {
  const held = deps.cache.get(streamId);
  if (held === undefined || held.version < fold.version) deps.cache.set(streamId, fold);
}

export const RESTART = Symbol('the memory does not fit the log');

/** A database that was restored to an earlier moment, or a person erased by another process, must not meet an old memory. */
function fits(known: Fold, head: Head, [first]: readonly StoredEvent[]): boolean {
  if (known.erased !== head.erased) return false;
  return first === undefined ? known.version === head.version && known.hash === head.hash : first[3] === known.hash;
}
