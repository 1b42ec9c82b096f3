import type { CivilDate } from '#kernel/civil-date';
import type { EmploymentAnswer, PersonAnswer } from '../answers.ts';

/**
 * R5.1, R5.4 (五) A person in the community ledger: the basics that were registered, and the four kinds of information that go on,
 * certification, employment, services, benefits. The citizen ID is masked as everywhere.
 */
export interface LedgerLine {
  readonly personId: string;
  /** The version of the record it rests on: a later one makes a printed page stale. */
  readonly version: number;
  readonly name: string | null;
  readonly sex: 'MALE' | 'FEMALE' | null;
  readonly maskedCitizenId: string | null;
  readonly certificateNo: string | null;
  readonly stage: string;
  readonly categories: readonly string[];
  readonly primary: string | null;
  readonly employment: { readonly form: string; readonly from: CivilDate } | null;
  readonly services: { readonly lastVisitOn: CivilDate | null; readonly agreementTo: CivilDate | null };
  readonly benefits: readonly {
    readonly benefit: string;
    readonly firstMonth: string;
    readonly lastMonth: string | null;
    readonly status: string;
  }[];
  readonly review: { readonly year: string; readonly status: string } | null;
  readonly leaving: PersonAnswer['leaving'];
}

export function ledgerLine(person: PersonAnswer): LedgerLine {
  const { personId, version, identity, certificateNo, stage, categories, primary, agreement, review, leaving } = person;
  return {
    personId,
    version,
    name: identity?.name ?? null,
    sex: identity?.sex ?? null,
    maskedCitizenId: identity?.maskedCitizenId ?? null,
    certificateNo,
    stage,
    categories: categories.map(({ code }) => code),
    primary,
    employment: employmentOn(person.employments, person.validAt.slice(0, 10)),
    services: { lastVisitOn: person.fiveClears.lastVisitOn, agreementTo: agreement?.to ?? null },
    benefits: person.benefits.map(({ benefit, firstMonth, lastMonth = null, status }) => ({
      benefit,
      firstMonth,
      lastMonth,
      status,
    })),
    review: review && { year: review.year, status: review.status },
    leaving,
  };
}

/** The work that goes on that day. */
function employmentOn(employments: readonly EmploymentAnswer[], on: CivilDate): LedgerLine['employment'] {
  const current = employments.findLast(({ to }) => to === null || to > on);
  return current === undefined ? null : { form: current.form, from: current.from };
}
