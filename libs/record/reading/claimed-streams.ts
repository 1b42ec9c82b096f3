import { withoutValues } from '../faults/database-error.ts';
import type { RecordDeps } from '../options.ts';

export interface ClaimedStream {
  readonly streamId: string;
  readonly version: number;
}

/**
 * All streams that hold a claim of that kind, with their versions, of one moment: a few rows found through the claims' own key, so
 * that it can be asked again every few seconds however many streams there are.
 */
export async function claimedStreams(deps: RecordDeps, claimKind: string): Promise<readonly ClaimedStream[]> {
  const text = `select c.stream_id as "streamId", h.version from record.claims c
    join record.heads h on h.stream_id = c.stream_id where c.kind = $1 and not h.erased order by c.stream_id`;
  const query = { name: 'record.claimed-streams', text, values: [claimKind] };
  return (await withoutValues(deps.pool.query<ClaimedStream>(query))).rows;
}
