import type { CivilDate } from '#kernel/civil-date';

/** R10.1 (十) */
export type AgreementEvent = AgreementSigned | AgreementAmended | AgreementEnded;

export interface AgreementSigned {
  readonly type: 'AgreementSigned';
  readonly data: { readonly from: CivilDate; readonly to: CivilDate; readonly measuresDueOn: readonly CivilDate[] };
  readonly protectedData: {
    readonly measures: readonly { readonly text: string; readonly dueOn: CivilDate }[];
    readonly reason: string | null;
  } | null;
}

export interface AgreementAmended {
  readonly type: 'AgreementAmended';
  readonly data: AgreementSigned['data'] & { readonly agreementId: string; readonly version: number };
  readonly protectedData: AgreementSigned['protectedData'];
}

/** By its date, or by a street officer with a reason. */
export interface AgreementEnded {
  readonly type: 'AgreementEnded';
  readonly data: { readonly agreementId: string; readonly cause: 'DATE' | 'OFFICER' };
  readonly protectedData?: { readonly reason: string } | null;
}
