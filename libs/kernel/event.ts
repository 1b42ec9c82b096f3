import type { Instant } from './instant.ts';

/** JSON as it is stored: no `undefined`, no functions, no dates. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Who acted, as of then. `staff` is a pseudonymous account name; the system's own acts have role `system`. */
export interface Actor {
  readonly staff: string;
  readonly role: string;
  readonly area: string;
}

/** One fact a decision relied on, so that a correction can find every decision it touches (architecture 11). */
export interface BasisItem {
  readonly fact: string;
  /** The date on which the fact was judged. */
  readonly asOf: string;
  /** The last date for which it was judged, where it was for more than one day. */
  readonly until?: string;
  /** The event that established the fact; absent when the fact is that nothing was recorded. */
  readonly sourceEventId?: string;
  readonly holds: boolean;
}

/** What the law says of an event: its paragraphs, e.g. `(四)`, and rule ids, e.g. `R4.4`. Never empty. */
export interface Grounds {
  readonly paragraphs: readonly string[];
  readonly rules: readonly string[];
}

/** The shape every event type of a stream kind has: plain codes in `data`, everything personal in `protectedData`. */
export interface EventShape {
  readonly type: string;
  readonly data: { readonly [key: string]: Json };
  /** Identity, health, income and free text; `null` once the person's key has been destroyed. */
  readonly protectedData?: { readonly [key: string]: Json } | null;
}

/** An event as a decider raises it. The record gives it its id, version, times, actor and hashes. */
export type NewEvent<E extends EventShape> = E & {
  readonly grounds: Grounds;
  /** The legal instant; default: the instant of recording. */
  readonly effectiveAt?: Instant;
  readonly basis?: readonly BasisItem[];
  /** What caused it: an earlier event's id, or the place (0, 1, …) of one raised by the same decision or settling step. */
  readonly causedBy?: string | number;
};

/** An event as it stands in the log for ever. */
export type Recorded<E extends EventShape> = E & {
  readonly id: string;
  readonly streamId: string;
  readonly version: number;
  readonly schemaVersion: number;
  readonly effectiveAt: Instant;
  readonly recordedAt: Instant;
  readonly actor: Actor;
  readonly commandId: string | null;
  readonly causedBy: string | null;
  readonly grounds: Grounds;
  readonly rulebookVersion: string;
  readonly basis: readonly BasisItem[];
};
