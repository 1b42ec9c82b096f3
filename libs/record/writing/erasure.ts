import { withoutValues } from '../faults/database-error.ts';
import type { RecordDeps } from '../options.ts';
import { settleStreams } from './settle-streams.ts';

/**
 * Erases a person: the key first, for without it nothing can be read whatever happens next; then, in one commit, the head says
 * so to every process, the blind index forgets the claims and the views their rows, which are made again from what is left. The
 * log stays as it is and every proof holds. Safe to repeat.
 */
export async function destroyKey(deps: RecordDeps, streamId: string): Promise<void> {
  await deps.vault.destroyKey(streamId);
  deps.cache.delete(streamId);
  const nothing = JSON.stringify(Object.fromEntries(deps.views.map(({ name }) => [name, null])));
  const text = `
    with gone as (delete from record.claims where stream_id = $1),
    told as (update record.heads set erased = true, build = $3 where stream_id = $1 returning stream_id)
    select record.apply_views(told.stream_id, $2::jsonb) from told`;
  await withoutValues(deps.pool.query(text, [streamId, nothing, NOT_REFOLDED]));
  await settleStreams(deps, [streamId]);
}

/** No build's name: the head is refolded by whoever comes next, should this process end before it has done so itself. */
const NOT_REFOLDED = 'erased';
