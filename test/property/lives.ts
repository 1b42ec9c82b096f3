import { addDays, monthOf } from '#kernel/civil-date';
import type { Actor } from '#kernel/event';
import { dateAt } from '#kernel/instant';
import { clerk, countyOfficer, financeOfficer, secondCountyOfficer, streetOfficer } from '#testing/actors';
import { assisted, reviewChecks } from '#testing/assisted';
import { agreementUntil, application, chain, registration } from '#testing/chain';
import type { PersonState } from '#person/state';
import type { ChainStep } from '#testing/chain';
import type { Story } from '#testing/story';
import fc from 'fast-check';
import { ACTS_OF_CARE } from './acts-of-care.ts';

/** One act of somebody; whether the law allows it is the decider's business. */
export interface Act {
  readonly name: string;
  readonly body: (today: string, person: PersonState) => object;
  readonly by: Actor;
}

/** After some days somebody does one of all acts, or more often one of those that are possible then. */
interface Turn {
  readonly afterDays: number;
  readonly among: 'all' | 'possible';
  readonly pick: number;
}

type Beginning = ChainStep | 'subsidised';

/** A life: how far the chain had come, and what was tried afterwards. */
export interface Life {
  readonly until: Beginning;
  readonly birthOn: string;
  readonly turns: readonly Turn[];
}

/** The working days of this year are not published: lives end before it. */
const PUBLISHED_UNTIL = '2026-09-01';

const nothing = (): object => ({});
const because = (): object => ({ reason: '据实办理' });
const aboutObjection = (_: string, { notice }: PersonState): object => ({
  objectionId: notice?.objections.find(({ outcome }) => outcome === 'OPEN')?.id,
  reason: '经调查',
});
const month = (today: string): string => monthOf(today);
const settledMonth = (paid: string): object => ({
  quarter: `${paid.slice(0, 4)}-Q${Math.ceil(Number(paid.slice(5)) / 3)}`,
  months: [{ month: paid, actuallyPaid: '120.00', amount: '88.00' }],
});

const ACTS: readonly Act[] = [
  ...ACTS_OF_CARE,
  { name: 'RegisterUnemployment', body: () => registration({}), by: clerk },
  { name: 'IssueCertificate', body: nothing, by: clerk },
  { name: 'LodgeApplication', body: () => application({}), by: clerk },
  { name: 'ReturnApplication', body: because, by: clerk },
  { name: 'WithdrawApplication', body: because, by: clerk },
  { name: 'PassCommunityCheck', body: nothing, by: clerk },
  { name: 'PublishNotice', body: nothing, by: clerk },
  { name: 'RaiseObjection', body: () => ({ by: '居民', reason: '有异议' }), by: clerk },
  { name: 'DismissObjection', body: aboutObjection, by: streetOfficer },
  { name: 'UpholdObjection', body: aboutObjection, by: streetOfficer },
  { name: 'PassStreetReview', body: nothing, by: streetOfficer },
  { name: 'CertifyPerson', body: nothing, by: countyOfficer },
  {
    name: 'RefuseCertification',
    body: () => ({ reasonCode: 'CONDITIONS_NOT_MET', reason: '不符合条件' }),
    by: countyOfficer,
  },
  { name: 'AnnotateCard', body: () => ({ entry: 'CERTIFICATION', seal: '专用章' }), by: secondCountyOfficer },
  { name: 'SignAgreement', body: (today) => agreementUntil(addDays(today, 200), today), by: streetOfficer },
  { name: 'EndAgreement', body: because, by: streetOfficer },
  { name: 'RecordVisit', body: () => ({ findings: { jobWish: '愿意' } }), by: clerk },
  { name: 'RecordEmployment', body: (today) => ({ form: 'FLEXIBLE', from: today }), by: streetOfficer },
  {
    name: 'EndEmployment',
    body: (today, { employments }) => ({
      employmentId: employments.find(({ to }) => to === null)?.id,
      on: today,
      reason: '离职',
    }),
    by: streetOfficer,
  },
  {
    name: 'ApproveBenefit',
    body: (today) => ({ benefit: 'SOCIAL_INSURANCE', firstMonth: month(today), monthlyAmount: '88.00' }),
    by: countyOfficer,
  },
  {
    name: 'RefuseBenefit',
    body: () => ({ benefit: 'SKILL_TEST', reason: '不符合条件' }),
    by: countyOfficer,
  },
  {
    name: 'SettleBenefitQuarter',
    body: (today) => settledMonth(month(today)),
    by: financeOfficer,
  },
  {
    name: 'OrderRecovery',
    body: (_, { benefits }) => {
      const paid = benefits.find(({ settled }) => settled.length > 0);
      return { benefitId: paid?.id, months: [paid?.settled[0]?.month ?? '2011-08'], amount: '1.00', ground: '多发' };
    },
    by: financeOfficer,
  },
  { name: 'SuspendBenefit', body: (today) => ({ fromMonth: month(today), reason: '暂停' }), by: countyOfficer },
  { name: 'ResumeBenefit', body: (today) => ({ fromMonth: month(today), reason: '恢复' }), by: countyOfficer },
  { name: 'StopBenefit', body: (today) => ({ fromMonth: month(today), reason: '停发' }), by: countyOfficer },
  {
    name: 'AttendReview',
    body: (today) => ({ on: today, checks: reviewChecks }),
    by: clerk,
  },
  { name: 'PassReview', body: nothing, by: countyOfficer },
  { name: 'FailReview', body: () => ({ reasonCode: 'ANNUAL_REVIEW_FAILED', reason: '不合格' }), by: countyOfficer },
  { name: 'ConfirmDeregistration', body: () => ({ outcome: 'EXCUSED', reason: '有正当理由' }), by: countyOfficer },
  { name: 'ExitPerson', body: (today) => ({ reasonCode: 'OWN_REQUEST', on: today }), by: streetOfficer },
  { name: 'CloseCase', body: (today) => ({ reasonCode: 'OWN_REQUEST', on: today }), by: streetOfficer },
  {
    name: 'RestoreQualification',
    body: (today, { leaving }) => ({ of: leaving?.eventId ?? '', from: leaving?.on ?? today, reason: '恢复' }),
    by: countyOfficer,
  },
  {
    name: 'RecordFact',
    body: (today) => ({ fact: 'OWN_INSURANCE', value: true, from: today, evidence: [{ kind: '缴费凭证' }] }),
    by: clerk,
  },
  {
    name: 'CancelQualification',
    body: () => ({ ground: 'NO_LONGER_QUALIFIED', reason: '不再符合', evidence: [{ kind: '核查表' }] }),
    by: countyOfficer,
  },
];

