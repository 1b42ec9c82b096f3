import type { CivilDate } from '#kernel/civil-date';
import type { Span } from '#kernel/span';

/** R13.3 (十三) A difficulty that the person has told of, until it is closed. What it is stands in the protected part of its event. */
export interface Problem {
  /** The event that recorded it. */
  readonly id: string;
  readonly on: CivilDate;
  /** R11.3 (十一) Who owns it day by day: the first who was asked, until it is handed over; no day is without an owner. */
  readonly owners: readonly Span<string>[];
  readonly closedOn: CivilDate | null;
}
