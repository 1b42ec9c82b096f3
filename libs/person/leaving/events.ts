import type { CivilDate, Month } from '#kernel/civil-date';
import type { CancellationGround, DeregistrationReason, LeftBy } from '#law/reasons';
import type { Evidence } from '../evidence.ts';

/** R5.7 (五), R6.4 (六) Exit, cancellation and deregistration are different legal acts; a restoration undoes one of them (R6.8). */
export type LeavingEvent =
  PersonExited | CaseClosed | QualificationCancelled | QualificationDeregistered | QualificationRestored;

export interface PersonExited {
  readonly type: 'PersonExited';
  readonly data: {
    readonly reasonCode: LeftBy;
    readonly on: CivilDate;
    /** R5.10: where the benefits of an imprisoned person stop earlier than with the month. */
    readonly stopFromMonth?: Month;
  };
  readonly protectedData: LeavingNote | null;
}

/** The exit before certification. */
export interface CaseClosed {
  readonly type: 'CaseClosed';
  readonly data: { readonly reasonCode: LeftBy; readonly on: CivilDate };
  readonly protectedData: LeavingNote | null;
}

export type LeavingNote = { readonly note: string | null; readonly reason: string | null };

export interface QualificationCancelled {
  readonly type: 'QualificationCancelled';
  readonly data: { readonly ground: CancellationGround; readonly on: CivilDate; readonly stopFromMonth: Month };
  readonly protectedData: { readonly reason: string; readonly evidence: readonly Evidence[] } | null;
}

export interface QualificationDeregistered {
  readonly type: 'QualificationDeregistered';
  readonly data: { readonly reasonCode: DeregistrationReason; readonly on: CivilDate; readonly year: string };
  readonly protectedData?: { readonly reason: string } | null;
}

export type RestorationCause = 'LATE_ENTRY' | 'EXCUSED' | 'OFFICER' | 'APPEAL';

export interface QualificationRestored {
  readonly type: 'QualificationRestored';
  readonly data: {
    /** The leaving, or the missed review, that is undone. */
    readonly of: string;
    readonly from: CivilDate;
    readonly cause: RestorationCause;
    /** The review that the leaving had missed, failed or closed. */
    readonly year: string | null;
    readonly reviewDueBy: CivilDate | null;
    /** Whether that review can still be attended within its window. */
    readonly reviewRuns: boolean;
    /** The first year that is reviewed again. */
    readonly reviewsFromYear: number;
  };
  readonly protectedData?: { readonly reason: string } | null;
}
