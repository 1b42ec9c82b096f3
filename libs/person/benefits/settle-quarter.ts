import type { CivilDate, Month } from '#kernel/civil-date';
import { firstDayOf, monthOf } from '#kernel/civil-date';
import { startOfDay } from '#kernel/instant';
import type { Refusal } from '#kernel/refusal';
import { grounds } from '#law/paragraphs';
import type { UnmetCondition } from '#law/refused';
import { refused as refusalOf } from '#law/refused';
import type { Rulebook } from '#law/rulebook';
import { accepted, dated, noted, refused } from '../acts.ts';
import { isGrantedIn, isOpenBenefit, lastMonthAfterGivingBack } from '../benefit-term.ts';
import type { CommandRule, PersonContext } from '../chapter.ts';
import { areaOf } from '../stages.ts';
import type { Benefit, PersonState } from '../state.ts';
import { theOne } from '../the-one.ts';
import { fen, yuanAbove } from '#law/yuan';
import type { SettleBenefitQuarterBody } from './bodies.ts';
import { needsCertified } from './certified.ts';
import type { BenefitQuarterSettled } from './events.ts';
import { beforeRetirement } from './granting.ts';
import { monthsOfQuarter } from './quarter.ts';
import { againstStandard, standardOf } from './standard.ts';

/**
 * R7.9 (七) 先缴后补: the months of a quarter are settled with what was really paid; the subsidy pays no more than that. Also after the
 * person has left, for the months granted before. By parameter a month for which nothing was paid is given back.
 */
export const settleBenefitQuarter: CommandRule<BenefitQuarterSettled, SettleBenefitQuarterBody> = {
  name: 'SettleBenefitQuarter',
  rules: ['R7.9', 'R7.6'],
  roles: ['county-officer', 'finance-officer'],
  guard: (state) => needsBenefit(state, subsidies(state)),
  decide(state, body, context) {
    const all = subsidies(state);
    const open = all.filter(isOpenBenefit);
    const among = body.benefitId === undefined && open.length > 0 ? open : all;
    const none = { code: 'UNKNOWN_BENEFIT', condition: 'BENEFIT_RUNNING' } as const;
    const chosen = theOne({ named: body.benefitId, among, rule: 'R7.9', none });
    if ('refusal' in chosen) return refused(chosen.refusal);
    const benefit = chosen.one;
    return dated({ rule: 'R7.9', state, body, context, follows: benefit.approvedOn }, ({ on, legal }) => {
      const refusal =
        againstMonths(benefit, body, on) ?? againstPaid(body) ?? againstStandards(state, benefit, body, context.rules);
      return refusal ? refused(refusal) : accepted({ ...settled(state, benefit, body, { on, context }), ...legal });
    });
  },
};

/** R3.1, R5.10: settling and recovering outlive the certification, as long as there is something granted. */
export function needsBenefit(state: PersonState, among: readonly Benefit[]): Refusal | null {
  if (among.length > 0) return null;
  const unmet = { condition: 'BENEFIT_RUNNING', actual: 'NONE', needed: 'ONE' } as const;
  return needsCertified(state) ?? refusalOf('UNKNOWN_BENEFIT', 'R7.9', unmet);
}

function subsidies({ benefits }: PersonState): readonly Benefit[] {
  return benefits.filter(({ termBasis }) => termBasis !== 'ONE_OFF');
}

