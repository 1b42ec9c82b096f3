import type { CivilDate } from '#kernel/civil-date';
import { firstDayOf, plusMonths } from '#kernel/civil-date';
import type { NewEvent } from '#kernel/event';
import { grounds } from '#law/paragraphs';
import type { Rulebook } from '#law/rulebook';
import { isOpenBenefit } from './benefit-term.ts';
import type { BenefitTermMoved } from './benefits/events.ts';
import { lastMonthBeforeRetirement } from './benefits/granting.ts';
import { areaOf } from './stages.ts';
import type { Benefit, PersonState } from './state.ts';

/**
 * R8.5 (八) A retirement table in force from `on` moves the end of the until-retirement terms that ran then, by parameter. It never
 * moves the reference date of the five-year test, and never a term of the special clause, whose ages its own text fixes (R8.2).
 */
export function termsMoved(
  state: PersonState,
  { retirementOn, on }: { readonly retirementOn: CivilDate; readonly on: CivilDate },
  rules: Rulebook,
): readonly NewEvent<BenefitTermMoved>[] {
  if (!rules.parameter('retirementChangeMovesEnd', areaOf(state), on)) return [];
  const lastMonth = lastMonthBeforeRetirement(state, retirementOn, rules, on);
  return state.benefits
    .filter(
      (benefit) => benefit.termBasis === 'UNTIL_RETIREMENT' && ranOn(benefit, on) && benefit.lastMonth !== lastMonth,
    )
    .map(({ id }) => ({ type: 'BenefitTermMoved', data: { benefitId: id, lastMonth }, grounds: grounds('R8.5') }));
}

/**
 * Not one that had come to its end the day before, whichever of the two is settled first. A table entered late finds terms expired
 * that, as is known now, had not.
 */
function ranOn(benefit: Benefit, on: CivilDate): boolean {
  const { status, lastMonth } = benefit;
  const over = lastMonth !== null && firstDayOf(plusMonths(lastMonth, 1)) <= on;
  return !over && (isOpenBenefit(benefit) || status === 'EXPIRED');
}
