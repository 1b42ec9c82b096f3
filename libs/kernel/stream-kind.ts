import type { CivilDate } from './civil-date.ts';
import type { Actor, EventShape, Json, NewEvent, Recorded } from './event.ts';
import type { Instant } from './instant.ts';
import type { Refusal } from './refusal.ts';

/**
 * The vocabulary of any event-sourced decision. A stream kind is a set of pure functions; the record (`#record`) gives them
 * their inputs and keeps what they return. None of them reads a clock, draws a number or does I/O.
 */

/** A command as it reaches a decider: its body has already passed its schema. */
export interface Command {
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a decision may know besides the stream. */
export interface DecisionContext<Rules> {
  /** The business clock, later than the stream's last `recordedAt`. */
  readonly now: Instant;
  /** `now` as a civil date in Asia/Shanghai. */
  readonly today: CivilDate;
  readonly actor: Actor;
  readonly rules: Rules;
  /** Values drawn before the decision and stored with the command, by the names that `draws` asked for (architecture 11). */
  readonly drawn: Readonly<Record<string, Json>>;
}

/** A number that must be drawn before the decision: the next of a named counter. */
export interface DrawRequest {
  readonly name: string;
  readonly counter: string;
}

/** A value that may stand in one stream only, e.g. a citizen ID. The record keeps its keyed digest, never the value. */
export interface Claim {
  readonly kind: string;
  readonly value: string;
}

/**
 * True among the values drawn when something that the decision claims turned out to stand in another stream: it is decided once
 * more, with numbers drawn anew, and may refuse.
 */
export const CLAIM_TAKEN = 'claimTaken';

export type Decision<E extends EventShape> =
  | { readonly outcome: 'accepted'; readonly events: readonly NewEvent<E>[]; readonly claims?: readonly Claim[] }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

/** A command the guards would let pass now, or what speaks against it. */
export interface CommandOption {
  readonly name: string;
  readonly paragraph: string;
}

/**
 * Something that falls due. `kind` is the name of the event it raises. A deadline whose date cannot be computed yet has
 * `dueAt: null` and says what it awaits, e.g. `CALENDAR_2027`.
 */
export interface Deadline {
  readonly kind: string;
  /** What it concerns, unique together with `kind` within the stream: a benefit's id, a year, `2012#2`. */
  readonly subject: string;
  readonly dueAt: Instant | null;
  readonly awaiting?: string;
  readonly paragraph: string;
  readonly rule: string;
  /** Order among deadlines of the same instant; then `subject` decides. */
  readonly rank: number;
  /** Falls on the same instant for everyone (1 January, 1 April …): buckets settle these, persons' timers are jittered. */
  readonly common: boolean;
}

/** What the head of a stream shows without a fold. */
export interface StreamSummary {
  readonly stage: string;
  /** The area the stream belongs to now, e.g. a community code. */
  readonly area: string;
}

export interface StreamKind<State, E extends EventShape, Rules> {
  readonly name: string;
  readonly initial: State;
  /** The current schema version of each event type and how older ones are read (architecture: upcast when read). */
  readonly schema: { readonly [Type in E['type']]: EventSchema };
  evolve(state: State, event: Recorded<E>): State;
  /** What must be drawn before `decide`; usually nothing. */
  draws(state: State, command: Command, context: Omit<DecisionContext<Rules>, 'drawn'>): readonly DrawRequest[];
  decide(state: State, command: Command, context: DecisionContext<Rules>): Decision<E>;
  /** The commands whose guards (law and role) pass now for this actor; a body may still fail. */
  available(state: State, context: Omit<DecisionContext<Rules>, 'drawn'>): readonly CommandOption[];
  /** Everything that will fall due, in the order of settling. Needs no protected data. */
  deadlines(state: State, rules: Rules): readonly Deadline[];
  /** The events of one due deadline; they must remove it from `deadlines`, else the stream is quarantined. */
  settle(state: State, due: Deadline, rules: Rules): readonly NewEvent<E>[];
  summary(state: State): StreamSummary;
}

export interface EventSchema {
  readonly version: number;
  /** From version n (its key) to n + 1, applied in a chain when read. */
  readonly upcast?: Readonly<Record<number, (event: EventShape) => EventShape>>;
}

/** The order of settling (architecture 2): due instant, then legal rank, then subject. Undated deadlines come last. */
export function inSettlingOrder(deadlines: readonly Deadline[]): readonly Deadline[] {
  return [...deadlines].sort(
    (a, b) =>
      compareDue(a.dueAt, b.dueAt) || a.rank - b.rank || (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0),
  );
}

/** The first deadline due at or before `now`, or `undefined`. */
export function firstDue(deadlines: readonly Deadline[], now: Instant): Deadline | undefined {
  const first = inSettlingOrder(deadlines)[0];
  return first && first.dueAt !== null && first.dueAt <= now ? first : undefined;
}

function compareDue(a: Instant | null, b: Instant | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null ? -1 : a - b;
}
