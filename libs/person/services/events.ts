import type { CivilDate } from '#kernel/civil-date';

/** R4.7 (四) */
export type ServiceEvent = DecisionServed;

/** A written decision has reached the person; from that day the time to appeal runs. */
export interface DecisionServed {
  readonly type: 'DecisionServed';
  readonly data: {
    readonly decisionId: string;
    /** The last day to appeal. */
    readonly appealUntil: CivilDate;
  };
  readonly protectedData: { readonly method: string; readonly reason: string | null } | null;
}
