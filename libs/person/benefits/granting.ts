import type { CivilDate, Month } from '#kernel/civil-date';
import { monthOf, monthsBetween, plusMonths } from '#kernel/civil-date';
import type { EntitlementRow } from '#law/benefits';
import { isSubsidy } from '#law/benefits';
import { retirementDate, withinYearsOfRetirement } from '#law/retirement';
import type { Rulebook } from '#law/rulebook';
import { specialClauseEndsOn } from '#law/subsidy-special-clause';
import { areaOf } from '../stages.ts';
import type { Benefit, PersonState } from '../state.ts';
import { monthsGrantedInAll } from '../benefit-term.ts';
import { monthsAbsorbed, usedBefore } from '../months-carried.ts';

/**
 * R8.1, R8.3 (八) How long a subsidy is granted. The five-year test looks from the first approval of either subsidy, a day fixed
 * for life, under the retirement table of that day; the end of an until-retirement term follows the table of the approval.
 */
export interface Grant {
  readonly termBasis: Benefit['termBasis'];
  readonly referenceOn: CivilDate;
  /** The age at which no subsidy is given any more; null for what is granted once. */
  readonly retirementOn: CivilDate | null;
  /** The last month; earlier than the first when no month is left. */
  readonly lastMonth: Month;
  /** R8.3: months left of the cap; null where there is none. */
  readonly monthsLeft: number | null;
  readonly monthsBefore: number;
  /** How many months a capped term may grant; null when its end does not move with a suspension. */
  readonly monthsGranted: number | null;
}

export interface GrantQuestion {
  readonly state: PersonState;
  readonly person: { readonly birthOn: CivilDate; readonly sex: 'MALE' | 'FEMALE' };
  readonly benefit: Benefit['benefit'];
  readonly rule: EntitlementRow['rule'];
  readonly on: CivilDate;
  readonly firstMonth: Month;
  readonly rules: Rulebook;
}

export function grantOf(question: GrantQuestion): Grant {
  const { state, benefit, rule, on, rules } = question;
  if (!isSubsidy(benefit)) return once(question);
  const referenceOn = state.firstSubsidyApproval?.on ?? on;
  if (rule === 'R8.2') return bySpecialClause(question, referenceOn);
  const retirementOn = retirementUnder(question, on);
  const { years, inclusive } = rules.parameter('fiveYearTest', areaOf(state), referenceOn);
  const test = { retirementOn: retirementUnder(question, referenceOn), referenceOn, years, inclusive };
  return withinYearsOfRetirement(test)
    ? untilRetirement(question, { referenceOn, retirementOn: movedSince(question, retirementOn) })
    : capped(question, { referenceOn, retirementOn });
}

/** R8.5 (八) Dated before a change of the table and typed in after it: the term ran when the ends were moved, so it has the moved one. */
function movedSince({ state, on, rules }: GrantQuestion, retirementOn: CivilDate): CivilDate {
  const moved = rules.retirementTables.find(({ from }) => from !== null && from > on)?.from ?? null;
  if (moved === null || !rules.parameter('retirementChangeMovesEnd', areaOf(state), moved)) return retirementOn;
  return state.retirement?.on ?? retirementOn;
}

function once({ on, firstMonth }: GrantQuestion): Grant {
  return {
    termBasis: 'ONE_OFF',
    referenceOn: on,
    retirementOn: null,
    lastMonth: firstMonth,
    monthsLeft: null,
    monthsBefore: 0,
    monthsGranted: null,
  };
}

/** R8.2 (八) 可延长至退休(男60周岁、女50周岁), exempt from the cap. */
function bySpecialClause(question: GrantQuestion, referenceOn: CivilDate): Grant {
  const { birthOn, sex } = question.person;
  const retirementOn = specialClauseEndsOn(birthOn, sex);
  return { ...untilRetirement(question, { referenceOn, retirementOn }), termBasis: 'SPECIAL_CLAUSE' };
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

/** A capped term whose end moves by a resumption or by months given back still ends with statutory retirement at the latest. */
export function beforeRetirement(
  state: PersonState,
  { termBasis }: Benefit,
  end: Month | null,
  { on, rules }: { readonly on: CivilDate; readonly rules: Rulebook },
): Month | null {
  if (end === null || termBasis !== 'CAPPED_36' || state.retirement === null) return end;
  const latest = lastMonthBeforeRetirement(state, state.retirement.on, rules, on);
  return end < latest ? end : latest;
}

type Known = { readonly referenceOn: CivilDate; readonly retirementOn: CivilDate };

function untilRetirement({ state, benefit, on, rules }: GrantQuestion, known: Known): Grant {
  return {
    ...known,
    termBasis: 'UNTIL_RETIREMENT',
    lastMonth: lastMonthBeforeRetirement(state, known.retirementOn, rules, on),
    monthsLeft: null,
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
  const monthsLeft = Math.max(0, max - (byCalendar ? monthsGoneBy(question) : monthsBefore));
  const toRetirement = monthsBetween(firstMonth, lastMonthBeforeRetirement(state, known.retirementOn, rules, on)) + 1;
  const months = Math.max(0, Math.min(monthsLeft, toRetirement));
  return {
    ...known,
    termBasis: 'CAPPED_36',
    lastMonth: plusMonths(firstMonth, months - 1),
    monthsLeft,
    monthsBefore,
    monthsGranted: byCalendar ? null : months,
  };
}

/**
 * R8.3 (八) By the calendar: the months since the first approval of this subsidy, or since the first month that was granted with it
 * when that is earlier, whether drawn or not; and those used before the register began.
 */
function monthsGoneBy({ state, benefit, on, firstMonth }: GrantQuestion): number {
  const begun = state.benefits
    .filter((earlier) => counts(earlier, benefit))
    .flatMap((earlier) => [monthOf(earlier.approvedOn), earlier.firstMonth]);
  const first = [monthOf(on), firstMonth, ...begun, ...monthsAbsorbed(state, benefit)].reduce((a, b) =>
    a < b ? a : b,
  );
  return monthsBetween(first, firstMonth) + usedBefore(state, benefit, on);
}

/** R8.3 (八) One counter for each of the two subsidies over all forms; terms of the special clause are exempt (R8.2). */
function monthsUsedBefore(state: PersonState, benefit: Benefit['benefit'], on: CivilDate): number {
  return state.benefits
    .filter((earlier) => counts(earlier, benefit))
    .reduce(
      (sum, earlier) => sum + monthsGrantedInAll(earlier),
      usedBefore(state, benefit, on) + monthsAbsorbed(state, benefit).length,
    );
}

function counts(earlier: Benefit, benefit: Benefit['benefit']): boolean {
  return earlier.benefit === benefit && earlier.termBasis !== 'SPECIAL_CLAUSE';
}

function retirementUnder({ state, person, rules }: GrantQuestion, tableOn: CivilDate): CivilDate {
  const category = state.registration?.retirementCategory ?? 'MALE';
  return retirementDate({ category, birth: person.birthOn, tableOn, tables: rules.retirementTables });
}
