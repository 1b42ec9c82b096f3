import type { CivilDate } from '#kernel/civil-date';
import type { AreaCode } from '#law/area';
import type { RetirementCategory } from '#law/retirement';
import type { Evidence } from '../evidence.ts';
import type { DeadlineFixed } from '../deadline-fixed.ts';
import type { StepDue } from '../steps.ts';

/** R1.1 (二), R4.1 (四), R5.9, R5.10 (五), R8.6 (八) */
export type RegistrationEvent = UnemploymentRegistered | PersonMoved | RetirementReached | DeadlineFixed;

export interface UnemploymentRegistered {
  readonly type: 'UnemploymentRegistered';
  readonly data: {
    readonly area: AreaCode;
    /** R5.9: who has left or was refused registers again in the same stream. */
    readonly again: boolean;
    readonly unemployedSince: CivilDate | null;
    readonly retirementCategory: RetirementCategory;
    /** R8.6: the statutory date by the table of that day, and the dates that later tables give. */
    readonly retirementOn: CivilDate;
    readonly retirementMoves: readonly { readonly from: CivilDate; readonly on: CivilDate }[];
    /** R4.3: the certificate falls due, unless it has been issued already. */
    readonly due: StepDue | null;
  };
  readonly protectedData: {
    readonly citizenId: string;
    readonly name: string;
    readonly birthOn: CivilDate;
    readonly sex: 'MALE' | 'FEMALE';
    readonly phone: string | null;
    readonly address: string | null;
    readonly retirementEvidence: readonly Evidence[];
    readonly reason: string | null;
  } | null;
}

/** The case belongs to another community from that day. */
export interface PersonMoved {
  readonly type: 'PersonMoved';
  readonly data: { readonly from: AreaCode; readonly to: AreaCode; readonly on: CivilDate };
  readonly protectedData: { readonly reason: string | null } | null;
}

export interface RetirementReached {
  readonly type: 'RetirementReached';
  readonly data: { readonly retirementOn: CivilDate };
}
