import type { CivilDate, Month } from '#kernel/civil-date';
import type { Citation } from '#law/benefits';
import type { ReminderLapsed } from '../reminder-lapsed.ts';
import type { Benefit, Suspension } from '../state.ts';

/** (七)(八) What happens to a benefit. Its id is the id of the event that approved it. Months are the ones granted. */
export type BenefitEvent =
  | BenefitApproved
  | BenefitRefused
  | BenefitSuspended
  | BenefitResumed
  | BenefitStopped
  | BenefitExpired
  | BenefitTermMoved
  | BenefitQuarterSettled
  | BenefitRecoveryOrdered
  | ExpiryReminderRaised
  | ReminderLapsed;

export interface BenefitApproved {
  readonly type: 'BenefitApproved';
  readonly data: {
    readonly benefit: Benefit['benefit'];
    /** The rule of the matrix that grants it. */
    readonly rule: Benefit['rule'];
    readonly form: Benefit['form'];
    readonly payee: Benefit['payee'];
    readonly employmentId: string | null;
    readonly approvedOn: CivilDate;
    readonly qualifyingOn: CivilDate;
    /** R8.1: the day the five-year test looks from, fixed for life by the earlier first approval. */
    readonly referenceOn: CivilDate;
    readonly firstMonth: Month;
    readonly lastMonth: Month;
    readonly termBasis: Benefit['termBasis'];
    readonly monthsBefore: number;
    readonly monthsGranted: number | null;
    readonly monthlyAmount: string | null;
    readonly paidAmount: string | null;
    readonly schoolYear: string | null;
    /** R20.1: the document of the area, where its own row grants it. */
    readonly citation?: Citation;
  };
  readonly protectedData?: { readonly reason: string } | null;
}

/** R4.7, R7.7: a written no; its basis says which conditions were met and which not. */
export interface BenefitRefused {
  readonly type: 'BenefitRefused';
  readonly data: {
    readonly benefit: Benefit['benefit'];
    readonly on: CivilDate;
    readonly qualifyingOn: CivilDate | null;
  };
  readonly protectedData: { readonly reason: string } | null;
}

export interface BenefitSuspended {
  readonly type: 'BenefitSuspended';
  readonly data: { readonly benefitId: string; readonly fromMonth: Month; readonly cause: Suspension['cause'] };
  readonly protectedData?: { readonly reason: string } | null;
}

export interface BenefitResumed {
  readonly type: 'BenefitResumed';
  readonly data: { readonly benefitId: string; readonly fromMonth: Month; readonly lastMonth: Month | null };
  readonly protectedData?: { readonly reason: string } | null;
}

export type StopCause = 'OFFICER' | 'EXIT' | 'CANCELLATION' | 'DEREGISTRATION';

export interface BenefitStopped {
  readonly type: 'BenefitStopped';
  readonly data: {
    readonly benefitId: string;
    readonly fromMonth: Month;
    /** The last granted month; null when none was. */
    readonly lastMonth: Month | null;
    readonly cause: StopCause;
    /** R5.10: months paid from `fromMonth` on are to be recovered. */
    readonly recovery: boolean;
  };
  readonly protectedData?: { readonly reason: string } | null;
}

export interface BenefitExpired {
  readonly type: 'BenefitExpired';
  readonly data: { readonly benefitId: string; readonly lastMonth: Month };
}

export interface ExpiryReminderRaised {
  readonly type: 'ExpiryReminderRaised';
  readonly data: { readonly benefitId: string; readonly lastMonth: Month; readonly daysBefore: number };
}

/** R8.5: a retirement table that comes into force moves the end of an until-retirement term. */
export interface BenefitTermMoved {
  readonly type: 'BenefitTermMoved';
  readonly data: { readonly benefitId: string; readonly lastMonth: Month };
}

/** R7.9: the months of a quarter with what was really paid for them, and what the subsidy pays of it. */
export interface BenefitQuarterSettled {
  readonly type: 'BenefitQuarterSettled';
  readonly data: {
    readonly benefitId: string;
    /** `2012-Q1`. */
    readonly quarter: string;
    readonly months: readonly { readonly month: Month; readonly actuallyPaid: string; readonly amount: string }[];
    /** Months nothing was paid for, which by parameter are not used. */
    readonly givenBack: readonly Month[];
    /** The end of the term, which the months given back may have moved; null while a capped term is suspended. */
    readonly lastMonth: Month | null;
  };
  readonly protectedData?: { readonly reason: string } | null;
}

/** R7.9, R5.10: what was paid too much is asked back, by months and with its ground. */
export interface BenefitRecoveryOrdered {
  readonly type: 'BenefitRecoveryOrdered';
  readonly data: { readonly benefitId: string; readonly months: readonly Month[]; readonly amount: string };
  readonly protectedData: { readonly ground: string; readonly reason: string | null } | null;
}
