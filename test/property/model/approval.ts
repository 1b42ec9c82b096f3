import type { CivilDate, Month } from '#kernel/civil-date';
import { addDays, addYears, firstDayOf, lastDayOf } from '#kernel/civil-date';
import { retirementDay } from './calendar.ts';
import type { FactCode } from './fact.ts';
import { factOn, holds, knownDays, relyFor, relyOn } from './facts.ts';
import type { Benefit, Category, Employment, Form, Model, Subsidy } from './state.ts';
import { isCertified, isRetired } from './state.ts';
import { grantedMonths, lastMonth } from './terms.ts';
import type { Words } from './words.ts';
import { month, paper } from './words.ts';

/** R7.3a, R7.3b, R7.4a, R8.2: the two subsidies of (七) and how long (八) gives them. */

/** R3.1, R7.5, R7.8, R8.3: certified, by a rule of the matrix, months left, none granted twice. */
export function mayApprove(model: Model, words: Words): boolean {
  const { employment, benefits } = model;
  const on = paper(model, words);
  if (on > model.today || on < (model.spells.at(-1)?.from ?? '') || !isCertified(model) || employment === null)
    return false;
  // Reading: a month is one of that work.
  if (month(words) < employment.from.slice(0, 7)) return false;
  if (benefits.some((one) => one.subsidy === subsidy(words) && reaches(one, month(words)))) return false;
  return termOf(model, words) !== null;
}

const subsidy = ({ subsidy: named = 'SOCIAL_INSURANCE' }: Words): Subsidy => named;

function reaches(benefit: Benefit, from: Month): boolean {
  const last = lastMonth(benefit);
  return last === null ? benefit.status === 'SUSPENDED' : last >= from;
}

/** By the first rule that grants at least a month. */
export function termOf(model: Model, words: Words): Benefit | null {
  const { employment } = model;
  if (employment === null) return null;
  const terms = rulesFor(model, employment, words).map((rule) => termBy(rule, model, employment, words));
  return terms.find((term) => grantedMonths(term).length > 0 && !isOnTop(model, term)) ?? null;
}

/** R7.5: 享受失业保险金 and a subsidy in one month. */
function isOnTop(model: Model, term: Benefit): boolean {
  return drawsUnemploymentBenefit(model, term.first, lastMonth(term) ?? term.first);
}

/** On any day of these months. */
export function drawsUnemploymentBenefit(model: Model, first: Month, last: Month): boolean {
  const days = knownDays(model, firstDayOf(first), lastDayOf(last));
  return days.some((day) => holds(model, 'UNEMPLOYMENT_BENEFIT', day));
}

const FIVE: readonly Category[] = ['LAND_LOSS', 'ZERO_EMPLOYMENT_HOUSEHOLD'];
const LAID_OFF: readonly Category[] = ['SOE_LAID_OFF'];
const HIRED_OR_FLEXIBLE: readonly Form[] = ['ENTERPRISE', 'FLEXIBLE'];

export const isOf = ({ categories }: Model, named: readonly Category[]): boolean =>
  categories.some((category) => named.includes(category));

/** The rules of the matrix whose conditions are met, in the order of the paragraphs. */
function rulesFor(model: Model, employment: Employment, words: Words): readonly string[] {
  const on = paper(model, words);
  const { form } = employment;
  const rules: string[] = [];
  // Reading: nothing is approved for who has reached retirement.
  if (wasCertified(model, employment) && !isRetired({ ...model, today: on })) {
    if (isOf(model, FIVE) && HIRED_OR_FLEXIBLE.includes(form) && subsidy(words) === 'SOCIAL_INSURANCE')
      rules.push('R7.3a');
    if (isOf(model, FIVE) && form === 'PUBLIC_POST') rules.push('R7.3b');
    if (isHiredFromHousehold(model, employment) && !hasGrant(model, 'R9.2', employment)) rules.push('R7.4a');
  }
  if (subsidy(words) === 'SOCIAL_INSURANCE' && isOfTheClause(model, employment, words)) rules.push('R8.2');
  return rules;
}

/** R7.8: on the day before the employment began. */
export const wasCertified = (model: Model, { from }: Employment): boolean => certifiedOn(model, addDays(from, -1));

export const certifiedOn = ({ spells }: Model, day: CivilDate): boolean =>
  spells.some(({ from, to }) => from <= day && (to === null || day < to));

/** R7.4a: an employing unit and a contract of at least a year, its first day counted. */
export function isHiredFromHousehold(model: Model, { form, from, contractTo }: Employment): boolean {
  if (!isOf(model, ['ZERO_EMPLOYMENT_HOUSEHOLD']) || (form !== 'ENTERPRISE' && form !== 'PUBLIC_POST')) return false;
  return isOfAYear({ from, contractTo });
}

