import type { CivilDate } from '#kernel/civil-date';
import type { AreaLevel } from '#law/area';

/** R14.2 (十四) An appeal against one decision: an event, or a refused command. */
export interface Appeal {
  /** The event that lodged it. */
  readonly id: string;
  readonly against: AppealedDecision;
  readonly receivedOn: CivilDate;
  /** The level that took the decision, and who took it; the system's decisions are the county's. */
  readonly decidedAt: AreaLevel;
  readonly decidedBy: string | null;
  readonly outcome: 'OPEN' | AppealOutcome;
  readonly decisionEventId: string | null;
}

export type AppealedDecision = { readonly eventId: string } | { readonly commandId: string };

/** The decision stands, is changed, or falls. */
export type AppealOutcome = 'UPHELD' | 'VARIED' | 'OVERTURNED';
