import type { CivilDate } from '#kernel/civil-date';
import type { ParameterValues } from '#law/parameters';
import type { Evidence } from '../evidence.ts';
import type { ReminderLapsed } from '../reminder-lapsed.ts';

/** (六) What happens in the annual review of a year. */
export type ReviewEvent =
  | AnnualReviewOpened
  | ReviewReminderRaised
  | AnnualReviewAttended
  | AnnualReviewPassed
  | AnnualReviewFailed
  | AnnualReviewMissed
  | ReviewDecisionOverdue
  | ReminderLapsed;

export interface AnnualReviewOpened {
  readonly type: 'AnnualReviewOpened';
  readonly data: { readonly year: string; readonly from: CivilDate; readonly to: CivilDate };
}

export interface ReviewReminderRaised {
  readonly type: 'ReviewReminderRaised';
  readonly data: { readonly year: string; readonly on: CivilDate };
}

/** R6.2: the four checks may tell of health and income, so they are protected. */
export interface AnnualReviewAttended {
  readonly type: 'AnnualReviewAttended';
  readonly data: {
    readonly year: string;
    readonly on: CivilDate;
    /** R6.8: on paper in time, typed in after the review had been missed. */
    readonly late: boolean;
  };
  readonly protectedData: {
    readonly checks: ReviewChecks;
    readonly evidence: readonly Evidence[];
    readonly reason: string | null;
  } | null;
}

export type ReviewChecks = {
  readonly [Check in 'basicInformation' | 'employmentStatus' | 'benefits' | 'certificateMisuse']: boolean | string;
};

export interface AnnualReviewPassed {
  readonly type: 'AnnualReviewPassed';
  readonly data: { readonly year: string };
  readonly protectedData?: { readonly reason: string } | null;
}

export interface AnnualReviewFailed {
  readonly type: 'AnnualReviewFailed';
  readonly data: { readonly year: string; readonly reasonCode: string };
  readonly protectedData?: { readonly reason: string } | null;
}

export interface AnnualReviewMissed {
  readonly type: 'AnnualReviewMissed';
  readonly data: {
    readonly year: string;
    /** The day of its effect: 1 April, or the day after a restored person's own date. */
    readonly on: CivilDate;
    /** R6.4: as the rulebook answered for that day. */
    readonly mode: ParameterValues['missedReview'];
  };
}

export interface ReviewDecisionOverdue {
  readonly type: 'ReviewDecisionOverdue';
  readonly data: { readonly year: string; readonly cause: 'UNDECIDED' | 'RETIRED' | 'DEATH' | 'LEAVING_TASK' };
}
