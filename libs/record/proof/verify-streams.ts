import type { BadPlace } from '../contract.ts';
import { canonicalJson } from '../canonical.ts';
import { chainHash, eventOfBody, NO_HASH } from '../envelope.ts';
import type { EventRow, HeadRow } from '../schema/tables.ts';
import type { Proof } from './proof.ts';

const PAGE = 1000;

/** Versions without a gap, each hash over its stored bytes and the one before, columns as the hashed text says, heads at the end. */
export async function badStream(proof: Proof): Promise<BadPlace | null> {
  let last: { readonly stream: string; readonly version: number; readonly hash: string } | null = null;
  for await (const page of pages(proof)) {
    const streams = [...new Set(page.map(({ stream_id }) => stream_id))];
    const seqs = await seqsOf(proof, page);
    for (const row of page) {
      const before: { readonly version: number; readonly hash: string } =
        last?.stream === row.stream_id ? last : { version: 0, hash: NO_HASH };
      const what = wrongEvent(row, before);
      if (what !== null) return { ...placeOf(row.stream_id, before.version + 1, seqs), what };
      last = { stream: row.stream_id, version: row.version, hash: row.hash.toString('hex') };
      proof.counts.events += 1;
    }
    const bad = await badEnd(proof, streams);
    if (bad !== null) return bad;
  }
  return headWithoutEvents(proof);
}

async function* pages({ db }: Proof): AsyncGenerator<readonly EventRow[]> {
  let after: readonly [string, number] = ['00000000-0000-0000-0000-000000000000', 0];
  for (;;) {
    const [stream, version] = after;
    const rows: readonly EventRow[] = await db
      .selectFrom('record.events')
      .selectAll()
      .where((where) =>
        where.or([
          where('stream_id', '>', stream),
          where.and([where('stream_id', '=', stream), where('version', '>', version)]),
        ]),
      )
      .orderBy('stream_id')
      .orderBy('version')
      .limit(PAGE)
      .execute();
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows;
    after = [end.stream_id, end.version];
  }
}

function wrongEvent(row: EventRow, before: { readonly version: number; readonly hash: string }): string | null {
  if (row.version !== before.version + 1) return 'a version is missing';
  if (row.previous_hash.toString('hex') !== before.hash) return 'the previous hash is not that of the event before';
  if (chainHash(row.body, row.protected, before.hash) !== row.hash.toString('hex'))
    return 'the hash is not that of the stored bytes';
  const columns = {
    streamId: row.stream_id,
    version: row.version,
    id: row.id,
    type: row.type,
    effectiveAt: row.effective_at,
    recordedAt: row.recorded_at,
    commandId: row.command_id,
  };
  const { streamId, version, id, type, effectiveAt, recordedAt, commandId } = eventOfBody(JSON.parse(row.body));
  const hashed = { streamId, version, id, type, effectiveAt, recordedAt, commandId };
  return canonicalJson(columns) === canonicalJson(hashed) ? null : 'the columns are not what was hashed';
}

type Ends = ReadonlyMap<string, Pick<HeadRow, 'version' | 'hash'>>;

async function headsOf({ db }: Proof, streams: readonly string[]): Promise<Ends> {
  const rows = await db
    .selectFrom('record.heads')
    .select(['stream_id', 'version', 'hash'])
    .where('stream_id', 'in', [...streams])
    .execute();
  return new Map(rows.map((row) => [row.stream_id, row]));
}

/** The last event of each stream is the one its head names. Heads are asked for last: a commit in between only moves them on. */
async function badEnd(proof: Proof, streams: readonly string[]): Promise<BadPlace | null> {
  const ends = await proof.db
    .selectFrom('record.events')
    .select(['stream_id', 'version', 'hash'])
    .distinctOn('stream_id')
    .where('stream_id', 'in', [...streams])
    .orderBy('stream_id')
    .orderBy('version', 'desc')
    .execute();
  const heads = await headsOf(proof, streams);
  const wrong = ends.find(({ stream_id, version, hash }) => {
    const head = heads.get(stream_id);
    return head === undefined || head.version < version || (head.version === version && !head.hash.equals(hash));
  });
  if (wrong) return { stream: wrong.stream_id, version: wrong.version, what: 'the head does not name this event' };
  const cut = ends.find(({ stream_id, version }) => (heads.get(stream_id)?.version ?? 0) > version);
  // Only a head whose own event is not there either is wrong.
  if (cut === undefined) return null;
  const version = heads.get(cut.stream_id)?.version ?? 0;
  const found = await proof.db
    .selectFrom('record.events')
    .select('id')
    .where('stream_id', '=', cut.stream_id)
    .where('version', '=', version)
    .executeTakeFirst();
  return found
    ? null
    : { stream: cut.stream_id, version: cut.version + 1, what: 'the events end before the head does' };
}

async function headWithoutEvents({ db }: Proof): Promise<BadPlace | null> {
  const row = await db
    .selectFrom('record.heads as h')
    .select('h.stream_id')
    .where((where) =>
      where.not(
        where.exists(where.selectFrom('record.events as e').select('e.id').whereRef('e.stream_id', '=', 'h.stream_id')),
      ),
    )
    .orderBy('h.stream_id')
    .executeTakeFirst();
  return row ? { stream: row.stream_id, version: 1, what: 'a head without events' } : null;
}

async function seqsOf({ db }: Proof, page: readonly EventRow[]): Promise<ReadonlyMap<string, number>> {
  const [first, end] = [page[0], page.at(-1)];
  if (first === undefined || end === undefined) return new Map();
  const rows = await db
    .selectFrom('record.log_order')
    .select(['stream_id', 'version', 'seq'])
    .where('stream_id', '>=', first.stream_id)
    .where('stream_id', '<=', end.stream_id)
    .where('version', 'is not', null)
    .execute();
  return new Map(rows.map(({ stream_id, version, seq }) => [`${stream_id}/${version}`, seq]));
}

function placeOf(stream: string, version: number, seqs: ReadonlyMap<string, number>): Omit<BadPlace, 'what'> {
  const seq = seqs.get(`${stream}/${version}`);
  return { stream, version, ...(seq === undefined ? {} : { seq }) };
}
