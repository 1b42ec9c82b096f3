import type { CivilDate, Month } from '#kernel/civil-date';
import { addDays, addYears } from '#kernel/civil-date';
import { retirementDay } from './calendar.ts';
import type { Benefit, Model, Subsidy } from './state.ts';
import { isCertified, isRetired } from './state.ts';
import { grantedMonths, lastMonth } from './terms.ts';
import type { Words } from './words.ts';
import { month, paper } from './words.ts';

/** R3.1, R7.3a, R7.3b, R7.5, R7.8, R8.3: certified, of a named category, at work in a named form, months left, none granted twice. */
export function mayApprove(model: Model, words: Words): boolean {
  const { employment, benefits, subsidised } = model;
  const on = paper(model, words);
  if (on > model.today || on < (model.spells.at(-1)?.from ?? '')) return false;
  if (!isCertified(model) || !subsidised || employment === null || employment.form === 'SELF_EMPLOYED') return false;
  const qualifying = addDays(employment.from, -1);
  if (!model.spells.some(({ from, to }) => from <= qualifying && (to === null || qualifying < to))) return false;
  // Reading: a month is one of that work, and nothing is approved for who has reached retirement.
  if (month(words) < employment.from.slice(0, 7) || isRetired({ ...model, today: on })) return false;
  if (words.subsidy === 'POST' && employment.form !== 'PUBLIC_POST') return false;
  if (benefits.some((one) => one.subsidy === subsidy(words) && reaches(one, month(words)))) return false;
  return grantedMonths(termOf(model, words)).length > 0;
}

const subsidy = ({ subsidy: named = 'SOCIAL_INSURANCE' }: Words): Subsidy => named;

function reaches(benefit: Benefit, from: Month): boolean {
  const last = lastMonth(benefit);
  return last === null ? benefit.status === 'SUSPENDED' : last >= from;
}

/** R8.1: five years or less, the day itself included, by the table of the reference day, fixed for life. */
function isUntilRetirement({ reference, birth, retires, law }: Model, approvedOn: CivilDate): boolean {
  const on = reference ?? approvedOn;
  const [reached, horizon] = [retirementDay(birth, retires, on), addYears(on, 5)];
  return law.inclusive ? reached <= horizon : reached < horizon;
}

export function termOf(model: Model, words: Words): Benefit {
  const untilRetirement = isUntilRetirement(model, paper(model, words));
  const before = model.benefits.filter((one) => one.subsidy === subsidy(words)).flatMap(grantedMonths).length;
  const term: Benefit = {
    subsidy: subsidy(words),
    first: month(words),
    untilRetirement,
    before,
    months: untilRetirement ? Infinity : 36 - before,
    suspensions: [],
    stoppedFrom: null,
    // R8.5: what was approved before a change of the law and typed in after it ends as the law has moved it since.
    retirementMonth: retirementMonth(untilRetirement ? model : { ...model, today: paper(model, words) }),
    status: 'RUNNING',
    reminded: new Set(),
  };
  if (!untilRetirement) term.months = grantedMonths(term).length;
  return term;
}

export const retirementMonth = ({ birth, retires, today }: Model): Month =>
  retirementDay(birth, retires, today).slice(0, 7);
