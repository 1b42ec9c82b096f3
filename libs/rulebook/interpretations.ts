import type { CivilDate } from '#kernel/civil-date';
import type { RuleId } from '#law/paragraphs';
import { grounds } from '#law/paragraphs';
import { refused } from '#law/refused';
import type { OfLayer, RulebookCommandRule } from './command.ts';
import { accepted, LAYER_ROLES, noGuard, refusedWith } from './command.ts';

export interface AddInterpretationBody extends OfLayer {
  readonly id: string;
  readonly text: string;
  readonly rules: readonly RuleId[];
  readonly from: CivilDate;
}

/** R20.2 (尾) A dated reading of the text under an id of its own. It changes no value, so one person is enough. */
export const addInterpretation: RulebookCommandRule<AddInterpretationBody> = {
  name: 'AddInterpretation',
  rules: ['R20.2'],
  roles: LAYER_ROLES,
  guard: noGuard,
  decide({ interpretations }, { area, id, text, rules, from }) {
    if (interpretations.some((each) => each.id === id)) {
      const taken = { condition: 'NEW_ID', actual: id, needed: 'NEW' } as const;
      return refusedWith(refused('INTERPRETATION_ID_TAKEN', 'R20.2', taken));
    }
    return accepted({
      type: 'InterpretationAdded',
      data: { area, id, text, rules, from },
      grounds: grounds('R20.2', ...rules),
    });
  },
};
