import { refused as refusalOf } from '#law/refused';
import { accepted, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import type { DeadlineFixed } from '../deadline-fixed.ts';
import { retirementRipple } from '../retirement-ripple.ts';
import { outOfOrder } from '../stages.ts';

/**
 * R8.5 (八) A retirement table that was entered late reaches a person, once: given by the system alone, page by page through
 * everybody. The terms that it moves follow in the same commit.
 */
export const applyRetirementTable: CommandRule<DeadlineFixed, { readonly from: string }> = {
  name: 'ApplyRetirementTable',
  rules: ['R8.5'],
  roles: ['system'],
  guard: (state) => (state.stage === null ? outOfOrder(state, 'R8.5', 'REGISTERED') : null),
  decide(state, { from }, { today, rules }) {
    const event = retirementRipple(state, today, rules);
    if (event) return accepted(event);
    const unmet = { condition: 'RETIREMENT_MOVED', actual: state.retirement?.on ?? 'NONE', needed: from } as const;
    return refused(refusalOf('RETIREMENT_UNCHANGED', 'R8.5', unmet));
  },
};
