import type { Json } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import type { Deadline } from '#kernel/stream-kind';
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
    deadlines.length === 0 || isHidden(state) ? null : { area: summary.area, deadlines: deadlines.map(lineOf) },
  change: (held, row) => changeOf(held as Ledger, row as Ledger),
};

type Line = {
  readonly kind: string;
  readonly subject: string;
  readonly due_at: Instant | null;
  readonly awaiting: string | null;
  readonly paragraph: string;
  readonly rule: string;
};

type Ledger = { readonly area: string; readonly deadlines: readonly Line[] };

function lineOf({ kind, subject, dueAt, awaiting, paragraph, rule }: Deadline): Line {
  return { kind, subject, due_at: dueAt, awaiting: awaiting ?? null, paragraph, rule };
}

/** Most appends change few lines. One that moved is gone and comes anew; in another area all do. */
function changeOf(held: Ledger, row: Ledger): Json {
  if (held.area !== row.area) return row;
  const [before, after] = [linesByName(held), linesByName(row)];
  return {
    area: row.area,
    gone: held.deadlines
      .filter((line) => !isSame(line, after.get(nameOf(line))))
      .map(({ kind, subject }) => ({ kind, subject })),
    deadlines: row.deadlines.filter((line) => !isSame(line, before.get(nameOf(line)))),
  };
}

function linesByName({ deadlines }: Ledger): ReadonlyMap<string, Line> {
  return new Map(deadlines.map((line) => [nameOf(line), line]));
}

/** Of one stream there is one line of a kind and subject. */
function nameOf({ kind, subject }: Line): string {
  return `${kind} ${subject}`;
}

function isSame(line: Line, other: Line | undefined): boolean {
  return (
    other !== undefined &&
    line.due_at === other.due_at &&
    line.awaiting === other.awaiting &&
    line.paragraph === other.paragraph &&
    line.rule === other.rule
  );
}
