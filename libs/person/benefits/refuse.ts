import type { BasisItem } from '#kernel/event';
import { grounds } from '#law/paragraphs';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import type { PersonState } from '../state.ts';
import { followed } from './approve.ts';
import type { RefuseBenefitBody } from './bodies.ts';
import { needsCertifiedFor, needsLiveOrCertified } from './certified.ts';
import { basisOf } from './condition.ts';
import { supposedOn } from './entitlements.ts';
import type { BenefitRefused } from './events.ts';
import { allConditions, judge } from './judgement.ts';
import { schoolYearIn } from './once.ts';
import { monthOf } from '#kernel/civil-date';

/**
 * R4.7, R7.7 (七) A written no. It is an officer's decision, who may know what no record shows; the basis says what the record knew:
 * which conditions of the row that decides, or comes nearest, were met and which not.
 */
export const refuseBenefit: CommandRule<BenefitRefused, RefuseBenefitBody> = {
  name: 'RefuseBenefit',
  rules: ['R7.7', 'R4.7'],
  roles: ['county-officer'],
  guard: needsLiveOrCertified,
  decide: (state, body, context) =>
    dated({ rule: 'R7.7', state, body, context, follows: followed(state) }, ({ on, legal }) => {
      const { benefit, reason } = body;
      const refusal = needsCertifiedFor(state, { benefit, on, rules: context.rules });
      if (refusal) return refused(refusal);
      const month = monthOf(on);
      const employment = employmentNamed(state, body) ?? supposedOn(state, on);
      const question = { state, benefit, employment, on, firstMonth: month, schoolYear: schoolYearIn(month) };
      const judgement = judge({ ...question, rules: context.rules });
      const basis: readonly BasisItem[] = judgement ? basisOf(allConditions(judgement)) : [];
      return accepted({
        type: 'BenefitRefused',
        data: { benefit, on, qualifyingOn: judgement?.qualifyingOn ?? null },
        protectedData: { reason },
        grounds: judgement ? grounds(judgement.row.rule, 'R7.7', 'R4.7') : grounds('R7.7', 'R4.7'),
        basis,
        ...legal,
      });
    }),
};

function employmentNamed({ employments }: PersonState, { employmentId }: RefuseBenefitBody) {
  return employments.find(({ id }) => id === employmentId);
}
