import type { CivilDate } from '#kernel/civil-date';
import type { AreaCode } from './area.ts';
import type { EntitlementRow } from './benefits.ts';
import { paragraphOf } from './paragraphs.ts';

/**
 * R7.x, R20.1 (七)(尾) 各市可根据本实施意见制定具体的实施细则: a cell that an area adds to the matrix for itself, with the document that
 * orders it. It adds and never takes away: what the text gives stays given everywhere.
 */
export type LocalEntitlement = Pick<
  EntitlementRow,
  'benefit' | 'who' | 'forms' | 'payee' | 'qualifying' | 'alsoNeeds'
> &
  Required<Pick<EntitlementRow, 'citation'>>;

/** As a row of the matrix in the area, from the day its entry took effect. R3.1: no certification, no benefit. */
export function localRow(cell: LocalEntitlement, area: AreaCode, from: CivilDate): EntitlementRow {
  return { ...cell, rule: 'R20.1', paragraph: paragraphOf('R20.1'), area, from, certified: true };
}
