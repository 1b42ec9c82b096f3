import type { CivilDate } from '#kernel/civil-date';

export interface Review {
  readonly year: string;
  readonly openedEventId: string;
  readonly attended: { readonly on: CivilDate; readonly eventId: string } | null;
  readonly remindersRaised: readonly CivilDate[];
  /** Reminder days that fell into a time in which the person was out (R6.8). */
  readonly remindersLapsed: readonly CivilDate[];
  readonly missed: { readonly on: CivilDate; readonly eventId: string } | null;
  readonly decisionOverdue: boolean;
  readonly status: 'OPEN' | 'ATTENDED' | 'PASSED' | 'FAILED' | 'MISSED' | 'EXCUSED' | 'CLOSED';
  /** A restored person's new date to be reviewed by. */
  readonly dueBy: CivilDate | null;
}
