import type { CivilDate } from '#kernel/civil-date';
import { addDays } from '#kernel/civil-date';
import { spanOn } from '#kernel/span';
import type { EntitlementRow } from '#law/benefits';
import type { Rulebook } from '#law/rulebook';
import { categoriesOn } from '../categories.ts';
import { mayHoldFrom } from '../category-conditions.ts';
import { areaOf } from '../stages.ts';
import type { Benefit, PersonState } from '../state.ts';
import type { Condition } from './condition.ts';
import { unmetOf } from './condition.ts';
import type { JudgedEmployment } from './needs.ts';
import { needOf } from './needs.ts';

/**
 * R7.x, R7.8 (七) Refuse by default: a benefit is granted when one row of the matrix has all its conditions met. Being certified,
 * where the row asks for it, is needed on the day of approval and on the qualifying date, the other conditions on the qualifying
 * date: for a hire the day before it began, so that the hire which ends long unemployment does not destroy the benefit it earns;
 * else the day of application.
 */
export interface EntitlementQuestion {
  readonly state: PersonState;
  readonly benefit: Benefit['benefit'];
  readonly employment: JudgedEmployment | null;
  readonly on: CivilDate;
  readonly rules: Rulebook;
}

export interface Entitlement {
  readonly row: EntitlementRow;
  readonly qualifyingOn: CivilDate;
  readonly conditions: readonly Condition[];
}

/** Every row that speaks of the benefit there and then, judged; in the order of the matrix. */
export function entitlementsTo(question: EntitlementQuestion): readonly Entitlement[] {
  const { state, benefit, on, rules } = question;
  return rules.entitlementRows({ benefit, area: areaOf(state), on }).map((row) => judged(question, row));
}

export function isMet({ conditions }: Entitlement): boolean {
  return conditions.every(({ holds }) => holds);
}

/**
 * The row that comes nearest: it says what is missing. Of two as near the earlier, but the special clause (R8.2) speaks first for
 * who holds its certificate.
 */
export function nearest(entitlements: readonly Entitlement[]): Entitlement | undefined {
  const special = entitlements.filter(({ conditions }) =>
    conditions.some(({ fact, holds }) => fact === 'REEMPLOYMENT_CERTIFICATE' && holds),
  );
  const ordered = [...special, ...entitlements.filter((one) => !special.includes(one))];
  return ordered.reduce<Entitlement | undefined>(
    (best, one) => (best && unmetOf(best.conditions).length <= unmetOf(one.conditions).length ? best : one),
    undefined,
  );
}

function judged(question: EntitlementQuestion, row: EntitlementRow): Entitlement {
  const { state, employment, on, rules } = question;
  const before = row.qualifying === 'BEFORE_EMPLOYMENT' && employment;
  const qualifyingOn = before ? addDays(before.from, -1) : on;
  const conditions = [
    ...(row.certified ? certification(state, on, qualifyingOn) : []),
    ...(row.who ? [categoryOn(question, row.who, qualifyingOn)] : []),
    ...(row.forms ? [formOf(employment, row.forms, qualifyingOn)] : []),
    ...row.alsoNeeds.map((need) => needOf({ state, employment, qualifyingOn, rules }, need)),
  ];
  return { row, qualifyingOn, conditions };
}

/** R3.1, R7.8. */
function certification(state: PersonState, on: CivilDate, qualifyingOn: CivilDate): readonly Condition[] {
  const today = certifiedOn(state, on, 'CERTIFIED');
  return qualifyingOn === on ? [today] : [today, certifiedOn(state, qualifyingOn, 'CERTIFIED_ON_QUALIFYING_DATE')];
}

function certifiedOn({ qualifications }: PersonState, on: CivilDate, text: Condition['text']): Condition {
  const span = spanOn(qualifications, on);
  return {
    text,
    fact: 'CERTIFIED',
    asOf: on,
    value: span?.value ?? 'NONE',
    needed: 'CERTIFIED',
    holds: span?.value === 'CERTIFIED',
    since: span?.from ?? null,
    ...(span ? { sourceEventId: span.byEvent } : {}),
  };
}

/** R7.8, R3.2: a category counts on the qualifying date, and not before the record lets it hold, whatever day it was claimed from. */
function categoryOn(
  { state, rules }: EntitlementQuestion,
  who: NonNullable<EntitlementRow['who']>,
  on: CivilDate,
): Condition {
  const held = categoriesOn(state.application, on).filter(
    ({ code }) => (mayHoldFrom(code, state, on, rules) ?? on) <= on,
  );
  const counting = held.find(({ code }) => who.includes(code));
  return {
    text: 'CATEGORY_ON_QUALIFYING_DATE',
    fact: `CATEGORY:${counting?.code ?? who.join('|')}`,
    asOf: on,
    value: held.map(({ code }) => code).join('|') || 'NONE',
    needed: who.join('|'),
    holds: counting !== undefined,
    since: counting?.since ?? null,
    ...(counting ? { sourceEventId: counting.eventId } : {}),
  };
}

function formOf(
  employment: JudgedEmployment | null,
  forms: NonNullable<EntitlementRow['forms']>,
  on: CivilDate,
): Condition {
  return {
    text: 'EMPLOYMENT_FORM',
    fact: 'EMPLOYMENT_FORM',
    asOf: employment?.from ?? on,
    value: employment?.form ?? 'NONE',
    needed: forms.join('|'),
    holds: employment !== null && forms.includes(employment.form),
    since: employment?.from ?? null,
    ...(employment?.id ? { sourceEventId: employment.id } : {}),
  };
}
