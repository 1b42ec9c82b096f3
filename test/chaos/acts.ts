import { addDays } from '#kernel/civil-date';
import type { Wish } from './desk.ts';
import type { Random } from './random.ts';
import { COMMUNITY, citizenId } from '../support/lives.ts';

/** A person as the client that looks after it knows it. */
export interface Person {
  readonly personId: string;
  stage: string;
  version: number;
  readonly birthOn: string;
  /** What was done already and is done once. */
  readonly done: Set<string>;
}

export interface Desks {
  readonly clerk: string;
  readonly street: string;
  readonly county: string;
  /** Of another community: nothing here is theirs. */
  readonly stranger: string;
}

/** Each client has members of staff of its own. */
export function desksOf(client: number): Desks {
  return {
    clerk: `community-clerk-${client + 1}.${COMMUNITY}`,
    street: `street-officer-${client + 1}.${COMMUNITY.slice(0, 9)}`,
    county: `county-officer-${client + 1}.${COMMUNITY.slice(0, 6)}`,
    stranger: `community-clerk-${client + 1}.340103002001`,
  };
}

export const CANARY = '金丝雀';

export interface Newcomer {
  readonly wish: Wish;
  readonly birthOn: string;
}

/** The `serial`th person: a birthday and a number that nobody else gets, a name that must never be seen outside. */
export function newcomer({ clerk }: Desks, serial: number, bornSince = '1955-01-01'): Newcomer {
  const birthOn = addDays(bornSince, Math.floor(serial / 400));
  const body = {
    citizenId: citizenId(birthOn, 101 + (serial % 400) * 2),
    name: `测试${CANARY}${serial}`,
    communityCode: COMMUNITY,
    retirementCategory: 'MALE',
  };
  return { wish: { name: 'RegisterUnemployment', staff: clerk, personId: null, body, expected: 'accepted' }, birthOn };
}

type Step = (person: Person, today: string) => readonly [by: keyof Desks, name: string, body: object];

const once =
  (by: keyof Desks, name: string, body: (person: Person, today: string) => object): Step =>
  (person, today) => [by, name, body(person, today)];

const visit: Step = () => ['clerk', 'RecordVisit', { findings: { jobWish: '愿意从事保洁工作' } }];

/** What is left to be done at a stage, in order; when all is done, visits and facts. */
const NEXT: Readonly<Record<string, readonly Step[]>> = {
  REGISTERED: [
    once('clerk', 'IssueCertificate', () => ({})),
    once('clerk', 'LodgeApplication', ({ birthOn }) => ({
      categories: [{ code: 'OLDER', since: birthOn, evidence: ['户口簿'] }],
      primary: 'OLDER',
    })),
  ],
  APPLIED: [once('clerk', 'PassCommunityCheck', () => ({}))],
  CHECKED: [once('clerk', 'PublishNotice', () => ({}))],
  OBJECTED: [once('street', 'DismissObjection', () => ({ reason: '经核实不属实' }))],
  NOTICE_ENDED: [once('street', 'PassStreetReview', () => ({}))],
  STREET_REVIEWED: [once('county', 'CertifyPerson', () => ({}))],
  CERTIFIED: [
    once('county', 'AnnotateCard', () => ({ entry: 'CERTIFICATION', seal: '专用章' })),
    once('street', 'RecordEmployment', (_, today) => ({ form: 'FLEXIBLE', from: today })),
    once('street', 'SignAgreement', (_, today) => ({
      measures: [{ text: '每月推荐一次岗位', dueOn: addDays(today, 20) }],
      from: today,
      to: addDays(today, 180),
    })),
  ],
  AGREED: [
    once('county', 'ApproveBenefit', (_, today) => ({
      benefit: 'SOCIAL_INSURANCE',
      firstMonth: today.slice(0, 7),
      monthlyAmount: '88.00',
    })),
  ],
};

const CARE: readonly [Step, ...Step[]] = [
  visit,
  visit,
  visit,
  (_, today) => ['clerk', 'RecordFact', { fact: 'OWN_INSURANCE', value: true, from: today, evidence: ['缴费凭证'] }],
];

const CHECKS = { basicInformation: true, employmentStatus: true, benefits: true, certificateMisuse: true };

/** What only some days and some people bring. The law may say no to each. */
const SOMETIMES: readonly [Step, ...Step[]] = [
  (_, today) => ['clerk', 'AttendReview', { on: today, checks: CHECKS }],
  () => ['county', 'PassReview', {}],
  () => ['clerk', 'RaiseObjection', { by: '社区居民', reason: '反映已在外就业' }],
  (_, today) => ['street', 'EndEmployment', { on: today, reason: '离职' }],
  (_, today) => ['county', 'SuspendBenefit', { fromMonth: today.slice(0, 7), reason: '暂停缴费' }],
  (_, today) => ['county', 'ResumeBenefit', { fromMonth: today.slice(0, 7), reason: '恢复缴费' }],
  () => ['street', 'EndAgreement', { reason: '协商一致' }],
  (_, today) => ['street', 'ExitPerson', { reasonCode: 'OWN_REQUEST', on: today }],
];

/** Where a step does not move the case on by itself: it is taken once, whatever the answer. */
const STAYS: readonly string[] = ['REGISTERED', 'CERTIFIED', 'AGREED'];

/** Always answered 201 or 409; which, is the law's business. */
export function nextWish(person: Person, desks: Desks, today: string, random: Random): Wish {
  const { personId, stage, done } = person;
  const left = (NEXT[stage] ?? []).filter((step) => !done.has(`${stage} ${step(person, today)[1]}`));
  const step = random.chance(0.08) ? random.one(SOMETIMES) : (left[0] ?? random.one(CARE));
  const [by, name, body] = step(person, today);
  if (STAYS.includes(stage)) done.add(`${stage} ${name}`);
  return { name, staff: desks[by], personId, body, expected: 'any' };
}

/** Out of order at every stage this one can turn into by itself, so the answer is known. */
const OUT_OF_ORDER: Readonly<Record<string, readonly [keyof Desks, string]>> = {
  REGISTERED: ['clerk', 'PublishNotice'],
  APPLIED: ['county', 'CertifyPerson'],
  CHECKED: ['county', 'CertifyPerson'],
  ON_NOTICE: ['county', 'CertifyPerson'],
  NOTICE_ENDED: ['clerk', 'PassCommunityCheck'],
  STREET_REVIEWED: ['clerk', 'PublishNotice'],
  CERTIFIED: ['clerk', 'PublishNotice'],
  AGREED: ['street', 'PassStreetReview'],
  LEFT: ['clerk', 'PublishNotice'],
};

/** What must be turned away: out of order, by the wrong role, from another community, with a field nobody knows. */
export function illegalWish({ personId, stage }: Person, desks: Desks, random: Random): Wish {
  const kind = random.below(4);
  const [by, name] = OUT_OF_ORDER[stage] ?? ['clerk', 'PublishNotice'];
  if (kind === 0) return { name, staff: desks[by], personId, body: {}, expected: 409 };
  if (kind === 1) return { name: 'CertifyPerson', staff: desks.clerk, personId, body: {}, expected: 403 };
  if (kind === 2) return { name: 'PassCommunityCheck', staff: desks.stranger, personId, body: {}, expected: 403 };
  return { name: 'PublishNotice', staff: desks.clerk, personId, body: { area: '340000' }, expected: 422 };
}
