import type { CivilDate } from '#kernel/civil-date';
import type { Actor, BasisItem, Grounds } from '#kernel/event';

/** A decision as the person's record remembers it: who took it when, on what facts, and whether it was served in writing. */
export interface Decided {
  readonly eventId: string;
  /** The event's type. */
  readonly type: string;
  readonly on: CivilDate;
  readonly by: Actor;
  readonly grounds: Grounds;
  readonly reasonCode: string | null;
  readonly relied: readonly BasisItem[];
  /** What it decides about: a later decision about the same takes its place. */
  readonly about: string;
  /** R14.2 (十四) The decision that took its place, which names it in turn; the original stays. */
  readonly replacedBy: string | null;
  /** R4.7 (四) A written notice follows from it. */
  readonly written: boolean;
  readonly served: {
    readonly on: CivilDate;
    readonly eventId: string;
    /** The last day to appeal. */
    readonly appealUntil: CivilDate;
  } | null;
}
