import type { CivilDate, Month } from '#kernel/civil-date';
import { firstDayOf, lastDayOf } from '#kernel/civil-date';
import type { BasisItem } from '#kernel/event';
import { valueOn } from '#kernel/span';
import type { UnmetCondition } from '#law/refused';
import { monthsAbsorbed } from '../months-carried.ts';
import type { Benefit, PersonState } from '../state.ts';

/** R7.5 (七) At most one subsidy of a kind in one person-month, and none on top of unemployment benefit. */
export interface Months {
  readonly firstMonth: Month;
  readonly lastMonth: Month;
}

export function doubled(
  state: PersonState,
  benefit: Benefit['benefit'],
  months: Months,
  self?: string,
): readonly UnmetCondition[] {
  const other = state.benefits.find(
    (one) => one.id !== self && one.benefit === benefit && reaches(one, months.firstMonth),
  );
  const unmet: UnmetCondition[] = [];
  const absorbed = monthsAbsorbed(state, benefit).findLast((month) => month >= months.firstMonth);
  if (other || absorbed !== undefined) {
    const actual = other ? `${other.status} ${other.lastMonth ?? ''}`.trim() : `DUPLICATE ${absorbed ?? ''}`;
    unmet.push({ condition: 'NO_SAME_BENEFIT_IN_MONTH', actual, needed: 'NONE' });
  }
  if (drawsUnemploymentBenefit(state, months)) {
    unmet.push({ condition: 'NO_UNEMPLOYMENT_BENEFIT', actual: 'DRAWN', needed: 'NONE' });
  }
  return unmet;
}

/** A suspended capped term has no end yet, so it may reach any later month until it is stopped. */
function reaches(benefit: Benefit, month: Month): boolean {
  return benefit.lastMonth === null ? benefit.status === 'SUSPENDED' : benefit.lastMonth >= month;
}

/** R7.7, R7.5: that none is drawn was judged for every day of the term, with every record that speaks of one of them. */
export function noUnemploymentBenefit(state: PersonState, { firstMonth, lastMonth }: Months): readonly BasisItem[] {
  const [asOf, until] = [firstDayOf(firstMonth), lastDayOf(lastMonth)];
  const spans = (state.facts.UNEMPLOYMENT_BENEFIT ?? []).filter(
    ({ from, to }) => from <= until && (to === null || asOf < to),
  );
  const item = { fact: 'UNEMPLOYMENT_BENEFIT', asOf, until, holds: false };
  return [item, ...spans.map(({ byEvent: sourceEventId }) => ({ ...item, sourceEventId }))];
}

/** Asked for every day within the months on which the recorded fact begins or ends. */
function drawsUnemploymentBenefit(state: PersonState, { firstMonth, lastMonth }: Months): boolean {
  const spans = state.facts.UNEMPLOYMENT_BENEFIT ?? [];
  const [from, to] = [firstDayOf(firstMonth), lastDayOf(lastMonth)];
  const days: readonly CivilDate[] = [
    from,
    ...spans.flatMap((span) => [span.from, ...(span.to === null ? [] : [span.to])]),
  ];
  return days.some((day) => day >= from && day <= to && valueOn(spans, day) === 'true');
}
