import type { CivilDate } from '#kernel/civil-date';
import { addDays, addYears } from '#kernel/civil-date';
import type { BasisItem } from '#kernel/event';
import { spanOn } from '#kernel/span';
import type { EntitlementNeed, EntitlementRow } from '#law/benefits';
import type { RuleId } from '#law/paragraphs';
import type { UnmetCondition } from '#law/refused';
import type { Rulebook } from '#law/rulebook';
import { areaOf } from '../stages.ts';
import type { Benefit, Employment, PersonState } from '../state.ts';

/**
 * R7.3, R7.8 (七) Refuse by default: a benefit is granted when one row of the matrix has all its conditions met. Being certified
 * is asked for on the day of approval and on the qualifying date, the other conditions on the qualifying date: the day before
 * the employment began, so that the hire which ends long unemployment does not destroy the benefit it earns.
 */
export interface EntitlementQuestion {
  readonly state: PersonState;
  readonly benefit: Benefit['benefit'];
  readonly employment: Employment;
  readonly on: CivilDate;
  readonly rules: Rulebook;
}

export interface Entitlement {
  readonly rule: RuleId;
  readonly payee: EntitlementRow['payee'] | null;
  readonly qualifyingOn: CivilDate;
  readonly basis: readonly BasisItem[];
  /** Empty: entitled. */
  readonly unmet: readonly UnmetCondition[];
}

interface Condition {
  readonly unmet: UnmetCondition;
  readonly basis: BasisItem;
}

/** The row whose conditions are all met, else the one that comes nearest: it says what is missing. */
export function entitlementTo(question: EntitlementQuestion): Entitlement {
  const { state, benefit, employment, on, rules } = question;
  const qualifyingOn = addDays(employment.from, -1);
  const certified = certifiedOn(state, qualifyingOn);
  const answers = rules.entitlementRows({ benefit, area: areaOf(state), on }).map((row) => {
    const conditions = [certified, ...rowConditions(question, row, qualifyingOn)];
    return { rule: row.rule, payee: row.payee, qualifyingOn, ...judged(conditions) };
  });
  const nothing: Entitlement = { rule: 'R7.3', payee: null, qualifyingOn, ...judged([certified]) };
  return answers.reduce(
    (best, answer) => (best.unmet.length <= answer.unmet.length ? best : answer),
    answers[0] ?? nothing,
  );
}

function rowConditions(
  question: EntitlementQuestion,
  row: EntitlementRow,
  qualifyingOn: CivilDate,
): readonly Condition[] {
  const { state, employment } = question;
  return [
    ...(row.who ? [categoryOn(state, row.who, qualifyingOn)] : []),
    ...(row.forms ? [formOf(employment, row.forms)] : []),
    ...row.alsoNeeds.map((need) => needOf(employment, need)),
  ];
}

function certifiedOn(state: PersonState, on: CivilDate): Condition {
  const span = spanOn(state.qualifications, on);
  const holds = span?.value === 'CERTIFIED';
  return condition('CERTIFIED_ON_QUALIFYING_DATE', span?.value ?? 'NONE', 'CERTIFIED', {
    fact: 'CERTIFIED',
    asOf: on,
    holds,
    ...(span ? { sourceEventId: span.byEvent } : {}),
  });
}

function categoryOn(state: PersonState, who: NonNullable<EntitlementRow['who']>, on: CivilDate): Condition {
  const held = (state.application?.categories ?? []).filter(({ since }) => since <= on);
  const counting = held.find(({ code }) => who.includes(code));
  return condition('CATEGORY_ON_QUALIFYING_DATE', held.map(({ code }) => code).join('|') || 'NONE', who.join('|'), {
    fact: `CATEGORY:${counting?.code ?? who.join('|')}`,
    asOf: on,
    holds: counting !== undefined,
    ...(counting ? { sourceEventId: counting.eventId } : {}),
  });
}

function formOf(employment: Employment, forms: NonNullable<EntitlementRow['forms']>): Condition {
  return condition('EMPLOYMENT_FORM', employment.form, forms.join('|'), {
    fact: 'EMPLOYMENT_FORM',
    asOf: employment.from,
    holds: forms.includes(employment.form),
    sourceEventId: employment.id,
  });
}

/** Only what an employment itself shows can be met here; any other need has its facts in a chapter of its own. */
function needOf(employment: Employment, need: EntitlementNeed): Condition {
  const { from, contractTo } = employment;
  const holds = need === 'CONTRACT_OF_A_YEAR' && contractTo !== null && addDays(contractTo, 1) >= addYears(from, 1);
  const actual = need === 'CONTRACT_OF_A_YEAR' ? (contractTo ?? 'NONE') : 'NONE';
  return condition('FACT', actual, need, { fact: need, asOf: from, holds, sourceEventId: employment.id });
}

function condition(code: UnmetCondition['condition'], actual: string, needed: string, basis: BasisItem): Condition {
  return { unmet: { condition: code, actual, needed }, basis };
}

function judged(conditions: readonly Condition[]): Pick<Entitlement, 'basis' | 'unmet'> {
  return {
    basis: conditions.map(({ basis }) => basis),
    unmet: conditions.filter(({ basis }) => !basis.holds).map(({ unmet }) => unmet),
  };
}
