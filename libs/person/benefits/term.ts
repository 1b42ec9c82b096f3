import type { CivilDate, Month } from '#kernel/civil-date';
import { monthOf } from '#kernel/civil-date';
import type { Refusal } from '#kernel/refusal';
import type { EntitlementRow } from '#law/benefits';
import { isSubsidy } from '#law/benefits';
import type { RuleId } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { RefusalCode } from '#law/texts';
import type { Rulebook } from '#law/rulebook';
import { areaOf } from '../stages.ts';
import type { PersonState } from '../state.ts';
import type { Condition } from './condition.ts';
import { unmetOf } from './condition.ts';
import { doubled } from './double.ts';
import type { Grant } from './granting.ts';
import { grantOf } from './granting.ts';
import type { JudgedEmployment } from './needs.ts';
import { excludedBy, grantedBefore } from './once.ts';

/**
 * R7.5, R8.1, R8.3, R9.2: what a benefit that a row would give is still held against: another one in the same month, its months, the
 * age. In the order in which they are asked.
 */
export interface TermQuestion {
  readonly state: PersonState;
  readonly row: EntitlementRow;
  readonly employment: JudgedEmployment | null;
  readonly schoolYear: string | null;
  readonly on: CivilDate;
  readonly firstMonth: Month;
  readonly rules: Rulebook;
}

export interface TermAnswer {
  /** Null when the person's birth date is erased: a subsidy's term cannot be computed then. */
  readonly grant: Grant | null;
  readonly conditions: readonly Condition[];
  readonly refusal: Refusal | null;
}

/** A condition with the refusal it leads to. */
interface Held {
  readonly condition: Condition;
  readonly code: RefusalCode;
  readonly rules: readonly [RuleId, ...RuleId[]];
  readonly details?: Refusal['details'];
}

export function termOf(question: TermQuestion): TermAnswer {
  const { state, row, on, firstMonth, rules } = question;
  const { identity } = state;
  if (!identity && isSubsidy(row.benefit)) return withoutBirthDate(on);
  const person = identity ?? { birthOn: on, sex: 'MALE' };
  const grant = grantOf({ state, person, benefit: row.benefit, rule: row.rule, on, firstMonth, rules });
  const held = [
    ...(isSubsidy(row.benefit) ? againstSubsidy(question, grant) : againstOnce(question)),
    ...together(question),
  ];
  const first = held.find(({ condition }) => !condition.holds);
  return { grant, conditions: held.map(({ condition }) => condition), refusal: first ? refusalFor(first) : null };
}

function refusalFor({ condition, code, rules, details }: Held): Refusal {
  const refusal = refusalOf(code, rules, ...unmetOf([condition]));
  return details ? { ...refusal, details } : refusal;
}

function withoutBirthDate(on: CivilDate): TermAnswer {
  const condition = plain('FACT', 'BIRTH_DATE', on, { value: 'NONE', needed: 'BIRTH_DATE', holds: false });
  const refusal = refusalOf('NO_ENTITLEMENT', 'R8.1', ...unmetOf([condition]));
  return { grant: null, conditions: [condition], refusal };
}

function againstSubsidy(question: TermQuestion, grant: Grant): readonly Held[] {
  return [
    begun(question),
    beforeRetirement(question, grant),
    ...notDouble(question, grant),
    monthsLeft(question, grant),
  ];
}

/** R7.8: no month before the employment began. */
function begun({ employment, on, firstMonth }: TermQuestion): Held {
  const from = employment ? monthOf(employment.from) : firstMonth;
  const what = { value: firstMonth, needed: `>=${from}`, holds: firstMonth >= from };
  const condition = plain('MONTH_IN_TERM', 'FIRST_MONTH', on, what);
  return { condition, code: 'MONTH_OUT_OF_TERM', rules: ['R7.8', 'R8.1'] };
}

