import type { EventView } from '#contracts/answers';
import type { PersonView } from '#contracts/persons';
import { monthOf } from '#kernel/civil-date';
import { dateAt, parseInstant } from '#kernel/instant';
import type { ActName } from '../../property/model/acts.ts';
import { told } from '../../property/model/run.ts';
import type { Traveller } from './walk.ts';
import type { Benefit, Model } from '../../property/model/state.ts';
import { basisOf, grantedMonths, isSuspendedIn, lastMonth } from '../../property/model/terms.ts';

/** How a life has ended up and how it came there, as the record and the model tell it; both in the words of the interface. */
export interface End {
  readonly stage: string;
  readonly qualification: string;
  readonly leaving: string | null;
  readonly agreementTo: string | null;
  readonly review: string | null;
  readonly benefits: readonly string[];
  /** What was granted once. */
  readonly grants: readonly string[];
  /** What people decided, with its day: registered, certified, approved, passed, left, restored … */
  readonly decided: readonly string[];
  /** What the machine raised by itself, with its legal day. */
  readonly raised: readonly string[];
}

const DECIDED: Partial<Record<ActName, string>> = {
  RegisterUnemployment: 'UnemploymentRegistered',
  IssueCertificate: 'CertificateIssued',
  LodgeApplication: 'ApplicationLodged',
  PublishNotice: 'PublicNoticePublished',
  DismissObjection: 'ObjectionDismissed',
  PassStreetReview: 'StreetReviewPassed',
  CertifyPerson: 'PersonCertified',
  RefuseCertification: 'CertificationRefused',
  SignAgreement: 'AgreementSigned',
  ApproveBenefit: 'BenefitApproved',
  GrantOnce: 'BenefitApproved',
  PassReview: 'AnnualReviewPassed',
  FailReview: 'AnnualReviewFailed',
  ExitPerson: 'PersonExited',
  CloseCase: 'CaseClosed',
  CancelQualification: 'QualificationCancelled',
};
const EVENTS: readonly string[] = Object.values(DECIDED);

export function recorded(person: PersonView, events: readonly EventView[]): End {
  const { stage, qualification, leaving, agreement, review, benefits } = person;
  const bySystem = ({ actor }: EventView): boolean => actor.role === 'system';
  return {
    stage,
    qualification,
    leaving: leaving && `${leaving.act} ${leaving.reasonCode} ${leaving.on}`,
    agreementTo: agreement?.to ?? null,
    review: review && `${review.year} ${review.status}`,
    grants: benefits.flatMap(({ benefit, termBasis }) => (termBasis === 'ONE_OFF' ? [benefit] : [])),
    benefits: benefits
      .filter(isTerm)
      .map((one) =>
        [one.benefit, one.firstMonth, one.lastMonth ?? '-', one.termBasis, one.monthsUsed, one.status].join(' '),
      ),
    decided: events
      .filter((event) => !bySystem(event) && event.causedBy === null && EVENTS.includes(event.type))
      .map(({ type, effectiveAt }) => `${type} ${dayOf(effectiveAt)}`)
      .sort(),
    raised: told(
      events
        .filter(bySystem)
        .map(({ type, effectiveAt, data }) => ({ type, on: dayOf(effectiveAt), daysBefore: data['daysBefore'] })),
    ),
  };
}

const isTerm = ({ termBasis }: PersonView['benefits'][number]): boolean => termBasis !== 'ONE_OFF';

export function modelled({ model, done }: Traveller): End {
  const { stage, qualification, leaving, agreementTo, reviews, raised } = model;
  const review = Object.entries(reviews).at(-1);
  return {
    stage,
    qualification,
    leaving: leaving && `${leaving.act} ${leaving.reason} ${leaving.on}`,
    agreementTo,
    review: review ? `${review[0]} ${review[1].status}` : null,
    grants: model.grants.map(({ benefit }) => benefit),
    benefits: model.benefits.map((benefit) => benefitOf(benefit, model)),
    decided: done.flatMap(({ name, on }) => (DECIDED[name] ? [`${DECIDED[name]} ${on}`] : [])).sort(),
    raised: raised.toSorted(),
  };
}

/** As it stands this month: what takes effect with a later month has not happened yet (http-contract). */
function benefitOf(benefit: Benefit, { today }: Model): string {
  const [month, last] = [monthOf(today), lastMonth(benefit)];
  const over = ['EXPIRED', 'STOPPED'].includes(benefit.status) && (last === null || last < month);
  const status = over ? benefit.status : isSuspendedIn(benefit, month) ? 'SUSPENDED' : 'RUNNING';
  const used = grantedMonths(benefit).filter((one) => one <= month).length;
  return [benefit.subsidy, benefit.first, last ?? '-', basisOf(benefit), used, status].join(' ');
}

const dayOf = (instant: string) => dateAt(parseInstant(instant));
