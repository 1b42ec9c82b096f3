import type { CivilDate } from '#kernel/civil-date';
import { addDays, addMonths, addYears, monthOf, yearOf } from '#kernel/civil-date';
import { startOfDay } from '#kernel/instant';
import type { Span } from '#kernel/span';
import { spanOn, valueOn } from '#kernel/span';
import type { EntitlementNeed } from '#law/entitlement-needs';
import type { FactCode } from '#law/facts';
import type { Rulebook } from '#law/rulebook';
import { SPECIAL_CLAUSE } from '#law/subsidy-special-clause';
import { monthsUsed } from '../benefit-term.ts';
import { categoriesOn } from '../categories.ts';
import { areaOf } from '../stages.ts';
import type { Employment, PersonState } from '../state.ts';
import type { Condition } from './condition.ts';

/** What a row of the matrix asks for besides category and form (R3.4, R7.2, R7.4, R8.2, R9), judged on the qualifying date. */
export interface NeedQuestion {
  readonly state: PersonState;
  readonly employment: JudgedEmployment | null;
  readonly qualifyingOn: CivilDate;
  readonly rules: Rulebook;
}

/** What of an employment conditions ask for; one that is only supposed has no event. */
export type JudgedEmployment = Pick<Employment, 'form' | 'from' | 'contractTo' | 'employerArea'> & {
  readonly id: string | null;
};

export function needOf(question: NeedQuestion, need: EntitlementNeed): Condition {
  switch (need) {
    case 'CONTRACT_OF_A_YEAR':
      return contractOfAYear(question);
    case 'EMPLOYER_IN_PROVINCE':
      return employerInProvince(question);
    case 'REGISTERED_UNEMPLOYED':
      return registered(question);
    case 'UNEMPLOYED_6_MONTHS':
      return unemployedForMonths(question);
    case 'GRADUATION_YEAR':
      return graduationYear(question);
    case 'POOR_RURAL_HOUSEHOLD':
      return either(flag(question, 'RURAL_MLA', need), flag(question, 'ZERO_TRANSFER_HOUSEHOLD', need));
    case 'ZERO_EMPLOYMENT_HOUSEHOLD':
      return either(flag(question, need), householdCategory(question));
    case 'RECOGNISED_4050_IN_TIME':
      return recognisedInTime(question);
    case 'FLEXIBLE_SUBSIDY_3_YEARS':
      return flexibleMonthsDrawn(question);
    case 'URBAN_MLA':
    case 'RURAL_MLA':
    case 'ZERO_TRANSFER_HOUSEHOLD':
    case 'TECHNICAL_SCHOOL':
    case 'REEMPLOYMENT_CERTIFICATE':
    case 'OWN_INSURANCE':
      return flag(question, need);
    default:
      return need satisfies never;
  }
}

/** A sensitive value is never told by a "no": what does not hold reads NONE, whether it was denied or never recorded. */
function flag({ state, qualifyingOn }: NeedQuestion, fact: FactCode, needed: string = fact): Condition {
  const span = spanOn(state.facts[fact] ?? [], qualifyingOn);
  const holds = span?.value === 'true';
  const value = holds ? 'true' : 'NONE';
  return { text: 'FACT', fact, asOf: qualifyingOn, value, needed, holds, ...sourceOf(span) };
}

function sourceOf(span: Span<string> | undefined): Pick<Condition, 'since' | 'sourceEventId'> {
  return span ? { since: span.from, sourceEventId: span.byEvent } : { since: null };
}

function either(first: Condition, second: Condition): Condition {
  return second.holds && !first.holds ? second : first;
}

function hired(employment: JudgedEmployment | null): Pick<Condition, 'since' | 'sourceEventId'> {
  if (!employment) return { since: null };
  return { since: employment.from, ...(employment.id === null ? {} : { sourceEventId: employment.id }) };
}

/** R7.4a, R9.2: 1年以上劳动合同, both days included. */
function contractOfAYear({ employment, qualifyingOn }: NeedQuestion): Condition {
  const from = employment?.from ?? qualifyingOn;
  const contractTo = employment?.contractTo ?? null;
  const needed = addDays(addYears(from, 1), -1);
  return {
    text: 'CONTRACT_OF_A_YEAR',
    fact: 'CONTRACT_OF_A_YEAR',
    asOf: from,
    value: contractTo ?? 'NONE',
    needed: `>=${needed}`,
    holds: contractTo !== null && contractTo >= needed,
    ...hired(employment),
  };
}

/** R9.2: 省内企业. */
function employerInProvince({ state, employment, qualifyingOn }: NeedQuestion): Condition {
  const province = areaOf(state).slice(0, 2);
  const area = employment?.employerArea ?? null;
  return {
    text: 'EMPLOYER_IN_PROVINCE',
    fact: 'EMPLOYER_IN_PROVINCE',
    asOf: employment?.from ?? qualifyingOn,
    value: area ?? 'NONE',
    needed: `${province}0000`,
    holds: area !== null && area.slice(0, 2) === province,
    ...hired(employment),
  };
}

