import type { CivilDate } from '#kernel/civil-date';

export interface Agreement {
  readonly eventId: string;
  readonly signedOn: CivilDate;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly measures: readonly Measure[];
  /** R10.1: what was signed first, and every amendment of it. */
  readonly versions: readonly AgreementVersion[];
}

export interface AgreementVersion {
  readonly eventId: string;
  readonly on: CivilDate;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly measures: readonly Measure[];
}

/** R10.1 (十) Who has to take a measure: the agreement names the duties of both sides. */
export type MeasureParty = 'OFFICE' | 'PERSON';

/** R10.1 (十) What one side has promised, by its place in the version signed last. Its words stand in the protected part of the event. */
export interface Measure {
  readonly place: number;
  readonly by: MeasureParty;
  readonly dueOn: CivilDate;
  /** Null until it is recorded what came of it. */
  readonly outcome: { readonly done: boolean; readonly on: CivilDate; readonly eventId: string } | null;
}
