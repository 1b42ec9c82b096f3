import { withoutValues } from '../faults/database-error.ts';
import type { RecordDeps } from '../options.ts';
import { settleStreams } from './settle-streams.ts';

export interface RefoldRequest {
  readonly limit: number;
  /** Where an earlier call stopped. */
  readonly after?: string | null;
}

export interface Refolded {
  readonly streams: number;
  /** Go on from here; `null` when every head is of this build and these rules. */
  readonly after: string | null;
}

/**
 * Recomputes heads and inline views that were written by another build or under other rules (a year's calendar was published, a
 * rule changed, a view was made anew). Resumable at any point: a head that was put right no longer fits the search.
 */
export async function refold(deps: RecordDeps, { limit, after = null }: RefoldRequest): Promise<Refolded> {
  const { rulebookVersion, calendarVersion } = deps.rules();
  const text = `select h.stream_id from record.heads h
    where (h.build, h.rulebook, h.calendar) is distinct from ($1, $2, $3) and ($4::uuid is null or h.stream_id > $4)
      and not exists (select 1 from record.quarantine q where q.stream_id = h.stream_id and q.released_at is null)
    order by h.stream_id limit $5`;
  const values = [deps.build, rulebookVersion, calendarVersion, after, limit];
  const { rows } = await withoutValues(deps.pool.query<{ stream_id: string }>(text, values));
  await settleStreams(
    deps,
    rows.map(({ stream_id }) => stream_id),
  );
  return { streams: rows.length, after: rows.length < limit ? null : (rows.at(-1)?.stream_id ?? null) };
}
