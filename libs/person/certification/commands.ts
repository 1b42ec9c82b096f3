import type { Refusal } from '#kernel/refusal';
import { grounds } from '#law/paragraphs';
import type { RefusalReason } from '#law/reasons';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated, noted } from '../acts.ts';
import type { CommandRule, GuardContext } from '../chapter.ts';
import { areaOf, needsStage, outOfOrder } from '../stages.ts';
import type { PersonState } from '../state.ts';
import { stepDue } from '../steps.ts';
import { basisOf } from './basis.ts';
import { certifiers } from './certifier.ts';
import type { CertificationEvent } from './events.ts';

export type PassStreetReviewBody = ActBody;
export type CertifyPersonBody = ActBody;
export type RefuseCertificationBody = ActBody & { readonly reasonCode: RefusalReason; readonly reason: string };

/** 复核: unlocked by nothing but the end of the notice, which time alone brings while no objection is open. */
export const passStreetReview: CommandRule<CertificationEvent, PassStreetReviewBody> = {
  name: 'PassStreetReview',
  rules: ['R4.4', 'R4.2'],
  roles: ['street-officer'],
  guard: (state) =>
    state.stage === 'NOTICE_ENDED'
      ? null
      : outOfOrder(state, 'R4.4', 'NOTICE_ENDED', state.stage === 'ON_NOTICE' ? state.notice?.endsAt : null),
  decide: (state, body, context) =>
    dated({ rule: 'R4.2', state, body, context }, ({ on, legal }) =>
      accepted<CertificationEvent>({
        type: 'StreetReviewPassed',
        data: {
          noticeId: state.notice?.eventId ?? '',
          due: stepDue('CERTIFICATION', on, areaOf(state), context.rules),
        },
        grounds: grounds('R4.2', 'R4.4'),
        ...noted(body),
        ...legal,
      }),
    ),
};

/** 认定 by the competent level; not by who registered the case. */
export const certifyPerson: CommandRule<CertificationEvent, CertifyPersonBody> = {
  name: 'CertifyPerson',
  rules: ['R4.2', 'R3.1', 'R3.2'],
  roles: ['county-officer'],
  competent: certifiers,
  guard: guardDecision,
  decide: (state, body, context) =>
    dated({ rule: 'R4.2', state, body, context }, ({ on, legal }) =>
      accepted<CertificationEvent>({
        type: 'PersonCertified',
        data: {
          applicationId: applicationId(state),
          level: context.rules.parameter('certifyingLevel', areaOf(state), on),
        },
        grounds: grounds('R4.2', 'R3.2'),
        basis: basisOf(state, on),
        ...noted(body),
        ...legal,
      }),
    ),
};

/** 不予认定, with a reason code and reasons in writing (R4.7). */
export const refuseCertification: CommandRule<CertificationEvent, RefuseCertificationBody> = {
  name: 'RefuseCertification',
  rules: ['R4.7', 'R4.2'],
  roles: ['county-officer'],
  competent: certifiers,
  guard: guardDecision,
  decide: (state, body, context) =>
    dated({ rule: 'R4.7', state, body, context }, ({ on, legal }) =>
      accepted<CertificationEvent>({
        type: 'CertificationRefused',
        data: { applicationId: applicationId(state), reasonCode: body.reasonCode },
        protectedData: { reason: body.reason },
        grounds: grounds('R4.7', 'R4.2'),
        basis: basisOf(state, on),
        ...legal,
      }),
    ),
};

function guardDecision(state: PersonState, { actor }: GuardContext): Refusal | null {
  const refusal = needsStage(state, 'R4.2', 'STREET_REVIEWED');
  if (refusal) return refusal;
  return state.registration?.by === actor.staff
    ? refusalOf('FOUR_EYES', 'R4.2', { condition: 'OTHER_OFFICER', actual: actor.staff, needed: 'OTHER' })
    : null;
}

function applicationId({ application }: PersonState): string {
  return application?.eventId ?? '';
}
