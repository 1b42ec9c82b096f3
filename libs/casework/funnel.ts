import type { CivilDate } from '#kernel/civil-date';
import { monthOf } from '#kernel/civil-date';
import { startOfDay } from '#kernel/instant';
import type { FunnelStep } from '#law/stages';
import { personAt } from '#person/at';
import { statusIn } from '#person/benefit-term';
import { funnelOf } from '#person/funnel';
import type { PersonState } from '#person/state';

/** R1.2 (二) The step of the funnel on a day: what had not begun or had ended by then does not count. */
export function funnelOn(state: PersonState, on: CivilDate): FunnelStep {
  const { stage, agreement, benefits, employments } = personAt(state, startOfDay(on));
  return funnelOf({
    ...state,
    stage,
    agreement: agreement && agreement.from <= on && on <= agreement.to ? agreement : null,
    benefits: benefits
      .filter(
        ({ firstMonth, lastMonth }) => firstMonth <= monthOf(on) && (lastMonth === null || monthOf(on) <= lastMonth),
      )
      .map((benefit) => ({ ...benefit, status: statusIn(benefit, monthOf(on)) })),
    employments: employments.map((each) => (each.to !== null && on < each.to ? { ...each, to: null } : each)),
  });
}
