import type { CivilDate } from '#kernel/civil-date';
import type { NewEvent } from '#kernel/event';
import { startOfDay } from '#kernel/instant';
import { grounds } from '#law/paragraphs';
import { retirementDate } from '#law/retirement';
import type { Rulebook } from '#law/rulebook';
import type { DeadlineFixed } from './deadline-fixed.ts';
import type { PersonState } from './state.ts';

/**
 * R8.5 (八) The ripple of a retirement table that was entered after the person had registered (architecture 4): one event a person on
 * or after the day the table takes effect, with that day as its legal instant; the terms it moves follow as its consequences
 * (`term-moves.ts`). Nothing for who had reached the age before, for whom nothing changes, or when the ripple has been here already.
 * It needs the birth date: an erased person keeps the dates that stand in the log.
 */
export function retirementRipple(
  state: PersonState,
  today: CivilDate,
  { retirementTables: tables }: Rulebook,
): NewEvent<DeadlineFixed> | null {
  const { retirement, registration, identity } = state;
  const table = tables.findLast(({ from }) => from === null || from <= today);
  if (!retirement || !registration || !identity || !table || table.from === null) return null;
  const on = retirementDate({
    category: registration.retirementCategory,
    birth: identity.birthOn,
    tableOn: table.from,
    tables,
  });
  if (retirement.on < table.from || retirement.on === on) return null;
  return {
    type: 'DeadlineFixed',
    data: { of: 'RetirementReached', subject: table.from, lastOn: on, awaiting: null },
    grounds: grounds('R8.5', 'R8.6'),
    effectiveAt: startOfDay(table.from),
  };
}
