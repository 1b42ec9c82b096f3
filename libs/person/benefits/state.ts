import type { CivilDate, Month } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import type { BenefitCode, BenefitForm, Payee, TermBasis } from '#law/benefits';
import type { RuleId } from '#law/paragraphs';

export interface Benefit {
  readonly id: string;
  readonly benefit: BenefitCode;
  /** The rule of the matrix it was granted under (R7.x). */
  readonly rule: RuleId;
  readonly form: BenefitForm | null;
  readonly payee: Payee;
  readonly employmentId: string | null;
  readonly firstMonth: Month;
  readonly termBasis: TermBasis;
  /** The last granted month; null while a capped term is suspended. */
  readonly lastMonth: Month | null;
  /** Months granted by earlier terms of the same counter, and the most this term may grant. */
  readonly monthsBefore: number;
  readonly monthsGranted: number | null;
  readonly suspensions: readonly Suspension[];
  readonly status: 'RUNNING' | 'SUSPENDED' | 'EXPIRED' | 'STOPPED';
  /** Days before the end of the reminders raised or lapsed for the term's end after the month `remindersFor`. */
  readonly remindersDone: readonly number[];
  readonly remindersFor: Month | null;
  /** When the present end was fixed: a reminder of an earlier moment has lapsed (R8.4). */
  readonly remindersSince: Instant;
  readonly approvedOn: CivilDate;
  /** R7.4c: the school year a school aid is for. */
  readonly schoolYear: string | null;
  /** R7.6: yuan a month as approved, where the approval names them. */
  readonly monthlyAmount: string | null;
  /** R7.9: the months settled with what was really paid, in the order of settling. */
  readonly settled: readonly SettledMonth[];
  /** R7.9: months for which nothing was paid, by parameter given back: they are not used. */
  readonly givenBack: readonly Month[];
  /** R5.10: what was paid for this month and later ones is to be recovered. */
  readonly recoverFrom: Month | null;
  readonly recoveries: readonly {
    readonly months: readonly Month[];
    readonly amount: string;
    readonly byEvent: string;
  }[];
}

/** Yuan: what was really paid for a month, and what the subsidy pays of it. */
export interface SettledMonth {
  readonly month: Month;
  readonly actuallyPaid: string;
  readonly amount: string;
  readonly byEvent: string;
}

/** Months in [fromMonth, toMonth) are not granted; `toMonth` is the month the benefit resumes with, null while it is open. */
export interface Suspension {
  readonly fromMonth: Month;
  readonly toMonth: Month | null;
  readonly cause: 'OFFICER' | 'REVIEW_MISSED';
  readonly byEvent: string;
}
