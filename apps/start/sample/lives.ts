import type { PersonCommandInput, PersonCommandName } from '#contracts/person-commands';
import type { CivilDate } from '#kernel/civil-date';
import { addDays, addMonths, monthOf, weekday, yearOf } from '#kernel/civil-date';

/** One act of a life: who gives which command, and the date it bears. */
export type Act = {
  readonly [Name in PersonCommandName]: {
    readonly by: 'clerk' | 'street' | 'county';
    readonly command: Name;
    readonly on: CivilDate;
    readonly body: PersonCommandInput<Name>;
  };
}[PersonCommandName];

/** A life as the sample tells it: when it begins, counted back from the end, and what is done. Acts after the end are left out. */
export interface Life {
  readonly daysBeforeEnd: number;
  /** So many days before its cohort. */
  readonly inTurn: number;
  readonly age: number;
  readonly acts: (arrival: CivilDate) => readonly Act[];
}

const act = <Name extends PersonCommandName>(
  by: Act['by'],
  command: Name,
  on: CivilDate,
  body: Omit<PersonCommandInput<Name>, 'on'>,
): Act => ({ by, command, on, body: { ...body, on } }) as unknown as Act;

type Step = (day: (days: number) => CivilDate) => readonly Act[];

/** From the certificate to the certification, two weeks after the day of registration: the notice runs from day 6 to day 12. */
const chain: Step = (day) => [
  act('clerk', 'IssueCertificate', day(1), {}),
  act('clerk', 'LodgeApplication', day(2), {
    categories: [{ code: 'OLDER', since: day(0), evidence: ['身份证'] }],
    primary: 'OLDER',
  }),
  act('clerk', 'PassCommunityCheck', day(4), {}),
  act('clerk', 'PublishNotice', day(5), {}),
  act('street', 'PassStreetReview', day(13), {}),
  act('county', 'CertifyPerson', day(14), {}),
  act('county', 'AnnotateCard', day(14), { entry: 'CERTIFICATION', seal: '蜀山区人社局' }),
];

/** The chain as far as its so-many-th act. */
const first =
  (acts: number): Step =>
  (...given) =>
    chain(...given).slice(0, acts);

const agreement: Step = (day) => [
  act('street', 'SignAgreement', day(30), {
    measures: [{ text: '每月推荐一次岗位', dueOn: day(60) }],
    from: day(30),
    to: addMonths(day(30), 24),
  }),
  act('clerk', 'RecordVisit', day(33), { findings: { family: '两口之家', skills: '有工作经验', jobWish: '就近就业' } }),
];

const flexibleWork: Step = (day) => [act('clerk', 'RecordEmployment', day(40), { form: 'FLEXIBLE', from: day(40) })];

const benefit: Step = (day) => [
  act('county', 'ApproveBenefit', day(48), {
    benefit: 'SOCIAL_INSURANCE',
    firstMonth: monthOf(day(48)),
    monthlyAmount: '350.00',
    paidAmount: '350.00',
  }),
];

const nearlyUsedUp: Step = (day) => [
  act('street', 'RecordFact', day(44), {
    fact: 'MONTHS_USED_BEFORE',
    value: 30,
    from: day(44),
    evidence: ['补贴发放台账'],
  }),
];

const suspension: Step = (day) => [
  act('county', 'SuspendBenefit', day(120), { fromMonth: monthOf(day(130)), reason: '暂停缴费' }),
];

/** The first review after the year of the certification (R6.1). */
const inReview = (day: (days: number) => CivilDate, monthDay: string): CivilDate =>
  `${yearOf(day(14)) + 1}-${monthDay}`;

const attended: Step = (day) => {
  const on = inReview(day, '02-20');
  const checks = { basicInformation: true, employmentStatus: true, benefits: true, certificateMisuse: true };
  return [act('clerk', 'AttendReview', on, { year: String(yearOf(on)), checks })];
};
const passed: Step = (day) => {
  const on = inReview(day, '02-25');
  return [act('county', 'PassReview', on, { year: String(yearOf(on)) })];
};
const failed: Step = (day) => {
  const on = inReview(day, '02-25');
  return [
    act('county', 'FailReview', on, {
      year: String(yearOf(on)),
      reasonCode: 'CERTIFICATE_MISUSE',
      reason: '证件转借他人',
    }),
  ];
};

