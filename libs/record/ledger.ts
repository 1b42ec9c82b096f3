import type { Instant } from '#kernel/instant';
import type { Deadline } from '#kernel/stream-kind';
import { withoutValues } from './database-error.ts';
import type { RecordDeps } from './options.ts';

/** The ledger of deadlines and the list of heads. Area prefixes: `3401` is everything recorded below it. */

export interface LedgerItem extends Pick<Deadline, 'kind' | 'subject' | 'paragraph' | 'rule'> {
  readonly streamId: string;
  readonly area: string;
  readonly dueAt: Instant;
}

export interface LedgerRequest {
  readonly before: Instant;
  readonly areas: readonly string[];
  /** The last item of the page before. */
  readonly after?: Pick<LedgerItem, 'dueAt' | 'streamId' | 'kind' | 'subject'>;
  readonly limit: number;
}

/**
 * Every deadline before an instant, not only each stream's next. They stand on the heads: one that falls due before the instant
 * belongs to a head whose next one does, which the index finds.
 */
export async function deadlinesBefore(deps: RecordDeps, request: LedgerRequest): Promise<readonly LedgerItem[]> {
  const { before, areas, after, limit } = request;
  const text = `
    select h.stream_id as "streamId", h.area, d.kind, d.subject, d.paragraph, d.rule, d."dueAt"
    from record.heads h,
      jsonb_to_recordset(h.deadlines) as d (kind text, subject text, paragraph text, rule text, "dueAt" bigint)
    where h.next_due_at < record.instant($1) and d."dueAt" < $1 and h.area like any($2)
      and ($3::bigint is null or (d."dueAt", h.stream_id, d.kind, d.subject) > ($3, $4::uuid, $5, $6))
    order by d."dueAt", h.stream_id, d.kind, d.subject limit $7`;
  const cursor = [after?.dueAt ?? null, after?.streamId ?? null, after?.kind ?? null, after?.subject ?? null];
  const values = [before, areas.map((area) => `${area}%`), ...cursor, limit];
  return (await withoutValues(deps.pool.query<LedgerItem>(text, values))).rows;
}

export interface HeadItem {
  readonly streamId: string;
  readonly version: number;
  readonly stage: string;
  readonly area: string;
  readonly nextDueAt: Instant | null;
}

export interface HeadsRequest {
  readonly kind: string;
  readonly areas: readonly string[];
  readonly stage?: string;
  readonly after?: string;
  readonly limit: number;
}

/** Streams of a kind in the order of their birth. */
export async function headsOf(
  deps: RecordDeps,
  { kind, areas, stage, after, limit }: HeadsRequest,
): Promise<readonly HeadItem[]> {
  let query = deps.db
    .selectFrom('record.heads')
    .select(['stream_id as streamId', 'version', 'stage', 'area', 'next_due_at as nextDueAt'])
    .where('kind', '=', kind)
    .where((where) => where.or(areas.map((area) => where('area', 'like', `${area}%`))))
    .orderBy('stream_id')
    .limit(limit);
  if (stage !== undefined) query = query.where('stage', '=', stage);
  if (after !== undefined) query = query.where('stream_id', '>', after);
  return query.execute();
}
