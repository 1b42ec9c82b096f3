import type { CivilDate, Month } from '#kernel/civil-date';

/**
 * R8.4 (八), R6.8 (六): a reminder that has lost its purpose is recorded and not sent. Of two chapters: each lapses its own.
 */
export interface ReminderLapsed {
  readonly type: 'ReminderLapsed';
  readonly data: LapsedExpiryReminder | LapsedReviewReminder;
}

export type LapsedExpiryReminder = {
  readonly of: 'ExpiryReminderRaised';
  readonly benefitId: string;
  readonly lastMonth: Month;
  readonly daysBefore: number;
};

export type LapsedReviewReminder = {
  readonly of: 'ReviewReminderRaised';
  readonly year: string;
  readonly on: CivilDate;
};
