import type { CivilDate } from '#kernel/civil-date';
import type { AreaCode } from './area.ts';
import type { CategoryCode } from './categories.ts';
import type { EntitlementNeed } from './entitlement-needs.ts';
import type { Bilingual } from './language.ts';
import type { Paragraph, RuleId } from './paragraphs.ts';

/** R7 (七) What an assisted person, or who takes one on, can be granted. */
export const BENEFITS = {
  SOCIAL_INSURANCE: { zh: '社会保险补贴', en: 'social-insurance subsidy' },
  POST: { zh: '公益性岗位补贴', en: 'post subsidy' },
  HIRING_REWARD: { zh: '一次性就业奖励', en: 'one-off hiring reward' },
  GROUP_EMPLOYMENT_GRANT: { zh: '组织起来就业补助', en: 'group-employment grant' },
  SCHOOL_AID: { zh: '技校补贴', en: 'technical-school aid' },
  TAX_RELIEF_EMPLOYER: { zh: '税收优惠（吸纳就业企业）', en: 'tax relief for the employer' },
  TAX_RELIEF_SELF: { zh: '税收优惠（个体经营）', en: 'tax relief for the self-employed' },
  TRAINING: { zh: '职业培训补贴', en: 'training subsidy' },
  SKILL_TEST: { zh: '职业技能鉴定补贴', en: 'skill-test subsidy' },
  STARTUP_TRAINING: { zh: '创业培训补贴', en: 'start-up-training subsidy' },
  PLACEMENT: { zh: '职业介绍补贴', en: 'placement subsidy' },
  GUARANTEED_LOAN: { zh: '小额担保贷款及贴息', en: 'small guaranteed loan with interest subsidy' },
  RURAL_POST_GRANT: { zh: '一次性岗位补贴', en: 'one-off rural post grant' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type BenefitCode = keyof typeof BENEFITS;

export const BENEFIT_CODES = Object.keys(BENEFITS) as readonly BenefitCode[];

export const EMPLOYMENT_FORMS = {
  ENTERPRISE: { zh: '企业吸纳就业', en: 'hired by an enterprise' },
  FLEXIBLE: { zh: '灵活就业', en: 'flexible employment' },
  PUBLIC_POST: { zh: '公益性岗位就业', en: 'public-welfare post' },
  SELF_EMPLOYED: { zh: '个体经营、自主创业', en: 'self-employed' },
  ORGANISED: { zh: '组织起来就业', en: 'organised employment' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type EmploymentForm = keyof typeof EMPLOYMENT_FORMS;

/** A benefit is granted for one form of employment. */
export type BenefitForm = EmploymentForm;

export const PAYEES = {
  EMPLOYER: { zh: '用人单位', en: 'employer' },
  PERSON: { zh: '本人', en: 'person' },
  HOUSEHOLD: { zh: '家庭', en: 'household' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type Payee = keyof typeof PAYEES;

/** R8.1, R8.2 (八) What a benefit's term rests on. */
export const TERM_BASES = {
  CAPPED_36: { zh: '累计最长三年', en: 'at most three years in all' },
  UNTIL_RETIREMENT: { zh: '延长至退休', en: 'until retirement' },
  SPECIAL_CLAUSE: { zh: '“4050”特别规定，延长至退休', en: 'special clause, until retirement' },
  ONE_OFF: { zh: '一次性', en: 'one-off' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type TermBasis = keyof typeof TERM_BASES;

/** R8.1 (八): the two benefits with a term of their own; every other one is granted once. */
export function isSubsidy(benefit: BenefitCode): boolean {
  return benefit === 'SOCIAL_INSURANCE' || benefit === 'POST';
}

/**
 * One cell of the entitlement matrix. Refuse by default: what no row allows is not granted. `who` is the list of categories of
 * which one must hold on the qualifying date; `null` where the row asks for other facts (`alsoNeeds`) or for nobody in particular.
 */
export interface EntitlementRow {
  readonly rule: RuleId;
  readonly paragraph: Paragraph;
  readonly area: AreaCode;
  readonly from: CivilDate;
  readonly to?: CivilDate;
  /** R3.1: whether the person must be certified; the text itself names who need not be. */
  readonly certified: boolean;
  /** R7.8: the day on which the conditions are judged. */
  readonly qualifying: 'BEFORE_EMPLOYMENT' | 'APPLICATION';
  readonly who: readonly CategoryCode[] | null;
  /** The forms of employment of which one is needed; `null` = none is needed. */
  readonly forms: readonly EmploymentForm[] | null;
  readonly benefit: BenefitCode;
  readonly payee: Payee;
  readonly alsoNeeds: readonly EntitlementNeed[];
  /** Not together with a benefit of these rules for the same hire. */
  readonly notWith?: readonly RuleId[];
  /** Yuan, where the text fixes the amount: no area orders another (R7.6). */
  readonly amount?: string;
  /** R20.1: what an area's own row rests on; the text's rows rest on the text. */
  readonly citation?: Citation;
}

/** The document that orders it. */
export type Citation = { readonly authority: string; readonly documentNo: string };

export interface EntitlementQuery {
  readonly benefit: BenefitCode;
  readonly area: AreaCode;
  readonly on: CivilDate;
  /** Leave out for the rows of every form. */
  readonly form?: EmploymentForm | null;
}

/** The rows of the given layers that are in force and ask for nothing but this form. */
export function rowsInForce(
  rows: readonly EntitlementRow[],
  layers: readonly AreaCode[],
  { benefit, on, form }: EntitlementQuery,
): readonly EntitlementRow[] {
  return rows.filter(
    (row) =>
      row.benefit === benefit &&
      layers.includes(row.area) &&
      row.from <= on &&
      (row.to === undefined || on < row.to) &&
      (form === undefined || row.forms === null || (form !== null && row.forms.includes(form))),
  );
}
