import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActName } from './model/acts.ts';
import { ACTS } from './model/acts.ts';
import type { Life } from './model/lives.ts';
import { lives } from './model/lives.ts';
import { liveTwice, raisedBy } from './model/run.ts';
import type { Model } from './model/state.ts';
import { runs } from './model/state.ts';

/**
 * The long run: `LIVES=100000 SEED=1 npx vitest run --project property test/property/model.spec.ts`. A life that is told differently
 * is reported with all its acts; `SHRINK=1` looks for a shorter one, which takes minutes.
 */
const { LIVES = '10000', SHRINK } = process.env;
const numRuns = Number(LIVES);

function tellTwice(life: Life): void {
  const acts: string[] = [];
  try {
    const { story, model } = liveTwice(life, ({ act, accepted, real, model: modelled }) => {
      acts.push(act);
      expect({ accepted: accepted.real, ...real }).toEqual({ accepted: accepted.model, ...modelled });
    });
    expect(raisedBy(story)).toEqual(model.raised.toSorted());
  } catch (cause) {
    throw new Error(`born ${life.birth}, ${life.retires}, ${JSON.stringify(life.law)}\n${acts.join('\n')}`, { cause });
  }
}

const CORRECTED = ['BIRTH_DATE', 'RETIREMENT_CATEGORY', 'UNEMPLOYMENT_BENEFIT'];

/** Of one act the cases that are decided differently: each must be accepted and refused. */
const CASES: readonly string[] = [
  ...['SOCIAL_INSURANCE', 'POST'].map((benefit) => `ApproveBenefit ${benefit}`),
  ...['HIRING_REWARD', 'GROUP_EMPLOYMENT_GRANT', 'SCHOOL_AID', 'RURAL_POST_GRANT'].map((one) => `GrantOnce ${one}`),
  ...['fact', 'employment'].map((kind) => `AnnulRecord ${kind}`),
  ...CORRECTED.map((fact) => `CorrectFact ${fact}`),
  ...['UPHELD', 'VARIED', 'OVERTURNED'].map((outcome) => `DecideAppeal ${outcome}`),
];

const RULES = ['R7.0', 'R7.3a', 'R7.3b', 'R7.4a', 'R7.4b', 'R7.4c', 'R8.2', 'R9.2'];

const TYPED_IN_LATE: readonly ActName[] = [
  'LodgeApplication',
  'PassCommunityCheck',
  'PublishNotice',
  'PassStreetReview',
  'CertifyPerson',
  'SignAgreement',
  'ApproveBenefit',
  'AttendReview',
];

const FALLS_DUE = [
  'PublicNoticeEnded',
  'StepOverdue',
  'AgreementEnded',
  'RetirementReached',
  'AnnualReviewOpened',
  'ReviewReminderRaised',
  'AnnualReviewMissed',
  'ReviewDecisionOverdue',
  'QualificationDeregistered',
  'BenefitSuspended',
  'BenefitStopped',
  'BenefitExpired',
  'BenefitTermMoved',
];

describe('the deciders and an independent model of the regulation', () => {
  it(
    `R4.2 R4.4 R4.6 R6.1 R6.4 R6.5 R6.8 R7.3b R7.4a R7.4b R7.4c R7.5 R7.7 R8.1 R8.2 R8.3 R8.4 R8.5 R8.6 R9.2 R14.2: tell ${numRuns} random lives alike, act by act and in all that falls due`,
    () => {
      fc.assert(fc.property(lives, tellTwice), { numRuns, endOnFailure: SHRINK === undefined });
    },
    300_000 + numRuns * 60,
  );

  it('see every act and case accepted and refused, every end of a term and of a review: the lives are not empty', () => {
    const seen = new Set<string>();
    for (const life of fc.sample(lives, { numRuns: 2_000, seed: 2011 })) {
      let tasks = 0;
      const { model } = liveTwice(life, ({ act, accepted, before, model: told }) => {
        const [day = '', , name = ''] = act.split(' ');
        const outcome = accepted.model ? 'accepted' : 'refused';
        seen.add(`${name} ${outcome}`).add(`${name} ${caseOf(act)} ${outcome}`);
        const on = /"on":"([\d-]+)"/.exec(act)?.[1];
        if (accepted.model && on !== undefined && on < day) seen.add(`${name} typed in late`);
        for (const { status, basis } of told.benefits) seen.add(`${status} ${basis}`);
        for (const why of / -> (.*)/.exec(act)?.[1]?.split(' ') ?? []) seen.add(`${name} ${why}`);
        if (told.tasks.length > tasks) seen.add(`${name} ${caseOf(act)} finds what relied on it`);
        tasks = told.tasks.length;
        if (accepted.model && /OVERTURNED/.test(act)) seen.add(`OVERTURNED from ${before}`);
      });
      lookAt(model, seen);
    }
    expect(expected().filter((one) => !seen.has(one))).toEqual([]);
  }, 300_000);
});

