import type { CivilDate } from '#kernel/civil-date';
import { reviewChecks } from '#testing/assisted';
import { agreementUntil, application, registration } from '#testing/chain';
import type { ActName } from './acts.ts';
import type { Words } from './words.ts';
import type { Life } from './lives.ts';

/** What an act says to the real decider, in memory or over HTTP, and at whose desk it is done. */
export type Desk = 'clerk' | 'street' | 'county';

/** What has to be looked up in the record, because ids are drawn there. */
export interface Known {
  readonly today: CivilDate;
  readonly objections: readonly string[];
  readonly benefits: readonly string[];
  readonly leaving: { readonly eventId: string; readonly on: CivilDate } | null;
}

const DESKS: Partial<Record<ActName, Desk>> = {
  DismissObjection: 'street',
  UpholdObjection: 'street',
  PassStreetReview: 'street',
  CertifyPerson: 'county',
  RefuseCertification: 'county',
  SignAgreement: 'street',
  EndAgreement: 'street',
  ApproveBenefit: 'county',
  SuspendBenefit: 'county',
  ResumeBenefit: 'county',
  StopBenefit: 'county',
  PassReview: 'county',
  FailReview: 'county',
  ConfirmDeregistration: 'county',
  RestoreQualification: 'county',
  ExitPerson: 'street',
  CloseCase: 'street',
  CancelQualification: 'county',
};

export const deskOf = (name: ActName): Desk => DESKS[name] ?? 'clerk';

/** An id that nothing has. */
const NOTHING = '01890000-0000-7000-8000-0000000000ff';
const because = { reason: '据实办理' };

export function bodyOf(
  name: ActName,
  words: Words,
  { today, objections, benefits, leaving }: Known,
  life: Life,
): object {
  const { on, receivedOn, subsidy, benefit = 0, objection = 0, month, form, from, to, year, reason } = words;
  const late = on === undefined ? because : { on, ...because };
  switch (name) {
    case 'RegisterUnemployment':
      return registration({
        birthOn: life.birth,
        sex: life.retires === 'MALE' ? 'MALE' : 'FEMALE',
        retirementCategory: life.retires,
      });
    case 'LodgeApplication':
      return { ...application({ categories: [life.subsidised ? 'LAND_LOSS' : 'SOE_LAID_OFF'] }), ...late };
    case 'RaiseObjection':
      return { by: '居民', ...because, receivedOn };
    case 'DismissObjection':
    case 'UpholdObjection':
      return { objectionId: objections[objection] ?? NOTHING, ...because };
    case 'RefuseCertification':
      return { reasonCode: 'CONDITIONS_NOT_MET', ...because };
    case 'SignAgreement':
      return { ...agreementUntil(to ?? today, today), ...late };
    case 'RecordEmployment':
      return { form, from, ...because };
    case 'EndEmployment':
      return { on: today, ...because };
    case 'ApproveBenefit':
      return { benefit: subsidy, firstMonth: month, monthlyAmount: '88.00', ...late };
    case 'SuspendBenefit':
    case 'ResumeBenefit':
    case 'StopBenefit':
      return { benefitId: benefits[benefit] ?? NOTHING, fromMonth: month, ...because };
    case 'AttendReview':
      return { year, on: on ?? today, checks: reviewChecks, evidence: [{ kind: '年审表' }] };
    case 'PassReview':
      return { year };
    case 'FailReview':
      return { year, reasonCode: reason, reason: '不合格' };
    case 'ConfirmDeregistration':
      return { outcome: reason, ...because };
    case 'RestoreQualification':
      return {
        of: leaving?.eventId ?? NOTHING,
        from: leaving?.on ?? today,
        ...(to === undefined ? {} : { reviewDueBy: to }),
        ...because,
      };
    case 'ExitPerson':
    case 'CloseCase':
      return { reasonCode: reason, on: today };
    case 'CancelQualification':
      return { ground: reason, ...because, evidence: [{ kind: '核查表' }], stopFromMonth: month };
    default:
      return late;
  }
}
