import type { CivilDate, Month } from '#kernel/civil-date';
import type { Rulebook } from '#law/rulebook';
import type { Benefit, PersonState } from '../state.ts';
import type { Condition } from './condition.ts';
import type { Entitlement } from './entitlement.ts';
import { entitlementsTo, isMet, nearest } from './entitlement.ts';
import type { JudgedEmployment } from './needs.ts';
import type { TermAnswer } from './term.ts';
import { termOf } from './term.ts';

/**
 * (七)(八) One benefit judged for one person, the same way for an approval, a refusal and the answer about entitlements: every row of
 * the matrix is tried; the first that can be granted decides, else the first whose own conditions are met and that is held against
 * another benefit or the term, else the one that comes nearest.
 */
export interface Question {
  readonly state: PersonState;
  readonly benefit: Benefit['benefit'];
  readonly employment: JudgedEmployment | null;
  readonly on: CivilDate;
  readonly firstMonth: Month;
  readonly schoolYear: string | null;
  readonly rules: Rulebook;
}

export interface Judgement extends Entitlement {
  /** Null while a condition of the row itself is not met. */
  readonly term: TermAnswer | null;
}

export function judge(question: Question, payee?: Benefit['payee']): Judgement | undefined {
  const entitlements = entitlementsTo(question);
  const met = entitlements.filter(isMet).map((one) => ({ ...one, term: termOf({ ...question, row: one.row }) }));
  const fitting = met.filter(({ row }) => payee === undefined || row.payee === payee);
  const granted = fitting.find(({ term }) => term.refusal === null) ?? fitting[0] ?? met[0];
  const near = granted ? undefined : nearest(entitlements);
  return granted ?? (near && { ...near, term: null });
}

/** All conditions of the row and of the term that were judged. */
export function allConditions({ conditions, term }: Judgement): readonly Condition[] {
  return [...conditions, ...(term?.conditions ?? [])];
}
