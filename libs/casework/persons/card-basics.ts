import type { Rulebook } from '#law/rulebook';
import type { PersonState } from '#person/state';
import type { Reading } from '#record/contract';
import type { BenefitAnswer, PersonAnswer, ReviewAnswer } from '../answers.ts';
import { contentDigest } from '../content-digest.ts';
import { personView } from './person-view.ts';

/**
 * R5.3 (五) 就业援助工作基本信息 for the social-security card: who it is, the certificate, the qualification, what is drawn now. No
 * category, for it may say that someone is disabled or poor, and neither address nor phone: the card needs none of them.
 */
export interface CardBasics {
  /** Of this document's shape. */
  readonly schemaVersion: 1;
  readonly personId: string;
  /** The version of the person's record it rests on. */
  readonly version: number;
  readonly asOf: string;
  readonly basics: {
    readonly name: string;
    readonly citizenId: string;
    readonly sex: 'MALE' | 'FEMALE';
    readonly birthOn: string;
    readonly area: string;
    readonly certificateNo: string | null;
    readonly qualification: string;
    readonly certifiedOn: string | null;
    readonly benefits: readonly Pick<BenefitAnswer, 'benefit' | 'firstMonth' | 'lastMonth' | 'status'>[];
    readonly review: Pick<ReviewAnswer, 'year' | 'status'> | null;
  };
  /** SHA-256 over the canonical JSON of all the rest. */
  readonly digest: string;
}

/** `null`: nothing is left to be told of an erased person. */
export function cardBasics(reading: Reading<PersonState>, rules: Rulebook): CardBasics | null {
  const person = personView(reading, reading.now, { covers: true, rules, available: [] });
  const { identity } = reading.state;
  if (person === null || identity === null) return null;
  const { personId, version, validAt: asOf } = person;
  const { name, citizenId, sex, birthOn } = identity;
  const { certification } = reading.state;
  const basics = { name, citizenId, sex, birthOn, certifiedOn: certification?.on ?? null, ...standingOf(person) };
  const told = { schemaVersion: 1, personId, version, asOf, basics } as const;
  return { ...told, digest: contentDigest(told) };
}

function standingOf({ area, certificateNo, qualification, benefits, review }: PersonAnswer) {
  return {
    area,
    certificateNo,
    qualification,
    benefits: benefits
      .filter(({ status }) => status === 'RUNNING' || status === 'SUSPENDED')
      .map(({ benefit, firstMonth, lastMonth, status }) => ({
        benefit,
        firstMonth,
        ...(lastMonth === undefined ? {} : { lastMonth }),
        status,
      })),
    review: review && { year: review.year, status: review.status },
  };
}
