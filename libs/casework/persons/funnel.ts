import type { CivilDate } from '#kernel/civil-date';
import { addDays, firstDayOf, monthOf, plusMonths } from '#kernel/civil-date';
import { valueOn } from '#kernel/span';
import type { FunnelStep } from '#law/stages';
import { agreementAsOf } from '#person/at';
import { statusIn } from '#person/benefit-term';
import { funnelOf } from '#person/funnel';
import type { PersonState } from '#person/state';

/** R1.2 (二) The step of the funnel on a day: what had not begun or had ended by then does not count. */
export function funnelOn(state: PersonState, on: CivilDate): FunnelStep {
  const agreement = agreementAsOf(state.agreement, on);
  const month = monthOf(on);
  return funnelOf({
    stage: valueOn(state.stages, on) ?? null,
    agreement: agreement && agreement.from <= on && on <= agreement.to ? agreement : null,
    benefits: state.benefits
      .filter(
        ({ approvedOn, firstMonth, lastMonth }) =>
          approvedOn <= on && firstMonth <= month && (lastMonth === null || month <= lastMonth),
      )
      .map((benefit) => ({ status: statusIn(benefit, month) })),
    employments: state.employments
      .filter(({ from }) => from <= on)
      .map(({ to }) => ({ to: to !== null && on < to ? null : to })),
  });
}

/** From a day on a case stands at a step, as far as the record knows now. */
export interface FunnelFrom {
  readonly from: CivilDate;
  readonly step: FunnelStep;
}

/**
 * R1.2 (二) The steps of a case through time, those to come included: an employment that ends next month moves the case without
 * an event. What is written beside an event is read on later days, so it must not depend on the day it was written.
 */
export function funnelSteps(state: PersonState): readonly FunnelFrom[] {
  const days = [...new Set([FIRST_DAY, ...turningDays(state)])].sort();
  const steps = days.map((from) => ({ from, step: funnelOn(state, from) }));
  return steps.filter(({ step }, place) => step !== steps[place - 1]?.step);
}

const FIRST_DAY = '0001-01-01';

/** The days on which anything begins or no longer holds that the funnel looks at. */
function turningDays({ stages, agreement, benefits, employments }: PersonState): readonly CivilDate[] {
  const ends: readonly (CivilDate | null)[] = [
    ...stages.flatMap(({ from, to }) => [from, to]),
    ...(agreement === null ? [] : [agreement.from, addDays(agreement.to, 1)]),
    ...employments.flatMap(({ from, to }) => [from, to]),
    ...benefits.flatMap(({ approvedOn, firstMonth, lastMonth, suspensions }) => [
      approvedOn,
      firstDayOf(firstMonth),
      lastMonth === null ? null : firstDayOf(plusMonths(lastMonth, 1)),
      ...suspensions.flatMap(({ fromMonth, toMonth }) => [firstDayOf(fromMonth), toMonth && firstDayOf(toMonth)]),
    ]),
  ];
  return ends.filter((day) => day !== null);
}
