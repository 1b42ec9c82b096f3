import type { Actor } from '#kernel/event';
import type { Refusal } from '#kernel/refusal';
import { refused as refusalOf } from '#law/refused';
import { parseStaff } from '#law/roles';
import type { PersonState } from './state.ts';

/** R10.2 (十) A helper acts for the own persons: where another account is responsible, that one does. */
export function refuseOtherHelper({ helper }: PersonState, { role, staff }: Actor): Refusal | null {
  const responsible = helper.chain.findLast(({ to }) => to === null)?.value;
  const another = responsible !== undefined && parseStaff(responsible) !== null && responsible !== staff;
  return role === 'helper' && another
    ? refusalOf('HELPER_OF_ANOTHER', 'R10.2', { condition: 'OWN_PERSON', actual: staff, needed: responsible })
    : null;
}
