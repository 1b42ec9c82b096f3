import { isCivilDate } from '#kernel/civil-date';
import { BENEFITS, EMPLOYMENT_FORMS, PAYEES } from './benefits.ts';
import { CATEGORIES } from './categories.ts';
import { ENTITLEMENT_NEEDS } from './entitlement-needs.ts';
import type { ParameterName } from './parameters.ts';
import { dayInYear } from './parameters.ts';
import { timeOf } from './service-times.ts';
import { OFFICE_TASKS } from './texts/office-tasks.ts';

/** R20.1 (尾) What a value of each parameter must look like: the shapes of `parameters.ts`, for values that come from outside. */
type Shape = (value: unknown) => boolean;

const count = (least: number, most: number): Shape => {
  return (value) => typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
};
const oneOf =
  (...choices: readonly unknown[]): Shape =>
  (value) =>
    choices.includes(value);
const listOf =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.length > 0 && new Set(value).size === value.length && value.every(shape);
const withFields =
  (fields: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length === Object.keys(fields).length &&
    Object.entries(fields).every(([name, shape]) => shape(Object(value)[name]));

/** A day every year has: 29 February is none. */
const monthDay: Shape = (value) =>
  typeof value === 'string' && value.length === 5 && isCivilDate(dayInYear(2011, value));
const partOfYear: Shape = (value) =>
  withFields({ from: monthDay, to: monthDay })(value) && Object(value).from < Object(value).to;
const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);
const anyOf =
  (...shapes: readonly Shape[]): Shape =>
  (value) =>
    shapes.some((shape) => shape(value));
const codeOf = (table: Readonly<Record<string, unknown>>): Shape => oneOf(...Object.keys(table));
const words: Shape = (value) => typeof value === 'string' && value.trim() !== '' && value.length <= 200;

/** R7.6 More than nothing. */
const money: Shape = (value) => typeof value === 'string' && /^\d{1,9}(\.\d{1,2})?$/.test(value) && /[1-9]/.test(value);
const fraction = withFields({ numerator: count(1, 10_000), denominator: count(1, 10_000) });
/** At most the whole. */
const share: Shape = (value) => fraction(value) && Object(value).numerator <= Object(value).denominator;
const needs: Shape = (value) =>
  (Array.isArray(value) && value.length === 0) || listOf(codeOf(ENTITLEMENT_NEEDS))(value);
const forms = orNull(listOf(codeOf(EMPLOYMENT_FORMS)));
const formula = anyOf(
  withFields({ kind: oneOf('fixed'), amount: money }),
  withFields({ kind: oneOf('ratio'), share, cap: orNull(money) }),
  withFields({ kind: oneOf('min'), amount: money, share }),
);
const amountRule = withFields({
  benefit: codeOf(BENEFITS),
  forms,
  payee: orNull(codeOf(PAYEES)),
  alsoNeeds: needs,
  formula,
});
const cell = withFields({
  benefit: codeOf(BENEFITS),
  who: orNull(listOf(codeOf(CATEGORIES))),
  forms,
  payee: codeOf(PAYEES),
  qualifying: oneOf('BEFORE_EMPLOYMENT', 'APPLICATION'),
  alsoNeeds: needs,
  citation: withFields({ authority: words, documentNo: words }),
});
/** R7.8: who asks for no employment has no day before one. */
const localEntitlement: Shape = (value) =>
  cell(value) && (Object(value).forms !== null || Object(value).qualifying === 'APPLICATION');
const bothLanguages = withFields({ zh: words, en: words });
const serviceStandard = withFields({
  step: codeOf(OFFICE_TASKS),
  content: bothLanguages,
  workingDays: orNull(count(1, 250)),
  effect: bothLanguages,
});
/** R11.2: a step has its time either here or where it stands already, never in two places. */
const timedOnce: Shape = (value) =>
  serviceStandard(value) && (timeOf(Object(value).step) === null) === (Object(value).workingDays !== null);
const ofDifferentSteps: Shape = (value) =>
  listOf(timedOnce)(value) && new Set(Array.from(Object(value), ({ step }) => step)).size === Object(value).length;
const days = count(1, 3660);
const workingDays = count(1, 250);
const months = count(1, 600);
const age = count(16, 80);

const SHAPES: Readonly<Record<ParameterName, Shape>> = {
  noticePeriod: withFields({ unit: oneOf('calendar', 'working'), days: count(1, 60) }),
  noticeClockAfterObjection: oneOf('resume', 'restart'),
  certifyingLevel: oneOf('STREET', 'COUNTY', 'CITY', 'PROVINCE'),
  certificateIssueWorkingDays: workingDays,
  communityCheckWorkingDays: workingDays,
  streetReviewWorkingDays: workingDays,
  certificationWorkingDays: workingDays,
  visitIntervalUnemployedDays: days,
  visitIntervalEmployedDays: days,
  assistanceMonth: partOfYear,
  fiveClearsFreshDays: days,
  ledgerRows: count(1, 50),
  maxBackdatingDays: count(0, 3660),
  longTermUnemployedMonths: months,
  olderAge: withFields({ male: age, female: age }),
  unjustifiedRefusals: withFields({ count: count(1, 100), months }),
  reviewWindow: partOfYear,
  reviewReminders: listOf(monthDay),
  missedReview: oneOf('automatic', 'confirm'),
  lateEntryWorkingDays: workingDays,
  missedReviewHoldUntil: orNull((value) => typeof value === 'string' && isCivilDate(value)),
  missedReviewPreviewFrom: monthDay,
  taxReliefUnemployedMonths: months,
  localEntitlements: orNull(listOf(localEntitlement)),
  benefitAmounts: orNull(listOf(amountRule)),
  monthUsedBy: oneOf('granted', 'paid'),
  subsidyClaimWorkingDays: workingDays,
  fiveYearTest: withFields({ years: count(1, 40), inclusive: oneOf(true, false) }),
  maxSubsidyMonths: months,
  monthCounting: oneOf('cumulative', 'calendar'),
  lastSubsidisedMonth: oneOf('reached', 'before'),
  benefitReminderDaysBefore: listOf(days),
  retirementChangeMovesEnd: oneOf(true, false),
  householdPlacementMonths: months,
  trainingAfterMonths: months,
  startupStepDays: withFields({ TRAINING: days, GUIDANCE: days, LOAN: days, FOLLOW_UP: days }),
  ticketWorkingDays: withFields({ assign: workingDays, answer: workingDays, close: workingDays }),
  serviceStandards: orNull(ofDifferentSteps),
  appealDays: days,
  quarterlyReturnDays: days,
  erasureAfterYears: orNull(count(1, 100)),
};

export function fitsParameter(name: ParameterName, value: unknown): boolean {
  return SHAPES[name](value);
}
