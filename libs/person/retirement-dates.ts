import type { CivilDate } from '#kernel/civil-date';
import type { RetirementCategory } from '#law/retirement';
import { retirementDate } from '#law/retirement';
import type { Rulebook } from '#law/rulebook';

/** R8.6 (八) The statutory date by the table of a day, and what later tables make of it (R8.5): deadlines need no birth date. */
export type RetirementDates = {
  readonly retirementOn: CivilDate;
  readonly retirementMoves: readonly { readonly from: CivilDate; readonly on: CivilDate }[];
};

export function retirementUnderAllTables(
  category: RetirementCategory,
  birth: CivilDate,
  on: CivilDate,
  { retirementTables: tables }: Rulebook,
): RetirementDates {
  const retirementOn = retirementDate({ category, birth, tableOn: on, tables });
  const later = tables.flatMap(({ from }) => (from !== null && from > on ? [from] : []));
  const dates = later.map((from) => ({ from, on: retirementDate({ category, birth, tableOn: from, tables }) }));
  return {
    retirementOn,
    retirementMoves: dates.filter((move) => move.from <= retirementOn && move.on !== retirementOn),
  };
}
