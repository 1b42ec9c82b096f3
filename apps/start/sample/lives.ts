import type { PersonCommandInput, PersonCommandName } from '#contracts/person-commands';
import type { CivilDate } from '#kernel/civil-date';
import { addDays, addMonths, monthOf, yearOf } from '#kernel/civil-date';

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

/** From the certificate to the certification, a month after the day of registration. */
const chain: Step = (day) => [
  act('clerk', 'IssueCertificate', day(1), {}),
  act('clerk', 'LodgeApplication', day(2), {
    categories: [{ code: 'OLDER', since: day(0), evidence: ['身份证'] }],
    primary: 'OLDER',
  }),
  act('clerk', 'PassCommunityCheck', day(4), {}),
  act('clerk', 'PublishNotice', day(5), {}),
  act('street', 'PassStreetReview', day(24), {}),
  act('county', 'CertifyPerson', day(26), {}),
  act('county', 'AnnotateCard', day(27), { entry: 'CERTIFICATION', seal: '蜀山区人社局' }),
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
    to: addMonths(day(30), 12),
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
  `${yearOf(day(26)) + 1}-${monthDay}`;

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
const upheld: Step = (day) => [act('street', 'UpholdObjection', day(10), { reason: '经核实已实现就业' })];
const refusal: Step = (day) => [
  act('county', 'RefuseCertification', day(25), { reasonCode: 'CONDITIONS_NOT_MET', reason: '不符合类别条件' }),
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

const life = (daysBeforeEnd: number, ...steps: readonly Step[]): Life => ({
  daysBeforeEnd,
  age: daysBeforeEnd % 2 === 0 ? ELDER : YOUNGER,
  acts: (arrival) =>
    steps
      .flatMap((step) => step((days) => addDays(arrival, days)))
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
});

const spread = (count: number, from: number, apart: number, ...steps: readonly Step[]): readonly Life[] =>
  Array.from({ length: count }, (_, place) => life(from - place * apart, ...steps));

/** About sixty lives; together they stand at every stage of the chain when the sample ends. */
export const LIVES: readonly Life[] = [
  ...spread(10, 420, 2, chain, agreement, flexibleWork, benefit, attended, passed),
  ...spread(3, 415, 7, chain, agreement, flexibleWork, benefit),
  ...spread(2, 412, 5, chain, agreement, attended, failed),
  ...spread(2, 410, 5, chain, agreement, attended),
  ...spread(2, 405, 6, chain, agreement, flexibleWork, nearlyUsedUp, benefit, attended, passed),
  ...spread(2, 300, 9, chain, agreement, flexibleWork, benefit, suspension),
  ...spread(3, 280, 11, chain, agreement, exit),
  ...spread(2, 260, 13, chain, cancellation),
  ...spread(6, 220, 12, chain, agreement, flexibleWork, benefit),
  ...spread(4, 130, 9, chain, agreement),
  ...spread(3, 60, 7, chain),
  ...spread(2, 150, 20, first(5), refusal),
  ...spread(2, 140, 20, first(4), objection, upheld),
  ...spread(2, 110, 20, chain, objection, dismissal),
  ...spread(2, 100, 20, first(2), withdrawal),
  ...spread(2, 90, 20, first(1), closure),
  ...spread(2, 25, 1, chain),
  ...spread(3, 22, 1, chain),
  ...spread(2, 9, 1, chain, objection),
  ...spread(3, 7, 1, chain),
  ...spread(2, 4, 1, chain),
  ...spread(2, 2, 1, chain),
  ...spread(2, 1, 1, chain),
];
