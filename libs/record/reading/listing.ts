import type { RecordDeps } from '../options.ts';

export interface ListRequest {
  readonly kind: string;
  /** Ranges of area codes, `from` included, `to` not; absent: everywhere. */
  readonly areas?: readonly { readonly from: string; readonly to: string }[];
  readonly after: string | null;
  readonly limit: number;
}

/** The ids of the streams of a kind, page by page in the order of ids: for what looks at all of them. */
export async function listStreams({ db }: RecordDeps, request: ListRequest): Promise<readonly string[]> {
  const { kind, areas, after, limit } = request;
  let query = db.selectFrom('record.heads').select('stream_id').where('kind', '=', kind);
  if (after !== null) query = query.where('stream_id', '>', after);
  if (areas !== undefined)
    query = query.where((where) =>
      where.or(areas.map(({ from, to }) => where.and([where('area', '>=', from), where('area', '<', to)]))),
    );
  return (await query.orderBy('stream_id').limit(limit).execute()).map(({ stream_id }) => stream_id);
}