const objection: Step = (day) => [act('clerk', 'RaiseObjection', day(8), { by: '社区居民', reason: '反映已在外就业' })];
const dismissal: Step = (day) => [act('street', 'DismissObjection', day(10), { reason: '经核实不属实' })];
/** The days that were left run on after the dismissal (R4.4). */
const afterObjection: Step = (day) => [
  act('street', 'PassStreetReview', day(20), {}),
  act('county', 'CertifyPerson', day(21), {}),
];
const upheld: Step = (day) => [act('street', 'UpholdObjection', day(10), { reason: '经核实已实现就业' })];
const refusal: Step = (day) => [
  act('county', 'RefuseCertification', day(14), { reasonCode: 'CONDITIONS_NOT_MET', reason: '不符合类别条件' }),
];
const withdrawal: Step = (day) => [act('clerk', 'WithdrawApplication', day(3), { reason: '本人撤回' })];
const closure: Step = (day) => [act('street', 'CloseCase', day(6), { reasonCode: 'OWN_REQUEST' })];
const exit: Step = (day) => [act('street', 'ExitPerson', day(90), { reasonCode: 'OWN_REQUEST' })];
const cancellation: Step = (day) => [
  act('county', 'CancelQualification', day(95), {
    ground: 'NO_LONGER_QUALIFIED',
    reason: '家庭情况变化',
    evidence: ['入户调查表'],
  }),
];

const ELDER = 57;
const YOUNGER = 53;

const life = (daysBeforeEnd: number, inTurn: number, ...steps: readonly Step[]): Life => ({
  daysBeforeEnd,
  inTurn,
  age: inTurn === 0 ? ELDER : YOUNGER,
  acts: (arrival) =>
    steps
      .flatMap((step) => step((days) => addDays(arrival, days)))
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
});

/** Lives that begin on that day before the end or on the day before it, in turn. */
const cohort = (count: number, daysBeforeEnd: number, ...steps: readonly Step[]): readonly Life[] =>
  Array.from({ length: count }, (_, place) => life(daysBeforeEnd, place % 2, ...steps));

/** A day on which a cohort's papers are on the desk: its notices are out, or have ended and the certification follows. */
const PUBLISHED = 6;
const DECIDED = 14;

/** Whole years of cohorts, forty days apart, so that few stops of the clock serve many lives. */
const LAST_COHORT = 60;
const COHORTS = [420, 380, 340, 300, 260, 220, 180, 140, 100, LAST_COHORT] as const;

/** The last weeks: nobody's step runs out of its time limit while the clock is put forward. */
const LAST_WEEKS = [16, 8, 3, 0] as const;

/** Cohorts begin on Thursdays and Wednesdays: their notices end on a Tuesday or a Monday, holidays aside. */
const THURSDAY = 4;

function thursdayBefore(end: CivilDate, days: number): CivilDate {
  const day = addDays(end, -days);
  return addDays(day, -((weekday(day) - THURSDAY + 7) % 7));
}

/** The day of registration, when the sample ends on that day. */
export function arrivalOf(
  { daysBeforeEnd, inTurn }: Pick<Life, 'daysBeforeEnd' | 'inTurn'>,
  end: CivilDate,
): CivilDate {
  const first = daysBeforeEnd < LAST_COHORT ? addDays(end, -daysBeforeEnd) : thursdayBefore(end, daysBeforeEnd);
  return addDays(first, -inTurn);
}

/** Where the clock stops: acts are entered while their time limits run (R4.3, R4.6 (四)). */
export function stopsUntil(end: CivilDate): readonly CivilDate[] {
  const ofCohorts = COHORTS.map((days) => thursdayBefore(end, days)).flatMap((day) => [
    addDays(day, PUBLISHED),
    addDays(day, DECIDED),
  ]);
  return [...ofCohorts, ...LAST_WEEKS.map((days) => addDays(end, -days))];
}

/** About sixty lives; together they stand at every stage of the chain when the sample ends. */
export const LIVES: readonly Life[] = [
  ...cohort(6, 420, chain, agreement, flexibleWork, benefit, attended, passed),
  ...cohort(4, 380, chain, agreement, flexibleWork, benefit, attended, passed),
  ...cohort(2, 420, chain, agreement, flexibleWork, benefit),
  ...cohort(1, 380, chain, agreement, flexibleWork, benefit),
  ...cohort(2, 380, chain, agreement, attended, failed),
  ...cohort(2, 380, chain, agreement, attended),
  ...cohort(2, 380, chain, agreement, flexibleWork, nearlyUsedUp, benefit, attended, passed),
  ...cohort(2, 300, chain, agreement, flexibleWork, benefit, suspension),
  ...cohort(3, 260, chain, agreement, exit),
  ...cohort(2, 260, chain, cancellation),
  ...cohort(4, 220, chain, agreement, flexibleWork, benefit),
  ...cohort(2, 180, chain, agreement, flexibleWork, benefit),
  ...cohort(2, 140, first(5), refusal),
  ...cohort(1, 140, first(4), objection, upheld),
  ...cohort(4, 140, chain, agreement),
  ...cohort(2, 100, first(2), withdrawal),
  ...cohort(2, 100, first(1), closure),
  ...cohort(1, 100, first(4), objection, dismissal, afterObjection),
  ...cohort(4, 60, chain),
  ...cohort(3, 22, chain),
  ...cohort(2, 14, first(4)),
  ...cohort(2, 14, first(5)),
  ...cohort(2, 8, chain, objection),
  ...cohort(3, 8, chain),
  ...cohort(2, 4, chain),
  ...cohort(2, 3, chain),
  ...cohort(2, 0, chain),
  ...cohort(1, 1, chain),
];
