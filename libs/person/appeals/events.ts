import type { CivilDate } from '#kernel/civil-date';
import type { AreaLevel } from '#law/area';
import type { Stage, StageBeforeCertification } from '#law/stages';
import type { StepDue } from '../steps.ts';
import type { AppealOutcome } from './state.ts';

/** R14.2 (十四) */
export type AppealEvent = AppealLodged | AppealDecided | RefusalOverturned | ClosureOverturned;

/** Its id is the appeal's. Either an event or a refused command is appealed against. */
export interface AppealLodged {
  readonly type: 'AppealLodged';
  readonly data: {
    readonly eventId: string | null;
    readonly commandId: string | null;
    readonly receivedOn: CivilDate;
    readonly decidedAt: AreaLevel;
    readonly decidedBy: string | null;
  };
  readonly protectedData: { readonly reason: string } | null;
}

/** UPHELD: the decision stands. OVERTURNED: a re-decision follows, caused by this event and naming the one that fell. */
export interface AppealDecided {
  readonly type: 'AppealDecided';
  readonly data: {
    readonly appealId: string;
    readonly outcome: AppealOutcome;
    readonly against: string;
  };
  readonly protectedData: { readonly reason: string; readonly variation: string | null } | null;
}

/** The application stands where it stood before it was refused, with the dates it had. */
export interface RefusalOverturned {
  readonly type: 'RefusalOverturned';
  readonly data: {
    readonly of: string;
    readonly stage: Extract<Stage, 'OBJECTED' | 'STREET_REVIEWED'>;
    readonly due: StepDue | null;
  };
}

/** The case stands where it stood before it was closed, with the dates it had; a notice that came down with it is published anew. */
export interface ClosureOverturned {
  readonly type: 'ClosureOverturned';
  readonly data: {
    readonly of: string;
    readonly stage: Exclude<StageBeforeCertification, 'ON_NOTICE'>;
    readonly due: StepDue | null;
  };
}
