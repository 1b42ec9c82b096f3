import type { PublicEvent } from '../contract.ts';
import { eventOfBody, publicEvent } from '../envelope.ts';
import type { RecordDeps } from '../options.ts';

/** One place of the global order, as async views, server-sent events and frozen returns read it. */
export interface OrderedEntry {
  readonly seq: number;
  readonly streamId: string;
  readonly kind: string;
  /** Where the stream belongs now. */
  readonly area: string;
  readonly erased: boolean;
  /** `null`: the place is a command's, accepted or refused. */
  readonly event: PublicEvent | null;
  readonly commandId: string | null;
}

export interface OrderRequest {
  readonly after: number;
  readonly limit: number;
}

/** The last place given so far; 0 before the first. */
export async function lastPlace(deps: RecordDeps): Promise<number> {
  const row = await deps.db
    .selectFrom('record.log_order')
    .select('seq')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** What follows a place in the order. There are no gaps, so the last `seq` seen is all a reader must remember. */
export async function entriesAfter(deps: RecordDeps, { after, limit }: OrderRequest): Promise<readonly OrderedEntry[]> {
  const rows = await deps.db
    .selectFrom('record.log_order as o')
    .leftJoin('record.heads as h', 'h.stream_id', 'o.stream_id')
    .leftJoin('record.events as e', (join) =>
      join.onRef('e.stream_id', '=', 'o.stream_id').onRef('e.version', '=', 'o.version'),
    )
    .select(['o.seq', 'o.stream_id', 'o.command_id', 'o.hash', 'h.kind', 'h.area', 'h.erased', 'e.body'])
    .where('o.seq', '>', after)
    .orderBy('o.seq')
    .limit(limit)
    .execute();
  return rows.map(({ seq, stream_id, command_id, hash, kind, area, erased, body }) => {
    const event = body === null ? null : publicEvent(eventOfBody(JSON.parse(body)), hash.toString('hex'), seq);
    const commandId = command_id ?? event?.commandId ?? null;
    return { seq, streamId: stream_id, kind: kind ?? '', area: area ?? '', erased: erased ?? false, event, commandId };
  });
}
