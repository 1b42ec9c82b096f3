import { ENTITLEMENTS_2011 } from './entitlements-2011.ts';
import type { ParameterName, ParameterValues } from './parameters.ts';
import { SERVICE_STANDARDS_2011 } from './service-standards-2011.ts';
import type { RulebookEntry, RulebookSource } from './rulebook.ts';

/**
 * The rulebook's first version: 皖人社发〔2011〕44号 of 2011-08-02, with the province's answers to what the text leaves open.
 * `missedReview` is the one value that changes: Personal Information Protection Law art. 24, in force from 2021-11-01 (R6.4).
 */
export const RULEBOOK_2011_VERSION = '2011.1';

const PROVINCE = '340000';
const FROM = '2011-08-02';
const MACHINES_MAY_NOT_DECIDE_FROM = '2021-11-01';

const VALUES: Omit<ParameterValues, 'missedReview'> = {
  noticePeriod: { unit: 'calendar', days: 7 },
  noticeClockAfterObjection: 'resume',
  certifyingLevel: 'COUNTY',
  certificateIssueWorkingDays: 10,
  communityCheckWorkingDays: 5,
  streetReviewWorkingDays: 3,
  certificationWorkingDays: 3,
  visitIntervalUnemployedDays: 30,
  visitIntervalEmployedDays: 90,
  assistanceMonth: { from: '01-01', to: '01-31' },
  fiveClearsFreshDays: 180,
  ledgerRows: 8,
  maxBackdatingDays: 30,
  longTermUnemployedMonths: 12,
  olderAge: { male: 50, female: 40 },
  unjustifiedRefusals: { count: 3, months: 6 },
  reviewWindow: { from: '01-01', to: '03-31' },
  reviewReminders: ['01-01', '03-01', '03-24'],
  lateEntryWorkingDays: 15,
  missedReviewHoldUntil: null,
  missedReviewPreviewFrom: '03-24',
  taxReliefUnemployedMonths: 6,
  localEntitlements: null,
  benefitAmounts: null,
  monthUsedBy: 'granted',
  subsidyClaimWorkingDays: 15,
  fiveYearTest: { years: 5, inclusive: true },
  maxSubsidyMonths: 36,
  monthCounting: 'cumulative',
  lastSubsidisedMonth: 'reached',
  benefitReminderDaysBefore: [90, 60, 30, 7],
  retirementChangeMovesEnd: true,
  householdPlacementMonths: 3,
  trainingAfterMonths: 6,
  startupStepDays: { TRAINING: 60, GUIDANCE: 30, LOAN: 60, FOLLOW_UP: 90 },
  ticketWorkingDays: { assign: 1, answer: 5, close: 15 },
  serviceStandards: SERVICE_STANDARDS_2011,
  appealDays: 60,
  quarterlyReturnDays: 5,
  erasureAfterYears: null,
};

export const ENTRIES_2011: readonly RulebookEntry[] = [
  ...(Object.keys(VALUES) as Exclude<ParameterName, 'missedReview'>[]).map(
    (name) => ({ name, area: PROVINCE, from: FROM, value: VALUES[name] }) as RulebookEntry,
  ),
  { name: 'missedReview', area: PROVINCE, from: FROM, to: MACHINES_MAY_NOT_DECIDE_FROM, value: 'automatic' },
  { name: 'missedReview', area: PROVINCE, from: MACHINES_MAY_NOT_DECIDE_FROM, value: 'confirm' },
];

/** What `createRulebook` needs besides the tables of working days and areas. */
export const RULEBOOK_2011: Pick<RulebookSource, 'version' | 'entries' | 'entitlements'> = {
  version: RULEBOOK_2011_VERSION,
  entries: ENTRIES_2011,
  entitlements: ENTITLEMENTS_2011,
};
