import type { CivilDate, Month } from '#kernel/civil-date';
import { monthOf, plusMonths } from '#kernel/civil-date';
import type { Rulebook } from '#law/rulebook';
import { fen, yuan } from '#law/yuan';
import { isGrantedIn, isSuspendedIn } from './benefit-term.ts';
import { allConditions, judge } from './benefits/judgement.ts';
import { standardAmount, standardOf } from './benefits/standard.ts';
import { paidFor } from './overpayment.ts';
import type { Benefit, PersonState } from './state.ts';

/** R7.9 What was paid for a month against what should have been; a month that was right is not told. */
export type RejudgedMonth = {
  readonly month: Month;
  readonly paid: string;
  /** Null: owed, and how much is known when the month is settled with what was really paid (R7.6). */
  readonly due: string | null;
  readonly over: string;
  readonly under: string | null;
};

export type RejudgedPayments = {
  readonly benefitId: string;
  /** Whether the benefit would have been granted at all. */
  readonly allowed: boolean;
  /** The last month it would have had. */
  readonly lastMonth: Month | null;
  readonly months: readonly RejudgedMonth[];
};

interface Today {
  readonly today: CivilDate;
  readonly rules: Rulebook;
}

/**
 * R7.7, R7.9 (七) Every benefit whose approval relied on what has been corrected, judged once more on the day of its approval with what
 * is known now, and month by month what that makes of the payments. It decides nothing: the approval stands until it is taken again.
 */
export function paymentsRejudged(
  corrected: PersonState,
  relying: readonly string[],
  today: Today,
): readonly RejudgedPayments[] {
  const since = corrected.registration?.on ?? '';
  return corrected.benefits
    .filter(({ id, approvedOn }) => relying.includes(id) && approvedOn >= since)
    .map((benefit) => rejudged(corrected, benefit, today));
}

function rejudged(state: PersonState, benefit: Benefit, { today, rules }: Today): RejudgedPayments {
  const grant = grantAgain(state, benefit, rules);
  const lastMonth = grant && endOf(benefit, grant);
  const through = monthOf(today);
  const months: RejudgedMonth[] = [];
  const last = [...benefit.settled.map(({ month }) => month), through].sort().at(-1) ?? through;
  for (let month = benefit.firstMonth; month <= last; month = plusMonths(month, 1)) {
    const due = lastMonth !== null && month <= lastMonth && month <= through && !isSuspendedIn(benefit, month);
    const owed = due && !isStoppedBy(benefit, month) ? owedIn(state, benefit, month, rules) : NOTHING;
    const told = monthOfPayments(benefit, month, owed);
    if (told) months.push(told);
  }
  return { benefitId: benefit.id, allowed: grant !== null, lastMonth, months };
}

interface Again {
  readonly lastMonth: Month;
  readonly monthsGranted: number | null;
}

/** As if it were the day of the approval, with the facts of now and the benefits of then; null: it would be refused. */
function grantAgain(state: PersonState, benefit: Benefit, rules: Rulebook): Again | null {
  const place = state.benefits.findIndex(({ id }) => id === benefit.id);
  const first = state.firstSubsidyApproval;
  const then: PersonState = {
    ...state,
    benefits: state.benefits.slice(0, place),
    firstSubsidyApproval: first?.eventId === benefit.id ? null : first,
  };
  const { firstMonth, approvedOn: on, schoolYear } = benefit;
  const employment = state.employments.find(({ id }) => id === benefit.employmentId) ?? null;
  const question = { state: then, benefit: benefit.benefit, employment, on, firstMonth, schoolYear, rules };
  const judgement = judge(question, benefit.payee);
  const grant = judgement?.term?.grant;
  const allowed = grant && allConditions(judgement).every(({ holds }) => holds);
  return allowed ? { lastMonth: grant.lastMonth, monthsGranted: grant.monthsGranted } : null;
}

/** R8.3: suspended months are not counted, so that a capped term ends as many months later. */
function endOf(benefit: Benefit, { lastMonth, monthsGranted }: Again): Month {
  if (monthsGranted === null) return lastMonth;
  let month = benefit.firstMonth;
  for (let granted = isSuspendedIn(benefit, month) ? 0 : 1; granted < monthsGranted;) {
    month = plusMonths(month, 1);
    if (!isSuspendedIn(benefit, month)) granted += 1;
    if (month > FAR) break;
  }
  return month;
}

/** An open suspension gives no months out. */
const FAR: Month = '2200-01';

/** What was stopped by a decision of its own is not owed again by a correction. */
function isStoppedBy({ status, lastMonth }: Benefit, month: Month): boolean {
  return status === 'STOPPED' && (lastMonth === null || month > lastMonth);
}

/**
 * R7.6, R7.9 (七) What the standard of that very month pays, in the area of that month; what the approval named only where nobody orders
 * a standard. One that pays a share of what was really paid is known when the month is settled.
 */
function owedIn(state: PersonState, benefit: Benefit, month: Month, rules: Rulebook): string | null {
  const employment = state.employments.find(({ id }) => id === benefit.employmentId) ?? null;
  const standard = standardOf({ state, benefit, employment, month, rules });
  const owed = standard ? standardAmount(standard, null) : benefit.monthlyAmount;
  return owed === null ? null : yuan(fen(owed));
}

const NOTHING = '0.00';

function monthOfPayments(benefit: Benefit, month: Month, owed: string | null): RejudgedMonth | null {
  const paid = paidFor(benefit, month);
  if (owed === NOTHING)
    return paid > 0 ? { month, paid: yuan(paid), due: NOTHING, over: yuan(paid), under: NOTHING } : null;
  if (paid > 0 || isGrantedIn(benefit, month) || benefit.settled.some((one) => one.month === month)) return null;
  return { month, paid: NOTHING, due: owed, over: NOTHING, under: owed };
}
