import type { CivilDate } from '#kernel/civil-date';
import type { AmountRule } from './amounts.ts';
import type { AreaLevel } from './area.ts';
import type { LocalEntitlement } from './local-entitlements.ts';
import type { ServiceStandard } from './service-standards.ts';
import type { StartupStep } from './startup-steps.ts';

/**
 * What the text leaves open or what changes with time (R20.1). The values stand in the rulebook, layered by area and dated;
 * their words and rules in `parameter-catalogue.ts`; here are only their names and shapes.
 */
export interface ParameterValues {
  /** R4.4 Length of the public notice, counted from the day after publication. */
  readonly noticePeriod: { readonly unit: 'calendar' | 'working'; readonly days: number };
  /** R4.4 After a dismissed objection the remaining days run on, or all of them again. */
  readonly noticeClockAfterObjection: 'resume' | 'restart';
  readonly certifyingLevel: Extract<AreaLevel, 'STREET' | 'COUNTY' | 'CITY' | 'PROVINCE'>;
  readonly certificateIssueWorkingDays: number;
  readonly communityCheckWorkingDays: number;
  readonly streetReviewWorkingDays: number;
  readonly certificationWorkingDays: number;
  readonly visitIntervalUnemployedDays: number;
  readonly visitIntervalEmployedDays: number;
  /** R4.9 First and last day of every year's employment-assistance month. */
  readonly assistanceMonth: { readonly from: MonthDay; readonly to: MonthDay };
  readonly fiveClearsFreshDays: number;
  /** R5.4 How many persons stand on a page of the community ledger. */
  readonly ledgerRows: number;
  /** How far back an act may be dated without a reason (http-contract, `on`). */
  readonly maxBackdatingDays: number;
  readonly longTermUnemployedMonths: number;
  readonly olderAge: { readonly male: number; readonly female: number };
  readonly unjustifiedRefusals: { readonly count: number; readonly months: number };
  /** R6.1 First and last day of every year's window. */
  readonly reviewWindow: { readonly from: MonthDay; readonly to: MonthDay };
  readonly reviewReminders: readonly MonthDay[];
  /** R6.4 Read when settling. */
  readonly missedReview: 'automatic' | 'confirm';
  /** R6.8 Working days from the day after the window, that day counted when it works. */
  readonly lateEntryWorkingDays: number;
  /** R6.8 No-shows of that area are not settled before this day; null = no hold. Asked for the day the no-show takes effect. */
  readonly missedReviewHoldUntil: CivilDate | null;
  /** R6.8 From this day of the year a list shows who would be missed. */
  readonly missedReviewPreviewFrom: MonthDay;
  readonly taxReliefUnemployedMonths: number;
  /** R7.x, R20.1 What the layer itself adds to the matrix, all of it; null = nothing. Those of a wider layer hold beside it. */
  readonly localEntitlements: readonly LocalEntitlement[] | null;
  /** R7.6 What the layer itself orders, all of it, in the order in which it is tried; null = nothing. What it leaves out, a wider layer says. */
  readonly benefitAmounts: readonly AmountRule[] | null;
  /** R7.9 Every month of a running benefit is used, or only a paid one. */
  readonly monthUsedBy: 'granted' | 'paid';
  readonly subsidyClaimWorkingDays: number;
  readonly fiveYearTest: { readonly years: number; readonly inclusive: boolean };
  readonly maxSubsidyMonths: number;
  /** R8.3 Months granted, or months since the first approval. */
  readonly monthCounting: 'cumulative' | 'calendar';
  /** R8.1 An until-retirement term ends with the month in which the age is reached, or with the one before. */
  readonly lastSubsidisedMonth: 'reached' | 'before';
  readonly benefitReminderDaysBefore: readonly number[];
  readonly retirementChangeMovesEnd: boolean;
  readonly householdPlacementMonths: number;
  readonly trainingAfterMonths: number;
  /** R13.1 Days for each step of the start-up chain, from the day of the one before. */
  readonly startupStepDays: Readonly<Record<StartupStep, number>>;
  readonly ticketWorkingDays: { readonly assign: number; readonly answer: number; readonly close: number };
  /** R11.2 What the layer itself orders of the steps of the work; null = nothing. Those it leaves out, a wider layer says. */
  readonly serviceStandards: readonly ServiceStandard[] | null;
  readonly appealDays: number;
  readonly quarterlyReturnDays: number;
  /** Years a file is kept after leaving before it may be erased; null = none is ordered. The text names none. */
  readonly erasureAfterYears: number | null;
}

export type ParameterName = keyof ParameterValues;

/** Whose layers add to each other: the nearest does not speak alone. */
export const ADDED_UP: readonly ParameterName[] = ['localEntitlements', 'benefitAmounts', 'serviceStandards'];

/** `01-31`: a day of every year. */
export type MonthDay = string;

/** The day of that year. */
export function dayInYear(year: number, day: MonthDay): CivilDate {
  return `${String(year).padStart(4, '0')}-${day}`;
}
