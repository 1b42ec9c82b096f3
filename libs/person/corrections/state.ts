import type { CivilDate } from '#kernel/civil-date';

/** A decision that must be taken again, because what it relied on was wrong or an appeal has changed it. The original stays. */
export interface Redecision {
  readonly eventId: string;
  /** The decision's event, or the refused command. */
  readonly of: string;
  readonly cause: RedecisionCause;
  readonly on: CivilDate;
  /** The decision that took its place, or by which it was left standing. */
  readonly takenBy: string | null;
}

/** What it relied on was wrong, an appeal has changed it, or a duplicate told more (R1.1). */
export type RedecisionCause = 'CORRECTION' | 'APPEAL' | 'DUPLICATE';
