import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActName } from './model/acts.ts';
import { ACTS } from './model/acts.ts';
import type { Life } from './model/lives.ts';
import { lives } from './model/lives.ts';
import { liveTwice, raisedBy } from './model/run.ts';
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
    `R4.2 R4.4 R4.6 R6.1 R6.4 R6.5 R7.3b R8.1 R8.3 R8.4 R8.6: tell ${numRuns} random lives alike, act by act and in all that falls due`,
    () => {
      fc.assert(fc.property(lives, tellTwice), { numRuns, endOnFailure: SHRINK === undefined });
    },
    300_000 + numRuns * 60,
  );

  it('see every act accepted and refused, every end of a term and of a review: the lives are not empty', () => {
    const seen = new Set<string>();
    for (const life of fc.sample(lives, { numRuns: 600, seed: 2011 })) {
      const { model } = liveTwice(life, ({ act, accepted }) => {
        const [day = '', , name = ''] = act.split(' ');
        seen.add(`${name} ${accepted.model ? 'accepted' : 'refused'}`);
        const on = /"on":"([\d-]+)"/.exec(act)?.[1];
        if (accepted.model && on !== undefined && on < day) seen.add(`${name} typed in late`);
      });
      for (const { status, untilRetirement, subsidy } of model.benefits)
        seen.add(`${status} ${untilRetirement}`).add(`${subsidy} ${status}`);
      if (new Set(model.benefits.filter(runs).map(({ subsidy }) => subsidy)).size > 1) seen.add('both at once');
      for (const { status } of Object.values(model.reviews)) seen.add(status);
      for (const raised of model.raised) seen.add(raised.replace(/ [\d-]{10}/, ''));
    }
    const acts = (Object.keys(ACTS) as ActName[]).flatMap((name) => [`${name} accepted`, `${name} refused`]);
    const terms = ['RUNNING', 'SUSPENDED', 'EXPIRED', 'STOPPED'].flatMap((one) => [`${one} true`, `${one} false`]);
    const posts = ['RUNNING', 'SUSPENDED', 'EXPIRED', 'STOPPED'].map((one) => `POST ${one}`);
    const reviews = ['OPEN', 'ATTENDED', 'PASSED', 'FAILED', 'MISSED', 'EXCUSED', 'CLOSED'];
    const reminders = ['90', '60', '30', '7'].map((days) => `ExpiryReminderRaised ${days}`);
    const late = TYPED_IN_LATE.map((name) => `${name} typed in late`);
    expect(
      [...acts, ...late, ...terms, ...posts, 'both at once', ...reviews, ...reminders, ...FALLS_DUE].filter(
        (one) => !seen.has(one),
      ),
    ).toEqual([]);
  });
});
