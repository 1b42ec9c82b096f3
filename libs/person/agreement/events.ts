import type { CivilDate } from '#kernel/civil-date';

/** R10.1 (十) */
export type AgreementEvent = AgreementSigned | AgreementAmended | MeasureOutcomeRecorded | AgreementEnded;

export interface AgreementSigned {
  readonly type: 'AgreementSigned';
  readonly data: {
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly measuresDueOn: readonly CivilDate[];
    /** The places, from 1, of those that are the person's own; all others are the office's. */
    readonly ofPerson?: readonly number[];
  };
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

/** What came of one measure: taken, or not and why. The place is that in the version named. */
export interface MeasureOutcomeRecorded {
  readonly type: 'MeasureOutcomeRecorded';
  readonly data: {
    readonly agreementId: string;
    readonly version: number;
    readonly measure: number;
    readonly done: boolean;
  };
  readonly protectedData: { readonly outcome: string; readonly reason: string | null } | null;
}

/** By its date, or by a street officer with a reason. */
export interface AgreementEnded {
  readonly type: 'AgreementEnded';
  readonly data: { readonly agreementId: string; readonly cause: 'DATE' | 'OFFICER' };
  readonly protectedData?: { readonly reason: string } | null;
}
