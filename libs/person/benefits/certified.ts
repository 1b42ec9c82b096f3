import type { Refusal } from '#kernel/refusal';
import { refused as refusalOf } from '#law/refused';
import type { PersonState } from '../state.ts';

/** R3.1 (三) No certification, no benefit: any command on benefits for a person who is not certified is refused. */
export function needsCertified({ qualification }: PersonState): Refusal | null {
  if (qualification === 'CERTIFIED') return null;
  const unmet = { condition: 'CERTIFIED', actual: qualification, needed: 'CERTIFIED' } as const;
  return qualification === 'DEREGISTRATION_PENDING'
    ? refusalOf('DEREGISTRATION_PENDING', ['R3.1', 'R6.4'], unmet)
    : refusalOf('NOT_CERTIFIED', 'R3.1', unmet);
}
