import { sql } from 'kysely';
import type { DeliveryLag } from './delivery/deliveries.ts';
import { deliveryLag } from './delivery/deliveries.ts';
import type { RecordDeps } from './options.ts';
import type { Incident } from './faults/quarantine.ts';
import { openIncidents } from './faults/quarantine.ts';

/** What operators look at: each figure is near nothing when all is well. */
export interface Operations extends DeliveryLag {
  /** Streams, quarantined ones left out, with something due for more than a minute of the business clock. */
  readonly overdue: number;
  /** Commits without a place in the order, and entries without a seal. */
  readonly sealLag: { readonly unordered: number; readonly unsealed: number };
  readonly quarantined: readonly Incident[];
  /** Heads written by another build or under other rules. */
  readonly outdatedHeads: number;
}

const LATE_MS = 60_000;

export async function operationsOf(deps: RecordDeps): Promise<Operations> {
  const { rulebookVersion, calendarVersion } = deps.rules();
  const figures = sql<Record<'overdue' | 'unordered' | 'unsealed' | 'outdated', number>>`
    select
      (select count(*) from record.heads h where h.next_due_at < record.instant(record.now() - ${LATE_MS})
         and not exists (select 1 from record.quarantine q where q.stream_id = h.stream_id and q.released_at is null)) as overdue,
      (select count(*) from record.queue) as unordered,
      (select coalesce(max(seq), 0) from record.log_order) - (select coalesce(max(last_seq), 0) from record.seals) as unsealed,
      (select count(*) from record.heads h
         where (h.build, h.rulebook, h.calendar) is distinct from (${deps.build}, ${rulebookVersion}, ${calendarVersion})) as outdated`;
  const [{ rows }, lag, quarantined] = await Promise.all([
    figures.execute(deps.db),
    deliveryLag(deps),
    openIncidents(deps),
  ]);
  const { overdue = 0, unordered = 0, unsealed = 0, outdated = 0 } = rows[0] ?? {};
  return { ...lag, overdue, sealLag: { unordered, unsealed }, quarantined, outdatedHeads: outdated };
}