function againstMonths(benefit: Benefit, { quarter, months }: SettleBenefitQuarterBody, on: CivilDate): Refusal | null {
  const ofQuarter = monthsOfQuarter(quarter) ?? [];
  const seen = new Set<Month>();
  const unmet = months.flatMap(({ month }): readonly UnmetCondition[] => {
    const twice = seen.has(month) || benefit.settled.some((one) => one.month === month);
    seen.add(month);
    if (!ofQuarter.includes(month)) return [{ condition: 'MONTH_OF_QUARTER', actual: month, needed: quarter }];
    if (month > monthOf(on)) return [notBegun(month, on)];
    if (!isGrantedIn(benefit, month)) return [{ condition: 'MONTH_GRANTED', actual: month, needed: termOf(benefit) }];
    return twice ? [{ condition: 'MONTH_UNSETTLED', actual: month, needed: 'NONE' }] : [];
  });
  if (unmet.length > 0) return refusalOf('MONTH_NOT_TO_SETTLE', 'R7.9', ...unmet);
  return months.length > 0
    ? null
    : refusalOf('MONTH_NOT_TO_SETTLE', 'R7.9', { condition: 'MONTH_OF_QUARTER', actual: 'NONE', needed: quarter });
}

function notBegun(month: Month, on: CivilDate): UnmetCondition {
  const satisfiableAt = startOfDay(firstDayOf(month));
  return { condition: 'MONTH_BEGUN', actual: month, needed: `<=${monthOf(on)}`, satisfiableAt };
}

function termOf({ firstMonth, lastMonth }: Benefit): string {
  return `${firstMonth}..${lastMonth ?? ''}`;
}

/** R7.6, R7.9 (七) Never more than was really paid. */
function againstPaid({ months }: SettleBenefitQuarterBody): Refusal | null {
  const above = months.filter(({ amount, actuallyPaid }) => yuanAbove(amount, actuallyPaid));
  if (above.length === 0) return null;
  const unmet = above.map(({ amount, actuallyPaid }): UnmetCondition => ({
    condition: 'AMOUNT_WITHIN_PAID',
    actual: amount,
    needed: `<=${actuallyPaid}`,
  }));
  return refusalOf('AMOUNT_ABOVE_PAID', ['R7.9', 'R7.6'], ...unmet);
}

/** R7.6 (七) Nor than the standard of the month. */
function againstStandards(
  state: PersonState,
  benefit: Benefit,
  { months }: SettleBenefitQuarterBody,
  rules: Rulebook,
): Refusal | null {
  const employment = state.employments.find(({ id }) => id === benefit.employmentId) ?? null;
  return againstStandard(
    months.map(({ month, amount, actuallyPaid }) => ({
      standard: standardOf({ state, benefit, employment, month, rules }),
      amount,
      paid: actuallyPaid,
    })),
  );
}

function settled(
  state: PersonState,
  benefit: Benefit,
  body: SettleBenefitQuarterBody,
  { on, context: { rules } }: { readonly on: CivilDate; readonly context: PersonContext },
): BenefitQuarterSettled & { readonly grounds: ReturnType<typeof grounds> } {
  const byPayment = rules.parameter('monthUsedBy', areaOf(state), on) === 'paid';
  const unpaid = body.months.filter(({ actuallyPaid }) => fen(actuallyPaid) === 0).map(({ month }) => month);
  const givenBack = byPayment ? unpaid : [];
  const end = lastMonthAfterGivingBack(benefit, givenBack.length);
  const lastMonth = meetsAnother(state, benefit, end)
    ? benefit.lastMonth
    : beforeRetirement(state, benefit, end, { on, rules });
  return {
    type: 'BenefitQuarterSettled',
    data: { benefitId: benefit.id, quarter: body.quarter, months: [...body.months], givenBack, lastMonth },
    ...noted(body),
    grounds: givenBack.length > 0 ? grounds('R7.9', 'R7.6', 'R8.3') : grounds('R7.9', 'R7.6'),
  };
}

/** R7.5: an end moved into a term that was granted to follow would double its months. */
function meetsAnother({ benefits }: PersonState, benefit: Benefit, end: Month | null): boolean {
  const { id, benefit: code, lastMonth } = benefit;
  return (
    end !== null &&
    lastMonth !== null &&
    benefits.some((one) => one.id !== id && one.benefit === code && one.firstMonth > lastMonth && one.firstMonth <= end)
  );
}
