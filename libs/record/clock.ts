import type { Instant } from '#kernel/instant';
import { CLOCK_LOCK } from './schema/clock-functions.ts';
import { withoutValues } from './faults/database-error.ts';
import type { RecordDeps } from './options.ts';

export async function businessNow(deps: RecordDeps): Promise<Instant> {
  const { rows } = await withoutValues(
    deps.pool.query<{ now: Instant }>({ name: 'record.now', text: 'select record.now() as now' }),
  );
  return rows[0]?.now ?? 0;
}

/**
 * Puts the business clock forward to at least `to`, never back, and answers where it stands. It waits for the appends under way
 * and holds up those that come, so that none is written across the move. Rehearsal only; production has no offset to change.
 */
export async function moveClock(deps: RecordDeps, to: Instant): Promise<Instant> {
  if (deps.mode === 'production') throw new Error('the business clock of production is the real one');
  const text = `
    with held as materialized (select pg_advisory_xact_lock(${CLOCK_LOCK}))
    update record.clock set offset_ms = greatest(offset_ms, $1 - record.real_ms()) from held returning record.real_ms() + offset_ms as now`;
  const { rows } = await withoutValues(deps.pool.query<{ now: Instant }>(text, [to]));
  return Math.max(rows[0]?.now ?? to, to);
}
