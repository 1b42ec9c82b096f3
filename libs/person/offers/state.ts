import type { CivilDate } from '#kernel/civil-date';

/** R5.6 (五) A job that was offered, and what became of it. Who offered it, for what wage, and the reasons stated are personal. */
export interface Offer {
  /** The offer's event. */
  readonly id: string;
  readonly on: CivilDate;
  readonly status: 'OPEN' | 'ACCEPTED' | 'DECLINED';
  readonly answeredOn: CivilDate | null;
  /** The officer's judgement of a refusal. */
  readonly justified: boolean | null;
  /** A cancellation task was opened for it: it counts towards no other. */
  readonly counted: boolean;
}

/** A human decision that is asked for; it never cancels by itself. */
export interface CancellationTask {
  readonly eventId: string;
  readonly on: CivilDate;
  readonly offerIds: readonly string[];
}
