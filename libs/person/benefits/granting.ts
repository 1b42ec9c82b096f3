import type { CivilDate, Month } from '#kernel/civil-date';
import { monthOf, monthsBetween, plusMonths } from '#kernel/civil-date';
import { valueOn } from '#kernel/span';
import { retirementDate, withinYearsOfRetirement } from '#law/retirement';
import type { Rulebook } from '#law/rulebook';
import { areaOf } from '../stages.ts';
import type { Benefit, PersonState } from '../state.ts';
import { monthsGrantedInAll } from '../benefit-term.ts';

/**
 * R8.1, R8.3 (八) How long a subsidy is granted. The five-year test looks from the first approval of either subsidy, a day fixed
 * for life, under the retirement table of that day; the end of an until-retirement term follows the table of the approval.
 */
export interface Grant {
  readonly termBasis: Benefit['termBasis'];
  readonly referenceOn: CivilDate;
  readonly retirementOn: CivilDate;
  /** The last month; earlier than the first when no month is left. */
  readonly lastMonth: Month;
  readonly monthsBefore: number;
  /** How many months a capped term may grant; null when its end does not move with a suspension. */
  readonly monthsGranted: number | null;
}

export interface GrantQuestion {
  readonly state: PersonState;
  readonly birthOn: CivilDate;
  readonly benefit: Benefit['benefit'];
  readonly on: CivilDate;
  readonly firstMonth: Month;
  readonly rules: Rulebook;
}

export function grantOf(question: GrantQuestion): Grant {
  const { state, on, rules } = question;
  const referenceOn = state.firstSubsidyApproval?.on ?? on;
  const retirementOn = retirementUnder(question, on);
  const { years, inclusive } = rules.parameter('fiveYearTest', areaOf(state), referenceOn);
  const test = { retirementOn: retirementUnder(question, referenceOn), referenceOn, years, inclusive };
  const known = { referenceOn, retirementOn };
  return withinYearsOfRetirement(test) ? untilRetirement(question, known) : capped(question, known);
}

/** The last month a subsidy can be granted before statutory retirement ends it: by parameter the month itself or the one before. */
export function lastMonthBeforeRetirement(
  state: PersonState,
  retirementOn: CivilDate,
  rules: Rulebook,
  on: CivilDate,
): Month {
  const reached = monthOf(retirementOn);
  return rules.parameter('lastSubsidisedMonth', areaOf(state), on) === 'reached' ? reached : plusMonths(reached, -1);
}

type Known = Pick<Grant, 'referenceOn' | 'retirementOn'>;

function untilRetirement({ state, benefit, on, rules }: GrantQuestion, known: Known): Grant {
  return {
    ...known,
    termBasis: 'UNTIL_RETIREMENT',
    lastMonth: lastMonthBeforeRetirement(state, known.retirementOn, rules, on),
    monthsBefore: monthsUsedBefore(state, benefit, on),
    monthsGranted: null,
  };
}

/** Months left of the cap, as far as retirement does not come first. */
function capped(question: GrantQuestion, known: Known): Grant {
  const { state, benefit, on, firstMonth, rules } = question;
  const max = rules.parameter('maxSubsidyMonths', areaOf(state), on);
  const monthsBefore = monthsUsedBefore(state, benefit, on);
  const byCalendar = rules.parameter('monthCounting', areaOf(state), on) === 'calendar';
  const left = byCalendar ? max - monthsBetween(monthOf(known.referenceOn), firstMonth) : max - monthsBefore;
  const toRetirement = monthsBetween(firstMonth, lastMonthBeforeRetirement(state, known.retirementOn, rules, on)) + 1;
  const months = Math.max(0, Math.min(left, toRetirement));
  return {
    ...known,
    termBasis: 'CAPPED_36',
    lastMonth: plusMonths(firstMonth, months - 1),
    monthsBefore,
    monthsGranted: byCalendar ? null : months,
  };
}

/** R8.3 (八) One counter for each of the two subsidies over all forms; terms of the special clause are exempt (R8.2). */
function monthsUsedBefore(state: PersonState, benefit: Benefit['benefit'], on: CivilDate): number {
  const fact = benefit === 'POST' ? 'POST_MONTHS_USED_BEFORE' : 'MONTHS_USED_BEFORE';
  const recorded = Number(valueOn(state.facts[fact] ?? [], on) ?? '0');
  return state.benefits
    .filter((earlier) => earlier.benefit === benefit && earlier.termBasis !== 'SPECIAL_CLAUSE')
    .reduce((sum, earlier) => sum + monthsGrantedInAll(earlier), recorded);
}

function retirementUnder({ state, birthOn, rules }: GrantQuestion, tableOn: CivilDate): CivilDate {
  const category = state.registration?.retirementCategory ?? 'MALE';
  return retirementDate({ category, birth: birthOn, tableOn, tables: rules.retirementTables });
}
