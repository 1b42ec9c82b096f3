import type { Instant } from '#kernel/instant';
import type { AreaRange, Database, Page } from '../sql.ts';
import { conditions, inRanges, instantOf, pageOf, readCursor, textOf } from '../sql.ts';

export interface LedgerItem {
  readonly personId: string;
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: Instant | null;
  readonly awaiting: string | null;
  readonly paragraph: string;
  readonly rule: string;
  readonly area: string;
}

export interface LedgerFilter {
  readonly areas: readonly AreaRange[];
  /** Due before this instant; without it everything, the undated last. */
  readonly before?: Instant;
  readonly cursor?: string;
  readonly limit: number;
}

const BEYOND_EVERY_INSTANT = Number.MAX_SAFE_INTEGER;

export async function listDeadlines(database: Database, filter: LedgerFilter): Promise<Page<LedgerItem>> {
  const where = conditions();
  inRanges(where, 'area', filter.areas);
  if (filter.before !== undefined) where.and(`sort_at < ${where.place(filter.before)}`);
  if (filter.cursor !== undefined) {
    const places = readCursor(filter.cursor, ['number', 'uuid', 'string', 'string']).map(where.place);
    where.and(
      `(sort_at, stream_id, kind, subject) > (${places[0]}::bigint, ${places[1]}::uuid, ${places[2]}, ${places[3]})`,
    );
  }
  const { rows } = await database.query(
    `select * from views.deadline_ledger where ${where.text()}
     order by sort_at, stream_id, kind, subject limit ${where.place(filter.limit + 1)}`,
    where.values,
  );
  const items = rows.map((row) => ({
    personId: String(row['stream_id']),
    kind: String(row['kind']),
    subject: String(row['subject']),
    dueAt: instantOf(row['due_at']),
    awaiting: textOf(row['awaiting']),
    paragraph: String(row['paragraph']),
    rule: String(row['rule']),
    area: String(row['area']),
  }));
  return pageOf(items, filter.limit, (last) => [
    last.dueAt ?? BEYOND_EVERY_INSTANT,
    last.personId,
    last.kind,
    last.subject,
  ]);
}
