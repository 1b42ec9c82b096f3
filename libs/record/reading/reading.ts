import type { Instant } from '#kernel/instant';
import type { Deadline } from '#kernel/stream-kind';
import { inSettlingOrder } from '#kernel/stream-kind';
import type { Reading } from '../contract.ts';
import { withoutValues } from '../faults/database-error.ts';
import type { Fold } from './fold.ts';
import { foldWhileGood, unborn } from './fold.ts';
import { uuidV7 } from '../ids.ts';
import type { LoadedStream } from './loading.ts';
import { catchUp, loadStream, loadStreams, nowFor, RESTART } from './loading.ts';
import type { RecordDeps } from '../options.ts';
import { quarantine } from '../faults/quarantine.ts';
import { deadlinesOf, settleAllDue } from '../settling.ts';
import type { StoredEvents } from './stored-events.ts';
import { EVENTS, eventsOf } from './stored-events.ts';
import { ofStream, StreamFault } from '../faults/stream-fault.ts';

/*
 * Readings: a fold in version order. The present is settled in memory, so that nobody sees a date that has passed as still to
 * come; `knownAt` shows the log as it was, and because a commit has one `recordedAt`, the cut never splits one.
 */

/** A stream of that kind, or `null`. A stream that cannot be folded is set apart and shown up to its last good event. */
export async function readStream<State>(
  deps: RecordDeps,
  kind: string,
  streamId: string,
  { knownAt }: { readonly knownAt?: Instant } = {},
): Promise<Reading<State> | null> {
  if (knownAt !== undefined) return readAsKnown(deps, kind, streamId, knownAt);
  for (;;) {
    const loaded = await loadStream(deps, { streamId }, null);
    if (loaded.head === null || loaded.head.kind !== kind) return null;
    const reading = await readingOf<State>(deps, loaded);
    if (reading !== null) return reading;
  }
}

/** The streams of that kind among the ids, by id. Ids nobody knows are left out. */
export async function readStreams<State>(
  deps: RecordDeps,
  kind: string,
  streamIds: readonly string[],
): Promise<ReadonlyMap<string, Reading<State>>> {
  const readings = new Map<string, Reading<State>>();
  let left: readonly string[] = [...new Set(streamIds)];
  while (left.length > 0) {
    const loaded = (await loadStreams(deps, left)).filter(({ head }) => head?.kind === kind);
    const ids = loaded.flatMap(({ head }) => (head === null || head.erased ? [] : [head.stream_id]));
    await deps.vault.keysOf(ids);
    const read = await Promise.all(loaded.map((stream) => readingOf<State>(deps, stream)));
    for (const reading of read) if (reading) readings.set(reading.streamId, reading);
    left = loaded.flatMap(({ head }, place) => (read[place] === null && head ? [head.stream_id] : []));
  }
  return readings;
}

/** `null`: load again, this process's memory was of no use or the stream has just been set apart. */
async function readingOf<State>(deps: RecordDeps, loaded: LoadedStream): Promise<Reading<State> | null> {
  const { head, incident } = loaded;
  if (head === null) return null;
  try {
    const fold = await catchUp(deps, loaded);
    if (fold === RESTART) return null;
    const now = nowFor(loaded);
    return incident === null
      ? settledReading<State>(deps, head.kind, head.stream_id, fold, now, loaded.realMs)
      : plainReading<State>(deps, head.kind, { streamId: head.stream_id, fold, now, dueBy: now, quarantined: true });
  } catch (error) {
    if (!(error instanceof StreamFault) || incident !== null) throw error;
    await quarantine(deps, head.stream_id, head.version, error);
    return null;
  }
}

function settledReading<State>(
  deps: RecordDeps,
  kindName: string,
  streamId: string,
  fold: Fold,
  now: Instant,
  realMs: Instant,
): Reading<State> {
  const plain = plainReading<State>(deps, kindName, { streamId, fold, now, dueBy: now, quarantined: false });
  if (plain.pending.length === 0) return plain;
  const kind = deps.kindOf(kindName);
  const stamp = { streamId, base: uuidV7(realMs), now, rules: deps.rules() };
  const { state } = settleAllDue(kind, { state: fold.state, version: fold.version, events: [] }, stamp);
  const after = plainReading<State>(deps, kindName, {
    streamId,
    fold: { ...fold, state },
    now,
    dueBy: now,
    quarantined: false,
  });
  return { ...after, provisional: true, pending: plain.pending };
}

interface Plain {
  readonly streamId: string;
  readonly fold: Fold;
  readonly now: Instant;
  readonly dueBy: Instant;
  readonly quarantined: boolean;
}

function plainReading<State>(
  deps: RecordDeps,
  kindName: string,
  { streamId, fold, now, dueBy, quarantined }: Plain,
): Reading<State> {
  const kind = deps.kindOf(kindName);
  const deadlines = quarantined
    ? deadlinesIfAny(() => deadlinesOf(kind, fold.state, deps.rules()))
    : deadlinesOf(kind, fold.state, deps.rules());
  return {
    streamId,
    version: fold.version,
    state: fold.state as State,
    summary: ofStream('summary', () => kind.summary(fold.state)),
    deadlines: inSettlingOrder(deadlines),
    now,
    provisional: false,
    pending: inSettlingOrder(deadlines.filter(({ dueAt }) => dueAt !== null && dueAt <= dueBy)),
    quarantined,
    erased: fold.erased,
  };
}

/** In quarantine even the deadlines may be what fails; the rest can still be shown. */
function deadlinesIfAny(compute: () => readonly Deadline[]): readonly Deadline[] {
  try {
    return compute();
  } catch {
    return [];
  }
}

const AS_KNOWN = `
  select h.kind, h.erased, q.incident, record.now() as now, known.*
  from record.heads h
  left join record.quarantine q on q.stream_id = h.stream_id and q.released_at is null
  cross join lateral (
    select ${EVENTS} from record.events e where e.stream_id = h.stream_id and e.recorded_at <= record.instant($2)
  ) known
  where h.stream_id = $1`;

interface KnownRow extends StoredEvents {
  readonly kind: string;
  readonly erased: boolean;
  readonly incident: string | null;
  readonly now: Instant;
}

async function readAsKnown<State>(
  deps: RecordDeps,
  kindName: string,
  streamId: string,
  knownAt: Instant,
): Promise<Reading<State> | null> {
  const query = { name: 'record.as-known', text: AS_KNOWN, values: [streamId, knownAt] };
  const [row] = (await withoutValues(deps.pool.query<KnownRow>(query))).rows;
  if (row === undefined || row.kind !== kindName || row.bodies === null) return null;
  const events = eventsOf(row);
  const kind = deps.kindOf(kindName);
  const key = row.erased ? null : await deps.vault.keyOf(streamId);
  const fold = foldWhileGood(kind, unborn(kind, row.erased), events, key);
  if (fold.version === 0) return null;
  const quarantined = row.incident !== null || fold.version < events.length;
  return plainReading<State>(deps, kindName, { streamId, fold, now: row.now, dueBy: knownAt, quarantined });
}
