import type { Instant } from '#kernel/instant';
import { withoutValues } from '../faults/database-error.ts';
import type { RecordDeps } from '../options.ts';
import { settleStreams } from '../writing/settle-streams.ts';

/** The second guard's questions (architecture 3): what is due, in which bucket, and when next. Quarantined streams are left out. */

export interface DueRequest {
  /** All buckets when absent. */
  readonly bucket?: number;
  /** Individual dates only this much later: a person's own timer comes first. Common dates never wait. */
  readonly graceMs: number;
  readonly limit: number;
}

const FREE = `not exists (select 1 from record.quarantine q where q.stream_id = h.stream_id and q.released_at is null)`;

/** SQL: a date that is everyone's has come and the buckets are still at it. */
export const COMMON_DATE_WAITS = `exists (
  select from record.heads h where h.next_common and h.next_due_at <= (select record.instant(record.now())) and ${FREE})`;

/**
 * Settles the streams that fell due, earliest first. A stream whose head says "due" while nothing is (it was computed under
 * other rules) gets its head put right, so it is never found twice. `streams` is 0 when nothing is left.
 */
export async function settleDue(
  deps: RecordDeps,
  { bucket, graceMs, limit }: DueRequest,
): Promise<{ readonly streams: number; readonly events: number }> {
  const { rows } = await withoutValues(
    deps.pool.query<{ stream_id: string }>({
      name: bucket === undefined ? 'record.due' : 'record.due-in-bucket',
      text: `
        select h.stream_id from record.heads h, (select record.instant(record.now()) as now) clock
        where h.next_due_at <= clock.now and (h.next_common or h.next_due_at <= clock.now - $1 * interval '1 millisecond')
          ${bucket === undefined ? '' : 'and h.bucket = $3'} and ${FREE}
        order by h.next_due_at, h.stream_id limit $2`,
      values: [graceMs, limit, ...(bucket === undefined ? [] : [bucket])],
    }),
  );
  const ids = rows.map(({ stream_id }) => stream_id);
  const settled = await settleStreams(deps, ids);
  return { streams: ids.length, events: settled.reduce((sum, { events }) => sum + events.length, 0) };
}

export interface NextDue {
  readonly now: Instant;
  readonly individual: Instant | null;
  readonly common: Instant | null;
}

export async function nextDueByBucket(deps: RecordDeps, bucket: number): Promise<NextDue> {
  const earliest = (common: boolean): string =>
    `(select min(h.next_due_at) from record.heads h where h.bucket = $1 and h.next_common = ${common} and h.next_due_at is not null and ${FREE})`;
  const text = `select record.now() as now, ${earliest(false)} as individual, ${earliest(true)} as common`;
  const { rows } = await withoutValues(deps.pool.query<NextDue>({ name: 'record.next-due', text, values: [bucket] }));
  return rows[0] ?? { now: 0, individual: null, common: null };
}

/** The earliest instant after `after` at which anything is due, if at or before `until`. */
export async function nextDueInstant(
  deps: RecordDeps,
  { after, until }: { readonly after: Instant; readonly until: Instant },
): Promise<Instant | null> {
  const text = `select min(h.next_due_at) as next from record.heads h
    where h.next_due_at > record.instant($1) and h.next_due_at <= record.instant($2) and ${FREE}`;
  const { rows } = await withoutValues(deps.pool.query<{ next: Instant | null }>(text, [after, until]));
  return rows[0]?.next ?? null;
}
