import type { CivilDate, Month } from '#kernel/civil-date';
import { monthOf } from '#kernel/civil-date';
import type { BenefitCode, BenefitForm, Citation } from '#law/benefits';
import { BENEFIT_CODES } from '#law/benefits';
import type { Paragraph, RuleId } from '#law/paragraphs';
import { grounds, paragraphOf } from '#law/paragraphs';
import type { UnmetCondition } from '#law/refused';
import type { Rulebook } from '#law/rulebook';
import type { PersonState } from '../state.ts';
import type { Condition } from './condition.ts';
import { unmetOf } from './condition.ts';
import { allConditions, judge } from './judgement.ts';
import type { JudgedEmployment } from './needs.ts';
import { schoolYearIn } from './once.ts';
import type { Standard } from './standard.ts';
import { standardAmount, standardOfRow } from './standard.ts';

/** R7.7 (七) What a person could be granted on a day, with the reasons of every yes and every no. */
export interface EntitlementItem {
  readonly benefit: BenefitCode;
  readonly allowed: boolean;
  readonly qualifyingOn: CivilDate;
  /** The rule that gives it, or the one that comes nearest; null when no row speaks of the benefit there and then. */
  readonly rule: RuleId | null;
  readonly paragraphs: readonly Paragraph[];
  readonly rulebookVersion: string;
  readonly conditions: readonly EntitlementCondition[];
  /** R20.1: the document of the area whose own row it is. */
  readonly citation?: Citation;
  /** R7.6: what it pays in that month; left out while nobody orders it. */
  readonly amount?: EntitlementAmount;
  /** For a no: all that would have to change, and no more, for the rule that comes nearest. */
  readonly smallestChange?: readonly UnmetCondition[];
}

export interface EntitlementAmount extends Pick<Standard, 'formula' | 'rule' | 'orderedBy' | 'from'> {
  readonly paragraph: Paragraph;
  /** Yuan, where it rests on nothing else; null: on what will really be paid. */
  readonly yuan: string | null;
}

export type EntitlementCondition = Pick<Condition, 'text' | 'fact' | 'value' | 'since' | 'holds'>;

/**
 * Every benefit, yes or no. `form` supposes an employment of that form, which runs already or begins on the day; without it the
 * employment that runs on the day counts, and `null` supposes none. A supposed one has no contract and no employer yet.
 */
export function entitlements(
  state: PersonState,
  on: CivilDate,
  form: BenefitForm | null | undefined,
  rules: Rulebook,
): readonly EntitlementItem[] {
  const employment = form === null ? null : supposedOn(state, on, form);
  return BENEFIT_CODES.map((benefit) => itemOf(benefit, { state, on, employment, rules }));
}

/** The employment that runs on a day, the latest if there are several; of a form that does not run, one that begins on that day. */
export function supposedOn(state: PersonState, on: CivilDate, form?: BenefitForm): JudgedEmployment | null {
  const running = state.employments.findLast(
    (one) => one.from <= on && (one.to === null || on < one.to) && (form === undefined || one.form === form),
  );
  if (running) return running;
  return form === undefined ? null : { id: null, form, from: on, contractTo: null, employerArea: null };
}

interface Asked {
  readonly state: PersonState;
  readonly on: CivilDate;
  readonly employment: JudgedEmployment | null;
  readonly rules: Rulebook;
}

function itemOf(benefit: BenefitCode, asked: Asked): EntitlementItem {
  const { on, rules } = asked;
  const firstMonth: Month = monthOf(on);
  const judgement = judge({ ...asked, benefit, firstMonth, schoolYear: schoolYearIn(firstMonth) });
  const rulebookVersion = rules.version;
  if (!judgement) {
    return { benefit, allowed: false, qualifyingOn: on, rule: null, paragraphs: [], rulebookVersion, conditions: [] };
  }
  const conditions = allConditions(judgement);
  const unmet = unmetOf(conditions);
  const { row, qualifyingOn } = judgement;
  return {
    benefit,
    allowed: unmet.length === 0,
    qualifyingOn,
    rule: row.rule,
    paragraphs: grounds(row.rule).paragraphs as readonly Paragraph[],
    rulebookVersion,
    conditions: conditions.map(({ text, fact, value, since, holds }) => ({ text, fact, value, since, holds })),
    ...(row.citation === undefined ? {} : { citation: row.citation }),
    ...amountOf(standardOfRow(row, { ...asked, month: firstMonth })),
    ...(unmet.length === 0 ? {} : { smallestChange: unmet }),
  };
}

function amountOf(standard: Standard | null): Pick<EntitlementItem, 'amount'> {
  if (!standard) return {};
  const { formula, rule, orderedBy, from } = standard;
  return {
    amount: { yuan: standardAmount(standard, null), formula, rule, paragraph: paragraphOf(rule), orderedBy, from },
  };
}
