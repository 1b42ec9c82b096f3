import type { CivilDate } from '#kernel/civil-date';
import type { AreaLevel } from '#law/area';
import type { DeadlineFixed } from '../deadline-fixed.ts';
import type { StepCode } from '../state.ts';

/** R4.6 (四) */
export type LimitEvent = StepOverdue | DeadlineFixed;

export interface StepOverdue {
  readonly type: 'StepOverdue';
  readonly data: {
    readonly step: StepCode;
    readonly episode: string;
    readonly dueOn: CivilDate;
    /** The next level up, which gets the task. */
    readonly raisedTo: AreaLevel;
  };
}