const turn: fc.Arbitrary<Turn> = fc.record({
  afterDays: fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 0, max: 400 }),
  ),
  among: fc.constantFrom('possible', 'possible', 'possible', 'all'),
  pick: fc.nat(),
});

/** Lives of the years in which every working day is published. */
export const lives: fc.Arbitrary<Life> = fc.record({
  until: fc.constantFrom<Beginning>('registered', 'published', 'certified', 'agreed', 'subsidised', 'subsidised'),
  birthOn: fc.constantFrom('1951-12-31', '1952-02-29', '1956-08-15', '1958-04-01', '1961-07-31'),
  turns: fc.array(turn, { maxLength: 40 }),
});

/** How it stood when the act was tried: the length of the log, and whether the guards would let the act pass. */
export interface Before {
  readonly events: number;
  readonly isAvailable: boolean;
}

/** What ends a case is rarer than what carries it on; what only some stages allow is commoner than what all do. */
function weightOf({ name }: Act): number {
  if (/^(Close|Exit|Cancel|Withdraw|Refuse)/.test(name)) return 1;
  if (/^(DecideAppeal|DeclineOffer|JudgeRefusal)/.test(name)) return 6;
  if (ACTS_OF_CARE.some((act) => act.name === name)) return 1;
  return /Benefit|Review|Objection|^EndEmployment/.test(name) ? 12 : 4;
}

/** Lives it through; calls back after every act. */
export function live(
  { until, birthOn, turns }: Life,
  after: (story: Story, act: Act, before: Before) => void = () => {},
): Story {
  const told = until === 'subsidised' ? assisted({ birthOn }) : chain(until, { birthOn });
  for (const { afterDays, among, pick } of turns) {
    const today = addDays(dateAt(told.now), afterDays);
    if (today >= PUBLISHED_UNTIL) break;
    told.at(`${today}T${String(9 + (afterDays % 8)).padStart(2, '0')}:00:00`);
    const possible = ACTS.filter(({ name, by }) => told.available(by).includes(name));
    const choice = among === 'possible' ? possible.flatMap((act) => Array<Act>(weightOf(act)).fill(act)) : ACTS;
    const act = choice[pick % choice.length];
    if (!act) continue;
    const before = { events: told.events.length, isAvailable: possible.includes(act) };
    told.tries(act.name, act.body(dateAt(told.now), told.state), act.by);
    after(told, act, before);
  }
  return told;
}