function registered({ state: { registration }, qualifyingOn }: NeedQuestion): Condition {
  const holds = registration !== null && registration.on <= qualifyingOn;
  return {
    text: 'REGISTERED',
    fact: 'REGISTERED',
    asOf: qualifyingOn,
    value: registration?.on ?? 'NONE',
    needed: 'REGISTERED',
    holds,
    since: registration?.on ?? null,
    ...(registration ? { sourceEventId: registration.eventId } : {}),
  };
}

/** R7.2: 登记失业半年以上, months that end at the latest with the work for which it is asked. */
function unemployedForMonths({ state, employment, qualifyingOn, rules }: NeedQuestion): Condition {
  const { registration } = state;
  const recorded = spanOn(state.facts.UNEMPLOYED_SINCE ?? [], qualifyingOn);
  const since = recorded?.value ?? registration?.unemployedSince ?? registration?.on ?? null;
  const until = employment && employment.from < qualifyingOn ? employment.from : qualifyingOn;
  const months = rules.parameter('taxReliefUnemployedMonths', areaOf(state), qualifyingOn);
  const reached = since === null ? null : addMonths(since, months);
  const source = recorded?.byEvent ?? registration?.eventId;
  return {
    text: 'UNEMPLOYED_MONTHS',
    fact: 'UNEMPLOYED_SINCE',
    asOf: until,
    value: since ?? 'NONE',
    needed: reached === null ? `${months}` : `>=${reached}`,
    holds: reached !== null && reached <= until,
    since,
    ...(source === undefined ? {} : { sourceEventId: source }),
    ...(reached !== null && until === qualifyingOn && reached > until ? { satisfiableAt: startOfDay(reached) } : {}),
  };
}

/** R7.2: 毕业年度内. */
function graduationYear({ state, qualifyingOn }: NeedQuestion): Condition {
  const span = spanOn(state.facts.GRADUATED ?? [], qualifyingOn);
  return {
    text: 'GRADUATION_YEAR',
    fact: 'GRADUATED',
    asOf: qualifyingOn,
    value: span?.value ?? 'NONE',
    needed: String(yearOf(qualifyingOn)),
    holds: span !== undefined && yearOf(span.value) === yearOf(qualifyingOn),
    ...sourceOf(span),
  };
}

/** R7.4c, R3.2: a category counts once it is certified; what an application claims is no household that was confirmed. */
function householdCategory({ state, qualifyingOn }: NeedQuestion): Condition {
  const certified = valueOn(state.qualifications, qualifyingOn) === 'CERTIFIED';
  const categories = certified ? categoriesOn(state.application, qualifyingOn) : [];
  const held = categories.find(({ code }) => code === 'ZERO_EMPLOYMENT_HOUSEHOLD');
  return {
    text: 'CATEGORY_ON_QUALIFYING_DATE',
    fact: 'CATEGORY:ZERO_EMPLOYMENT_HOUSEHOLD',
    asOf: qualifyingOn,
    value: held?.code ?? 'NONE',
    needed: 'ZERO_EMPLOYMENT_HOUSEHOLD',
    holds: held !== undefined,
    since: held?.since ?? null,
    ...(held ? { sourceEventId: held.eventId } : {}),
  };
}

/** R8.2: 2008年12月31日前被认定为“4050”人员, that day included. */
function recognisedInTime({ state, qualifyingOn }: NeedQuestion): Condition {
  const span = spanOn(state.facts.RECOGNISED_4050 ?? [], qualifyingOn);
  return {
    text: 'RECOGNISED_IN_TIME',
    fact: 'RECOGNISED_4050',
    asOf: qualifyingOn,
    value: span?.value ?? 'NONE',
    needed: `<=${SPECIAL_CLAUSE.recognisedUntil}`,
    holds: span !== undefined && span.value <= SPECIAL_CLAUSE.recognisedUntil,
    ...sourceOf(span),
  };
}

/** R8.2: 灵活就业人员社会保险补贴已满3年, in this record and before it. */
function flexibleMonthsDrawn({ state, qualifyingOn }: NeedQuestion): Condition {
  const before = spanOn(state.facts.MONTHS_USED_BEFORE ?? [], qualifyingOn);
  const drawn = state.benefits.filter(
    ({ benefit, form, approvedOn }) =>
      benefit === 'SOCIAL_INSURANCE' && form === 'FLEXIBLE' && approvedOn <= qualifyingOn,
  );
  const months = drawn.reduce(
    (sum, benefit) => sum + monthsUsed(benefit, monthOf(qualifyingOn)),
    Number(valueOn(state.facts.MONTHS_USED_BEFORE ?? [], qualifyingOn) ?? '0'),
  );
  const source = before?.byEvent ?? drawn[0]?.id;
  return {
    text: 'FLEXIBLE_MONTHS_DRAWN',
    fact: 'MONTHS_USED_BEFORE',
    asOf: qualifyingOn,
    value: String(months),
    needed: `>=${SPECIAL_CLAUSE.monthsDrawn}`,
    holds: months >= SPECIAL_CLAUSE.monthsDrawn,
    since: before?.from ?? drawn[0]?.approvedOn ?? null,
    ...(source === undefined ? {} : { sourceEventId: source }),
  };
}
