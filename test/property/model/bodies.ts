import type { CivilDate } from '#kernel/civil-date';
import { reviewChecks } from '#testing/assisted';
import { agreementUntil, application, registration } from '#testing/chain';
import type { ActName } from './acts.ts';
import type { Words } from './words.ts';
import type { Life } from './lives.ts';

/** What an act says to the real decider, in memory or over HTTP, and at whose desk it is done. */
export type Desk = 'clerk' | 'street' | 'county' | 'city';

/** What has to be looked up in the record, because ids are drawn there: each in the order in which it was recorded. */
export interface Known {
  readonly today: CivilDate;
  readonly objections: readonly string[];
  readonly benefits: readonly string[];
  /** Facts and corrections. */
  readonly facts: readonly string[];
  readonly employments: readonly string[];
  readonly decisions: readonly string[];
  readonly appeals: readonly string[];
  readonly leaving: { readonly eventId: string; readonly on: CivilDate } | null;
}

interface RecordedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: object;
}

const LEAVINGS: readonly string[] = [
  'PersonExited',
  'CaseClosed',
  'QualificationCancelled',
  'QualificationDeregistered',
];
/** The decisions that the model knows. */
export const DECISIONS: readonly string[] = [...LEAVINGS, 'CertificationRefused', 'BenefitApproved'];

export function knownOf(events: readonly RecordedEvent[], today: CivilDate): Known {
  const idsOf = (...types: readonly string[]) => events.flatMap(({ id, type }) => (types.includes(type) ? [id] : []));
  const ofNotice = events.slice(events.findLastIndex(({ type }) => type === 'PublicNoticePublished'));
  const left = events.findLast(({ type }) => LEAVINGS.includes(type));
  return {
    today,
    objections: ofNotice.flatMap(({ id, type }) => (type === 'ObjectionRaised' ? [id] : [])),
    benefits: events.filter(isSubsidyApproved).map(({ id }) => id),
    facts: idsOf('FactRecorded', 'FactCorrected'),
    employments: idsOf('EmploymentRecorded'),
    decisions: idsOf(...DECISIONS),
    appeals: idsOf('AppealLodged'),
    leaving: left ? { eventId: left.id, on: (left.data as { readonly on: CivilDate }).on } : null,
  };
}

const isSubsidyApproved = ({ type, data }: RecordedEvent): boolean =>
  type === 'BenefitApproved' && (data as { readonly termBasis: string }).termBasis !== 'ONE_OFF';

const DESKS: Partial<Record<ActName, Desk>> = {
  DismissObjection: 'street',
  UpholdObjection: 'street',
  PassStreetReview: 'street',
  CertifyPerson: 'county',
  RefuseCertification: 'county',
  SignAgreement: 'street',
  EndAgreement: 'street',
  ApproveBenefit: 'county',
  GrantOnce: 'county',
  CorrectFact: 'county',
  AnnulRecord: 'county',
  DecideAppeal: 'city',
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

/** The command that an act gives, where its name is not the command's. */
export function commandOf(name: ActName): Exclude<ActName, 'GrantOnce'> {
  return name === 'GrantOnce' ? 'ApproveBenefit' : name;
}

export const deskOf = (name: ActName): Desk => DESKS[name] ?? 'clerk';

/** An id that nothing has. */
const NOTHING = '01890000-0000-7000-8000-0000000000ff';
const because = { reason: '据实办理' };
const evidence = [{ kind: '证明' }];

function contract({ contractTo, area }: Words): object {
  const employer = { scheme: 'ORG_CODE', value: 'D2143569-X', name: '测试企业', areaCode: area };
  return { ...(contractTo === undefined ? {} : { contractTo }), ...(area === undefined ? {} : { employer }) };
}

function recordOf({ record }: Words, { facts, employments }: Known): string {
  const recorded = record?.kind === 'employment' ? employments : facts;
  return recorded[record?.number ?? 0] ?? NOTHING;
}

export function bodyOf(name: ActName, words: Words, known: Known, life: Life): object {
  const { today, objections, benefits, leaving } = known;
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
      return { ...application({ categories: life.categories }), ...late };
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
      return { form, from, ...contract(words), ...because };
    case 'GrantOnce':
      return { benefit: words.oneOff, firstMonth: month, schoolYear: words.schoolYear, ...late };
    case 'RecordFact':
      return { fact: words.fact, value: words.value, from, evidence, ...because };
    case 'EndEmployment':
      return { on: today, ...because };
    case 'CorrectFact':
      return { fact: words.fact, value: words.value, effectiveFrom: from, evidence, ...because };
    case 'LodgeAppeal':
      return { against: { eventId: known.decisions[words.decision ?? -1] ?? NOTHING }, ...because };
    case 'DecideAppeal':
      return { appealId: known.appeals[words.appeal ?? 0] ?? NOTHING, outcome: reason, ...because };
    case 'AnnulRecord':
      return { eventId: recordOf(words, known), evidence, ...because };
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
