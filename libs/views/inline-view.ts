import type { Json } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import type { Deadline, StreamSummary } from '#kernel/stream-kind';

/**
 * A read model that stands in the same transaction as the events it shows: what the caller sees next is never behind.
 * `row` is computed before the append; the append hands it to the view's own SQL function `views.apply_<name>(entries)`, which
 * takes `[{stream, entry}, …]`, one for each stream, runs as the owner, alone may write the table, and removes a stream whose
 * entry is null.
 * Nothing here is a source: every view can be emptied and made again from the log.
 */
export interface InlineView<State> {
  /** snake_case; names the table and its function. */
  readonly name: string;
  /** The stream kind it follows. */
  readonly kind: string;
  /** SQL that makes the table, its indexes and `views.apply_<name>`; runs once, as the owner. */
  readonly migration: string;
  /** The rows the application role may see, by row-level security; see `area-wall.ts`. */
  readonly wall?: string;
  /** What the view holds of the stream from now on; `null` = nothing. Keys are the table's columns. */
  row(input: ViewInput<State>): Json;
  /** A shorter entry that turns the row that is held into the one to be held; without it a changed row is handed over whole. */
  change?(held: Json, row: Json): Json;
}

export interface ViewInput<State> {
  readonly streamId: string;
  readonly state: State;
  readonly summary: StreamSummary;
  readonly deadlines: readonly Deadline[];
  /** The business clock of the append. */
  readonly now: Instant;
}
