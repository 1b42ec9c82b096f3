import type { Entry, Outcome } from './appending.ts';
import { append, BACKGROUND, entryOf, isOutdated, sealEvents, URGENT } from './appending.ts';
import type { PublicEvent } from '../contract.ts';
import { isPassing } from '../faults/database-error.ts';
import { publicEvent } from '../envelope.ts';
import type { Fold } from '../reading/fold.ts';
import { uuidV7 } from '../ids.ts';
import type { Head, LoadedStream } from '../reading/loading.ts';
import { catchUp, loadStreams, nowFor, RESTART } from '../reading/loading.ts';
import type { RecordDeps } from '../options.ts';
import { quarantine } from '../faults/quarantine.ts';
import type { Stamp } from '../settling.ts';
import { settleAllDue } from '../settling.ts';
import { StreamFault } from '../faults/stream-fault.ts';

/*
 * Settling without a command, for one stream (a person's timer) or for many (a bucket): the same decisions, the same append.
 * Many streams cost three statements a chunk: heads and tails, keys, one append. Whoever lost a race against a command leaves
 * the stream to that command, which settled it before it decided.
 */

/** Streams to one append: large enough for bulk, small enough that a command beside it waits for milliseconds. */
const CHUNK = 200;

interface Planned {
  readonly entry: Entry;
  readonly shown: readonly PublicEvent[];
}

export interface Settled {
  readonly streamId: string;
  readonly outcome: Outcome;
  readonly events: readonly PublicEvent[];
}

/** Settles what is due in the streams; those that stand well already and those in quarantine are left out of the answer. */
export async function settleStreams(deps: RecordDeps, streamIds: readonly string[]): Promise<readonly Settled[]> {
  const settled: Settled[] = [];
  for (let start = 0; start < streamIds.length; start += CHUNK) {
    settled.push(...(await settleChunk(deps, streamIds.slice(start, start + CHUNK), BACKGROUND)));
  }
  return settled;
}

const MOST_ATTEMPTS = 100;

/** Settles one stream until nothing is due in it, whoever else writes to it. Answers what was settled by this call. */
export async function settleUntilDone(deps: RecordDeps, streamId: string): Promise<readonly PublicEvent[]> {
  for (let count = 0; count < MOST_ATTEMPTS; count += 1) {
    const [settled] = await settleChunk(deps, [streamId], URGENT);
    if (settled === undefined) return [];
    if (settled.outcome === 'appended') return settled.events;
  }
  throw new Error(`the stream changed ${MOST_ATTEMPTS} times while it was being settled`);
}

async function settleChunk(
  deps: RecordDeps,
  streamIds: readonly string[],
  urgency: number,
): Promise<readonly Settled[]> {
  const loaded = (await loadStreams(deps, streamIds)).filter((stream) => needsSettling(deps, stream));
  await rememberKeys(deps, loaded);
  const planned = await Promise.all(loaded.map((stream) => planOrQuarantine(deps, stream, urgency)));
  const toWrite = planned.filter((plan): plan is Planned => plan !== null && plan !== RESTART);
  const conflicts = loaded.filter((_, place) => planned[place] === RESTART);
  const outcomes = toWrite.length === 0 ? [] : await appendOrConflict(deps, toWrite, loaded[0]?.offsetMs ?? 0);
  return [
    ...toWrite.map(({ entry, shown }, place): Settled => ({
      streamId: entry.streamId,
      outcome: outcomes[place] ?? 'conflict',
      events: outcomes[place] === 'appended' ? shown : [],
    })),
    ...conflicts.map(({ head }): Settled => ({ streamId: head?.stream_id ?? '', outcome: 'conflict', events: [] })),
  ];
}

/** Something is due, or the head must be written anew; of a stream in quarantine nothing is. What needs nothing is not folded. */
function needsSettling(deps: RecordDeps, stream: LoadedStream): boolean {
  return stream.incident === null && stream.head !== null && isOutdated(deps, stream.head, nowFor(stream));
}

async function appendOrConflict(
  deps: RecordDeps,
  planned: readonly Planned[],
  offsetRead: number,
): Promise<readonly Outcome[]> {
  try {
    return await append(
      deps,
      planned.map(({ entry }) => entry),
      offsetRead,
    );
  } catch (error) {
    if (isPassing(error)) return [];
    throw error;
  }
}

/** One question to the vault for the whole chunk. */
async function rememberKeys(deps: RecordDeps, loaded: readonly LoadedStream[]): Promise<void> {
  const ids = loaded.flatMap(({ head }) => (head === null || head.erased ? [] : [head.stream_id]));
  if (ids.length > 1) await deps.vault.keysOf(ids);
}

async function planOrQuarantine(
  deps: RecordDeps,
  loaded: LoadedStream,
  urgency: number,
): Promise<Planned | typeof RESTART | null> {
  const { head } = loaded;
  if (head === null) return null;
  try {
    const fold = await catchUp(deps, loaded);
    return fold === RESTART ? RESTART : await plan(deps, loaded, head, fold, urgency);
  } catch (error) {
    if (!(error instanceof StreamFault)) throw error;
    await quarantine(deps, head.stream_id, head.version, error);
    return null;
  }
}

async function plan(deps: RecordDeps, loaded: LoadedStream, head: Head, fold: Fold, urgency: number): Promise<Planned> {
  const kind = deps.kindOf(head.kind);
  const rules = deps.rules();
  const stamp: Stamp = { streamId: head.stream_id, base: uuidV7(loaded.realMs), now: nowFor(loaded), rules };
  const course = settleAllDue(kind, { state: fold.state, version: fold.version, events: [] }, stamp);
  const protects = course.events.some(({ protectedData }) => protectedData);
  const key = protects && !head.erased ? await deps.vault.keyOf(head.stream_id) : null;
  const sealed = sealEvents(kind.name, fold.hash, course.events, key);
  const entry = entryOf(deps, { kind, head, fold, course, sealed, stamp, urgency });
  return { entry, shown: course.events.map((event, place) => publicEvent(event, sealed[place]?.hash ?? '')) };
}
