import type { CivilDate, Month } from '#kernel/civil-date';
import { firstDayOf } from '#kernel/civil-date';
import type { Refusal } from '#kernel/refusal';
import { spanOn } from '#kernel/span';
import type { AmountFormula } from '#law/amounts';
import { amountUnder, mostUnder } from '#law/amounts';
import type { AreaCode } from '#law/area';
import type { EntitlementRow } from '#law/benefits';
import type { RuleId } from '#law/paragraphs';
import type { UnmetCondition } from '#law/refused';
import { refused as refusalOf } from '#law/refused';
import type { Rulebook } from '#law/rulebook';
import { yuanAbove } from '#law/yuan';
import { areaOf } from '../stages.ts';
import type { Benefit, PersonState } from '../state.ts';
import type { Condition } from './condition.ts';
import type { JudgedEmployment } from './needs.ts';
import { needOf } from './needs.ts';

/**
 * R7.6 (七) The standard of a benefit for one person in one month: what the text names with the row itself, else the first that the
 * areas order on the first day of the month, in the area the case belonged to then, and whose needs hold on that day. Null: nobody
 * orders one, the officer names the amount.
 */
export interface Standard {
  readonly formula: AmountFormula;
  readonly rule: RuleId;
  readonly orderedBy: AreaCode;
  readonly from: CivilDate;
  /** The facts it is for, which hold. */
  readonly conditions: readonly Condition[];
}

export interface StandardQuestion {
  readonly state: PersonState;
  readonly benefit: Pick<Benefit, 'benefit' | 'form' | 'payee'>;
  readonly employment: JudgedEmployment | null;
  readonly month: Month;
  readonly rules: Rulebook;
}

export function standardOf(question: StandardQuestion): Standard | null {
  const { state, benefit, month, rules } = question;
  const on = firstDayOf(month);
  const ordered = rules.amounts({ ...benefit, area: areaIn(state, month), on });
  const judged = ordered.map(({ alsoNeeds, formula, area, from }) => ({
    formula,
    rule: 'R7.6' as const,
    orderedBy: area,
    from,
    conditions: alsoNeeds.map((need) => needOf({ ...question, qualifyingOn: on }, need)),
  }));
  return judged.find(({ conditions }) => conditions.every(({ holds }) => holds)) ?? null;
}

/** R7.4a, R7.4c, R9.2: the amount stands in the text, and in the row of the matrix that the text became. */
export function standardOfRow(row: EntitlementRow, question: Omit<StandardQuestion, 'benefit'>): Standard | null {
  const { amount, rule, area, from, forms, benefit, payee } = row;
  if (amount !== undefined) {
    return { formula: { kind: 'fixed', amount }, rule, orderedBy: area, from, conditions: [] };
  }
  const form = forms === null ? null : (question.employment?.form ?? null);
  return standardOf({ ...question, benefit: { benefit, form, payee } });
}

/** What it pays by itself, or for what was really paid; null while that is not known. */
export function standardAmount({ formula }: Standard, paid: string | null): string | null {
  return amountUnder(formula, paid);
}

/** An amount as an officer gives it, held against the standard. */
export interface Given {
  readonly standard: Standard | null;
  readonly amount: string;
  /** Null while it is not known. */
  readonly paid: string | null;
}

/** R7.6 (七) No amount above the standard. */
export function againstStandard(given: readonly Given[]): Refusal | null {
  const above = given.filter(isAbove);
  const standard = above[0]?.standard;
  if (!standard) return null;
  const { orderedBy, from } = standard;
  const refusal = refusalOf('AMOUNT_ABOVE_STANDARD', 'R7.6', ...above.map(asUnmet));
  return { ...refusal, details: { orderedBy, from } };
}

function isAbove({ standard, amount, paid }: Given): boolean {
  const most = standard && mostUnder(standard.formula, paid);
  return most !== null && yuanAbove(amount, most);
}

function asUnmet({ standard, amount, paid }: Given): UnmetCondition {
  const most = standard && mostUnder(standard.formula, paid);
  return { condition: 'AMOUNT_WITHIN_STANDARD', actual: amount, needed: `<=${most ?? ''}` };
}

/** R20.1: a move within the month leaves that month to the area it began in. */
function areaIn(state: PersonState, month: Month): AreaCode {
  return spanOn(state.registration?.areas ?? [], firstDayOf(month))?.value ?? areaOf(state);
}
