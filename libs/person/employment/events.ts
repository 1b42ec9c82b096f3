import type { CivilDate } from '#kernel/civil-date';
import type { Employment } from '../state.ts';

/** R5.1, R5.8 (五) Employment is a fact beside the qualification. Who employs, for what wage and why it ended are personal. */
export type EmploymentEvent = EmploymentRecorded | EmploymentEnded;

export interface EmploymentRecorded {
  readonly type: 'EmploymentRecorded';
  readonly data: {
    readonly form: Employment['form'];
    readonly from: CivilDate;
    readonly contractTo: CivilDate | null;
    readonly employerArea: string | null;
    readonly postId: string | null;
  };
  readonly protectedData: {
    readonly employer: { readonly scheme: string; readonly value: string; readonly name: string } | null;
    readonly monthlyWage: string | null;
    readonly reason: string | null;
  } | null;
}

export interface EmploymentEnded {
  readonly type: 'EmploymentEnded';
  readonly data: { readonly employmentId: string; readonly on: CivilDate };
  readonly protectedData: { readonly reason: string } | null;
}
