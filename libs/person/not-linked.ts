import type { Refusal } from '#kernel/refusal';
import { refused as refusalOf } from '#law/refused';
import type { PersonState } from './state.ts';

/** R1.1 (二) A closed duplicate is no file of its own any more: the refusal names the one that stays. */
export function notLinked({ realName: { linkedTo } }: PersonState): Refusal | null {
  if (!linkedTo) return null;
  const unmet = { condition: 'NOT_LINKED', actual: linkedTo.survivor, needed: 'NONE' } as const;
  return {
    ...refusalOf('DUPLICATE_OF_ANOTHER', 'R1.1', unmet),
    details: { existing: { personId: linkedTo.survivor } },
  };
}
