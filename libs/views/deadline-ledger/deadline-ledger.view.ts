import type { PersonState } from '#person/state';
import { AREA_WALL } from '../area-wall.ts';
import { isHidden } from '../hidden.ts';
import type { InlineView } from '../inline-view.ts';
import { deadlineLedgerMigration } from './deadline-ledger.migration.ts';

/** R1.3 Every deadline of every stream, the undated ones with what they await: nothing is waited for in silence. */
export const deadlineLedgerView: InlineView<PersonState> = {
  name: 'deadline_ledger',
  kind: 'person',
  migration: deadlineLedgerMigration,
  wall: AREA_WALL,
  row: ({ state, summary, deadlines }) =>
    deadlines.length === 0 || isHidden(state)
      ? null
      : {
          area: summary.area,
          deadlines: deadlines.map(({ kind, subject, dueAt, awaiting, paragraph, rule }) => ({
            kind,
            subject,
            due_at: dueAt,
            awaiting: awaiting ?? null,
            paragraph,
            rule,
          })),
        },
};
