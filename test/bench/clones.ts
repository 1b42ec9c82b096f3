import type { EventShape, Json, Recorded } from '#kernel/event';
import { sealEvents } from '#record/writing/appending';
import { NO_HASH } from '#record/envelope';
import { uuidV7 } from '#record/ids';
import type { Sent } from './hand-written.ts';
import { listenTo } from './listening.ts';
import { inParallel } from './people.ts';
import type { RecordStage } from './stage.ts';

/*
 * Many people at once: one life is lived through the record, then written again for others, each under a stream, ids, a key, a
 * chain of hashes and a head of its own, by the record's own append. Nobody's workflow is told.
 */

/** The head that the model's last append wrote, and every view's latest row: an append writes those that change only. */
interface Standing {
  readonly head: Readonly<Record<string, Json>>;
  readonly views: Readonly<Record<string, Json>>;
}

export interface Model {
  readonly streamId: string;
  readonly events: readonly Recorded<EventShape>[];
  readonly standing: Standing;
}

/** Lives one life and listens to what is written of it. */
export async function modelOf(stage: RecordStage, live: () => Promise<string>): Promise<Model> {
  const ears = listenTo(stage.pool);
  const streamId = await live().finally(ears.stop);
  const rows = ears.sent.flatMap(rowsOf).filter((row) => row.streamId === streamId && row.head !== undefined);
  const last = rows.at(-1);
  if (last?.head === undefined) throw new Error('the model left nothing');
  const events = await stage.record.openHistory(streamId);
  return {
    streamId,
    events: events.map(({ hash, seq, ...event }) => (hash === '' ? { ...event, seq } : event) as Recorded<EventShape>),
    standing: { head: last.head, views: Object.assign({}, ...rows.map(({ views }) => views)) },
  };
}

type Row = Partial<Standing> & { readonly streamId: string };

function rowsOf({ text, values }: Sent): readonly Row[] {
  return text.includes('record.append') ? (JSON.parse(String(values[0])) as readonly Row[]) : [];
}

const BATCH = 200;

export async function cloned(stage: RecordStage, model: Model, count: number): Promise<readonly string[]> {
  const made: string[] = [];
  for (let first = 0; first < count; first += BATCH) {
    const rows = await inParallel(Math.min(BATCH, count - first), () => cloneOf(stage, model));
    await stage.pool.query('select record.append($1::jsonb, record.offset_ms()) as outcomes', [JSON.stringify(rows)]);
    made.push(...rows.map(({ streamId }) => streamId));
  }
  await stage.admin.query('vacuum analyze'); // as the server does by itself, but not a minute later
  return made;
}

async function cloneOf(stage: RecordStage, { streamId: model, events, standing }: Model) {
  const streamId = uuidV7(Date.now());
  const key = await stage.vault.makeKey(streamId);
  const own = inOneCommit(renamed(events, model, streamId));
  const sealed = sealEvents('person', NO_HASH, own, key);
  const { version, hash } = sealed.at(-1) ?? { version: 0, hash: NO_HASH };
  return {
    streamId,
    expected: 0,
    previousHash: NO_HASH,
    erased: false,
    recordedAt: own.at(-1)?.recordedAt ?? 0,
    events: sealed.map((event) => ({
      ...event,
      protected: event.protected?.toString('base64') ?? null,
      commandId: null,
    })),
    head: { ...standing.head, version, hash, bucket: stage.record.bucketOf(streamId) },
    views: standing.views,
  };
}

/** A life that is written by one append was recorded at one moment, and by no command: what is hashed says so. */
function inOneCommit(events: readonly Recorded<EventShape>[]): readonly Recorded<EventShape>[] {
  const recordedAt = events.at(-1)?.recordedAt ?? 0;
  return events.map((event) => ({ ...event, recordedAt, commandId: null }));
}

/** Ids of events are unique in the whole log, so each life gets its own, also where events name each other. */
function renamed(
  events: readonly Recorded<EventShape>[],
  model: string,
  streamId: string,
): readonly Recorded<EventShape>[] {
  const ids = new Map<string, string>([[model, streamId]]);
  for (const { id } of events) ids.set(id, uuidV7(Date.now()));
  const text = JSON.stringify(events);
  return JSON.parse(
    text.replace(/"([0-9a-f]{8}-[0-9a-f-]{27})"/g, (whole, id: string) => (ids.has(id) ? `"${ids.get(id)}"` : whole)),
  ) as readonly Recorded<EventShape>[];
}
