import type { AreaLevel } from '#law/area';
import type { RefusalReason } from '#law/reasons';
import type { StepDue } from '../steps.ts';

/** R4.2, R4.5, R4.7 (四) */
export type CertificationEvent = StreetReviewPassed | PersonCertified | CertificationRefused | CardAnnotated;

export interface StreetReviewPassed {
  readonly type: 'StreetReviewPassed';
  readonly data: {
    readonly noticeId: string;
    /** R4.6: the certification falls due. */
    readonly due: StepDue;
  };
  readonly protectedData?: { readonly reason: string } | null;
}

export interface PersonCertified {
  readonly type: 'PersonCertified';
  readonly data: { readonly applicationId: string; readonly level: AreaLevel };
  readonly protectedData?: { readonly reason: string } | null;
}

/** R4.7: a written notice with reasons, paragraph and how to appeal follows from it. */
export interface CertificationRefused {
  readonly type: 'CertificationRefused';
  readonly data: { readonly applicationId: string; readonly reasonCode: RefusalReason };
  readonly protectedData?: { readonly reason: string } | null;
}

export interface CardAnnotated {
  readonly type: 'CardAnnotated';
  readonly data: { readonly entry: 'CERTIFICATION' | 'LEAVING'; readonly of: string };
  readonly protectedData: { readonly seal: string; readonly reason: string | null } | null;
}