const caseOf = (act: string): string =>
  /"(?:oneOff|subsidy|kind|fact)":"(\w+)"/.exec(act)?.[1] ?? /"reason":"(\w+)"/.exec(act)?.[1] ?? '';

/** How a life ended up. */
function lookAt(model: Model, seen: Set<string>): void {
  for (const benefit of model.benefits) seen.add(`${benefit.subsidy} ${benefit.status}`).add(`by ${benefit.rule}`);
  for (const { rule } of model.grants) seen.add(`by ${rule}`);
  for (const { of, open } of model.tasks)
    seen.add(`task ${model.decisions[of]?.kind} ${open ? 'open' : 'taken again'}`);
  if (new Set(model.benefits.filter(runs).map(({ subsidy }) => subsidy)).size > 1) seen.add('both at once');
  for (const { status } of Object.values(model.reviews)) seen.add(status);
  if (model.raised.filter((raised) => raised.startsWith('RetirementReached')).length > 1) seen.add('retired again');
  const drawn = model.facts.some(({ fact, value }) => fact === 'UNEMPLOYMENT_BENEFIT' && value === true);
  if (drawn && model.benefits.length > 0) seen.add('subsidised before or after unemployment benefit');
  for (const raised of model.raised) seen.add(raised.replace(/ [\d-]{10}/, ''));
}

function expected(): readonly string[] {
  const tried = [...Object.keys(ACTS), ...CASES];
  const statuses = ['RUNNING', 'SUSPENDED', 'EXPIRED', 'STOPPED'];
  const bases = ['CAPPED_36', 'UNTIL_RETIREMENT', 'SPECIAL_CLAUSE'];
  return [
    ...tried.flatMap((name) => [`${name} accepted`, `${name} refused`]),
    ...TYPED_IN_LATE.map((name) => `${name} typed in late`),
    ...statuses.flatMap((status) => [`POST ${status}`, ...bases.map((basis) => `${status} ${basis}`)]),
    'both at once',
    ...['ApproveBenefit', 'ResumeBenefit'].map((name) => `${name} NO_UNEMPLOYMENT_BENEFIT`),
    'subsidised before or after unemployment benefit',
    ...CORRECTED.map((fact) => `CorrectFact ${fact} finds what relied on it`),
    'CorrectFact RETIREMENT_CATEGORY_MISMATCH',
    'retired again',
    ...['NOT_TOGETHER', 'DOUBLE_BENEFIT', 'NO_ENTITLEMENT'].map((code) => `GrantOnce ${code}`),
    ...RULES.map((rule) => `by ${rule}`),
    ...['approval open', 'approval taken again', 'leaving open', 'refusal open'].map((task) => `task ${task}`),
    ...['LEFT', 'REFUSED'].map((stage) => `OVERTURNED from ${stage}`),
    'OPEN',
    'ATTENDED',
    'PASSED',
    'FAILED',
    'MISSED',
    'EXCUSED',
    'CLOSED',
    ...['90', '60', '30', '7'].map((days) => `ExpiryReminderRaised ${days}`),
    ...FALLS_DUE,
  ];
}