export const isOfAYear = ({ from, contractTo }: Pick<Employment, 'from' | 'contractTo'>): boolean =>
  contractTo !== null && contractTo >= addDays(addYears(from, 1), -1);

/** Something of this rule was granted for the hire; a term that was stopped before its first month was not. */
export function hasGrant({ grants, benefits }: Model, rule: string, { number }: Employment): boolean {
  const granted = benefits.filter((one) => one.status !== 'STOPPED' || grantedMonths(one).length > 0);
  return [...grants, ...granted].some((one) => one.rule === rule && one.employment === number);
}

/** R8.2: judged on the day of application (R7.8); the day of recognition is the day that the fact tells. */
function isOfTheClause(model: Model, { form }: Employment, words: Words): boolean {
  const on = paper(model, words);
  const recognised = factOn(model, 'RECOGNISED_4050', on);
  return (
    isOf(model, LAID_OFF) &&
    form === 'FLEXIBLE' &&
    holds(model, 'REEMPLOYMENT_CERTIFICATE', on) &&
    holds(model, 'OWN_INSURANCE', on) &&
    recognised !== undefined &&
    recognised <= '2008-12-31' &&
    flexibleMonths(model, words) >= 36 &&
    clauseEnds(model) > on
  );
}

/** R7.8: full on the day of application. Reading: what was drawn before the register was drawn for flexible work. */
function flexibleMonths(model: Model, words: Words): number {
  const flexible = model.benefits.filter(({ subsidy: of, form }) => of === 'SOCIAL_INSURANCE' && form === 'FLEXIBLE');
  const granted = flexible.flatMap(grantedMonths).filter((one) => one <= paper(model, words).slice(0, 7));
  return usedBefore(model, words) + granted.length;
}

function usedBefore(model: Model, words: Words): number {
  if (subsidy(words) === 'POST') return 0;
  return Number(factOn(model, 'MONTHS_USED_BEFORE', paper(model, words)) ?? 0);
}

/** R8.2: man 60, woman 50, whatever the table of retirement says. */
const clauseEnds = ({ birth, retires }: Model): CivilDate => addYears(birth, retires === 'MALE' ? 60 : 50);

/** R8.1: five years or less, the day itself included, by the table of the reference day, fixed for life. */
function isUntilRetirement({ reference, birth, retires, law }: Model, approvedOn: CivilDate): boolean {
  const on = reference ?? approvedOn;
  const [reached, horizon] = [retirementDay(birth, retires, on), addYears(on, 5)];
  return law.inclusive ? reached <= horizon : reached < horizon;
}

/** R7.7: the facts that the conditions ask for, the birth date and what else fixes the age, and those of the counter where it counts. */
function reliedOn(rule: string, untilRetirement: boolean, words: Words): readonly FactCode[] {
  if (rule === 'R8.2')
    return ['BIRTH_DATE', 'REEMPLOYMENT_CERTIFICATE', 'RECOGNISED_4050', 'OWN_INSURANCE', 'MONTHS_USED_BEFORE'];
  const counted: readonly FactCode[] = subsidy(words) === 'POST' || untilRetirement ? [] : ['MONTHS_USED_BEFORE'];
  return ['BIRTH_DATE', 'RETIREMENT_CATEGORY', ...counted];
}

function termBy(rule: string, model: Model, { number, form }: Employment, words: Words): Benefit {
  const special = rule === 'R8.2';
  const untilRetirement = special || isUntilRetirement(model, paper(model, words));
  // R8.2: what the clause gives is exempt from the cap and uses none of it.
  const counted = model.benefits.filter((one) => one.subsidy === subsidy(words) && !one.special);
  const before = usedBefore(model, words) + counted.flatMap(grantedMonths).length;
  const term: Benefit = {
    subsidy: subsidy(words),
    rule,
    special,
    employment: number,
    form,
    decision: model.decisions.length,
    relied: relyOn(model, paper(model, words), ...reliedOn(rule, untilRetirement, words)),
    first: month(words),
    untilRetirement,
    before,
    months: untilRetirement ? Infinity : 36 - before,
    suspensions: [],
    stoppedFrom: null,
    // R8.5: what was approved before a change of the law and typed in after it ends as the law has moved it since.
    retirementMonth: special
      ? clauseEnds(model).slice(0, 7)
      : retirementMonth(untilRetirement ? model : { ...model, today: paper(model, words) }),
    status: 'RUNNING',
    reminded: new Set(),
  };
  if (!untilRetirement) term.months = grantedMonths(term).length;
  const [from, until] = [firstDayOf(term.first), lastDayOf(lastMonth(term) ?? term.first)];
  return { ...term, relied: [...term.relied, relyFor(model, 'UNEMPLOYMENT_BENEFIT', from, until)] };
}

export const retirementMonth = ({ birth, retires, today }: Model): Month =>
  retirementDay(birth, retires, today).slice(0, 7);
