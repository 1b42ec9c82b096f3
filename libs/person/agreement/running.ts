import type { Refusal } from '#kernel/refusal';
import { refused as refusalOf } from '#law/refused';
import { outOfOrder } from '../stages.ts';
import type { PersonState } from '../state.ts';

/** R10.1 (十) What needs an agreement that runs, where there is none. */
export function refuseWithout(state: PersonState): Refusal {
  return state.stage === 'CERTIFIED'
    ? refusalOf('NO_AGREEMENT', 'R10.1', { condition: 'AGREEMENT_RUNNING', actual: 'NONE', needed: 'AGREED' })
    : outOfOrder(state, 'R10.1', 'AGREED');
}
