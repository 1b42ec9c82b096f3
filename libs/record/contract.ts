import type { CivilDate } from '#kernel/civil-date';
import type { Actor, EventShape, Json, Recorded } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import type { Refusal } from '#kernel/refusal';
import type { CommandOption, Deadline, EventSchema, StreamSummary } from '#kernel/stream-kind';

/**
 * What the record promises to the rooms above it. One record serves every stream kind; a call names the kind.
 * Instants are epoch milliseconds of the business clock; ids are lower-case UUIDs.
 */

/** The versions that `deadlines` were computed with; heads of older ones are refolded by a resumable job. */
export interface RulesVersions {
  readonly rulebookVersion: string;
  readonly calendarVersion: string;
}

/** Any `StreamKind` whatever its state and events: its functions are called with what they themselves returned. */
export interface AnyKind<Rules> {
  readonly name: string;
  readonly initial: unknown;
  readonly schema: Readonly<Record<string, EventSchema>>;
  evolve(state: never, event: never): unknown;
  draws(state: never, command: never, context: never): unknown;
  decide(state: never, command: never, context: never): unknown;
  available(state: never, context: never): unknown;
  deadlines(state: never, rules: Rules): readonly Deadline[];
  settle(state: never, due: Deadline, rules: Rules): unknown;
  summary(state: never): StreamSummary;
}

/**
 * A read model written in the append's own transaction. `row` is computed before the append, from the plain state, and given
 * to the view's SQL function `views.apply_<name>(entries jsonb)`: `[{stream, entry}, …]`, one for each stream.
 */
export interface AnyInlineView {
  readonly name: string;
  readonly kind: string;
  readonly migration: string;
  /** Which rows the application role may see: an SQL condition on a row, put up as row-level security. Absent: every row. */
  readonly wall?: string;
  row(input: never): Json;
  /** The entry that turns what is held into what is to be held; without it a changed row is given whole. */
  change?(held: Json, row: Json): Json;
}

/** Where a command goes: a stream by its id, or whichever stream holds (or will hold) a claim, e.g. a citizen ID. */
export type Target =
  { readonly streamId: string } | { readonly claim: { readonly kind: string; readonly value: string } };

export interface Submission {
  readonly kind: string;
  readonly target: Target;
  /** The idempotency key; becomes the command's id. */
  readonly commandId: string;
  readonly name: string;
  readonly body: Readonly<Record<string, Json>>;
  readonly actor: Actor;
  /** What was read of other streams before the decision: kept with what is drawn, and no part of the request. */
  readonly seen?: Readonly<Record<string, Json>>;
  /** `If-Match`: the version before settling. */
  readonly expectedVersion?: number;
  /** Judged after trip one, before anything is settled: may this actor write to a stream of that area on that date? */
  readonly authorise: (area: string | null, today: CivilDate) => Denial | null;
}

export interface Denial {
  readonly code: string;
  readonly rule: string;
}

/** What is told of an event in answers: plain data only, the protected part never. */
export type PublicEvent = Omit<Recorded<EventShape>, 'protectedData'> & {
  readonly hash: string;
  readonly seq?: number;
};

export interface Standing {
  readonly streamId: string;
  readonly version: number;
  readonly stage: string;
  readonly area: string;
  readonly settled: readonly PublicEvent[];
  readonly nextDeadline: Deadline | null;
  readonly available: readonly CommandOption[];
}

/** The answers of `submit`, in the contract's precedence. `replayed`: the stored answer of this key. */
export type SubmitAnswer =
  | {
      readonly outcome: 'accepted';
      readonly replayed: boolean;
      readonly commandId: string;
      readonly events: readonly PublicEvent[];
      readonly standing: Standing;
    }
  | {
      readonly outcome: 'refused';
      readonly replayed: boolean;
      readonly commandId: string;
      readonly refusal: Refusal;
      readonly standing: Standing;
    }
  | { readonly outcome: 'unknown-stream' }
  | { readonly outcome: 'denied'; readonly denial: Denial }
  | { readonly outcome: 'key-reused' }
  | { readonly outcome: 'version-mismatch'; readonly version: number }
  | { readonly outcome: 'quarantined'; readonly incident: string };

/** A stream as it stood: folded in version order up to `knownAt`; the caller reads spans by its own `validAt`. */
export interface Reading<State> {
  readonly streamId: string;
  readonly version: number;
  readonly state: State;
  readonly summary: StreamSummary;
  readonly deadlines: readonly Deadline[];
  /** The business clock when read. */
  readonly now: Instant;
  /** True when due deadlines were settled in memory only (a present read) and are not in the log yet. */
  readonly provisional: boolean;
  readonly pending: readonly Deadline[];
  readonly quarantined: boolean;
  /** The data key has been destroyed: nothing personal is left in the state. */
  readonly erased?: boolean;
}

/** Told to the person's workflow; holds codes and dates only. */
export interface Wanted {
  readonly streamId: string;
  readonly epoch: number;
  readonly version: number;
  readonly stage: string;
  readonly area: string;
  readonly steps: readonly { readonly type: string; readonly on: CivilDate; readonly paragraph: string }[];
  readonly timeline: readonly { readonly kind: string; readonly paragraph: string; readonly dueAt: Instant | null }[];
  readonly now: Instant;
  readonly nextDueAt: Instant | null;
  readonly nextCommon: boolean;
  readonly left: boolean;
}

/** How a stream stands after its own settling, and what was settled. */
export interface SettleAnswer extends Wanted {
  readonly settled: readonly PublicEvent[];
}

/** An event with its protected part: `null` once the key has been destroyed, absent when the event never had one. */
export type OpenEvent = PublicEvent & Pick<Recorded<EventShape>, 'protectedData'>;

/** One row of the command log: refusals are kept like acceptances. */
export interface CommandRecord {
  readonly commandId: string;
  readonly name: string;
  readonly at: Instant;
  readonly actor: Actor;
  readonly outcome: 'ACCEPTED' | 'REFUSED';
  readonly code?: string;
  readonly paragraphs: readonly string[];
  readonly events: readonly string[];
}

/** A command with everything it was decided from, so that it can be decided again (architecture 11). */
export interface StoredCommand {
  readonly commandId: string;
  readonly streamId: string;
  readonly name: string;
  readonly actor: Actor;
  readonly now: Instant;
  /** The stream's version before settling, and after the decision. */
  readonly versionBefore: number;
  readonly versionAfter: number;
  readonly rulebookVersion: string;
  readonly base: string;
  /** `null` once the key has been destroyed. */
  readonly body: Readonly<Record<string, Json>> | null;
  readonly drawn: Readonly<Record<string, Json>> | null;
  readonly answer: StoredAnswer;
}

/** What a replay of the same key is told: codes, dates, ids and plain data only. */
export type StoredAnswer =
  | Omit<Extract<SubmitAnswer, { outcome: 'accepted' }>, 'replayed'>
  | Omit<Extract<SubmitAnswer, { outcome: 'refused' }>, 'replayed'>;

/** Where the log is first found wrong. */
export interface BadPlace {
  readonly stream?: string;
  readonly version?: number;
  readonly seq?: number;
  readonly what: string;
}
