import type { CivilDate } from '#kernel/civil-date';

export interface Agreement {
  readonly eventId: string;
  readonly signedOn: CivilDate;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly measures: number;
  /** R10.1: what was signed first, and every amendment of it. */
  readonly versions: readonly AgreementVersion[];
}

export interface AgreementVersion {
  readonly eventId: string;
  readonly on: CivilDate;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly measures: number;
}