function beforeRetirement({ on }: TermQuestion, { retirementOn }: Grant): Held {
  const what = { value: on, needed: `<${retirementOn ?? ''}`, holds: retirementOn === null || on < retirementOn };
  const condition = plain('BEFORE_RETIREMENT', 'RETIREMENT', on, what);
  return { condition, code: 'RETIREMENT_REACHED', rules: ['R8.1', 'R8.6'] };
}

/** R7.5, for the months it would be granted; at least the first is looked at. */
function notDouble({ state, row, on, firstMonth }: TermQuestion, { lastMonth }: Grant): readonly Held[] {
  const unmet = doubled(state, row.benefit, { firstMonth, lastMonth: lastMonth < firstMonth ? firstMonth : lastMonth });
  return (['NO_SAME_BENEFIT_IN_MONTH', 'NO_UNEMPLOYMENT_BENEFIT'] as const).map((text) => {
    const found = unmet.find(({ condition }) => condition === text);
    const what = { value: found?.actual ?? 'NONE', needed: 'NONE', holds: found === undefined };
    const fact = text === 'NO_UNEMPLOYMENT_BENEFIT' ? 'UNEMPLOYMENT_BENEFIT' : row.benefit;
    return { condition: plain(text, fact, on, what), code: 'DOUBLE_BENEFIT', rules: ['R7.5'] };
  });
}

/** R8.3, R8.1: months are left of the cap, and the first of them does not lie behind the end. */
function monthsLeft({ state, on, firstMonth, rules }: TermQuestion, grant: Grant): Held {
  if (grant.monthsLeft === 0) {
    const max = rules.parameter('maxSubsidyMonths', areaOf(state), on);
    const used = Math.max(grant.monthsBefore, max);
    const what = { value: String(used), needed: `<${max}`, holds: false };
    const condition = plain('MONTHS_LEFT', 'MONTHS_USED', on, what);
    return { condition, code: 'MONTHS_EXHAUSTED', rules: ['R8.3', 'R8.1'], details: { max } };
  }
  const needed = grant.termBasis === 'CAPPED_36' && grant.retirementOn ? monthOf(grant.retirementOn) : grant.lastMonth;
  const what = { value: firstMonth, needed: `<=${needed}`, holds: grant.lastMonth >= firstMonth };
  return {
    condition: plain(grant.monthsLeft === null ? 'MONTH_IN_TERM' : 'MONTHS_LEFT', 'MONTHS_USED', on, what),
    code: 'MONTH_OUT_OF_TERM',
    rules: ['R7.8', 'R8.1'],
  };
}

function againstOnce({ state, row, employment, schoolYear, on, firstMonth }: TermQuestion): readonly Held[] {
  const cause = { row, employmentId: employment?.id ?? null, schoolYear, month: firstMonth };
  const before = grantedBefore(state, cause);
  const what = { value: before?.firstMonth ?? 'NONE', needed: 'NONE', holds: before === undefined };
  const condition = { ...plain('ONCE_ONLY', row.benefit, on, what), ...(before ? { sourceEventId: before.id } : {}) };
  return [{ condition, code: 'DOUBLE_BENEFIT', rules: [row.rule, 'R7.5'] }];
}

function together({ state, row, employment, on }: TermQuestion): readonly Held[] {
  if (!row.notWith) return [];
  const other = excludedBy(state, { row, employmentId: employment?.id ?? null });
  const what = { value: other?.rule ?? 'NONE', needed: 'NONE', holds: other === undefined };
  const condition = {
    ...plain('NOT_TOGETHER', row.notWith.join('|'), on, what),
    ...(other ? { sourceEventId: other.id } : {}),
  };
  return [{ condition, code: 'NOT_TOGETHER', rules: ['R9.2', 'R7.4a'] }];
}

type What = Pick<Condition, 'value' | 'needed' | 'holds'>;

function plain(text: Condition['text'], fact: string, asOf: CivilDate, what: What): Condition {
  return { text, fact, asOf, since: null, ...what };
}
