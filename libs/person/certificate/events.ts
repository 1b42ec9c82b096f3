import type { AreaCode } from '#law/area';

/** R4.3 (四) */
export type CertificateEvent = CertificateIssued | CertificateReissued;

export interface CertificateIssued {
  readonly type: 'CertificateIssued';
  readonly data: {
    readonly county: AreaCode;
    readonly year: number;
    /** The certificate was issued before this record began; its number is kept. */
    readonly existing: boolean;
  };
  readonly protectedData: { readonly certificateNumber: string; readonly reason: string | null } | null;
}

/** Lost or damaged: another copy of the same certificate. */
export interface CertificateReissued {
  readonly type: 'CertificateReissued';
  readonly data: { readonly certificateId: string; readonly copy: number };
  readonly protectedData: {
    readonly certificateNumber: string | null;
    readonly cause: string;
    readonly reason: string | null;
  } | null;
}
