import type { BenefitCode, EmploymentForm, EntitlementRow } from './benefits.ts';
import type { CategoryCode } from './categories.ts';
import type { RuleId } from './paragraphs.ts';
import { paragraphOf } from './paragraphs.ts';

/** R7.1: whose hiring earns the employer tax relief. */
const LAID_OFF: readonly CategoryCode[] = ['SOE_LAID_OFF', 'SOE_BANKRUPTCY', 'COLLECTIVE_LAID_OFF', 'MLA_LONG_TERM'];

/** R7.3: the five categories that may draw the two subsidies. */
const THE_FIVE: readonly CategoryCode[] = [
  'MLA_LONG_TERM',
  'OLDER',
  'ZERO_EMPLOYMENT_HOUSEHOLD',
  'LAND_LOSS',
  'POOR_GRADUATE',
];

const HOUSEHOLD: readonly CategoryCode[] = ['ZERO_EMPLOYMENT_HOUSEHOLD'];

/** R8.2: 国有集体企业下岗失业人员. */
const LAID_OFF_OF_THE_CLAUSE: readonly CategoryCode[] = ['SOE_LAID_OFF', 'COLLECTIVE_LAID_OFF'];

/** What a row says where it differs from the plain one: certified, judged on the day of application, paid to the person. */
type Differs = Partial<Omit<EntitlementRow, 'rule' | 'benefit' | 'paragraph'>>;

function row(rule: RuleId, benefit: BenefitCode, differs: Differs = {}): EntitlementRow {
  return {
    rule,
    paragraph: paragraphOf(rule),
    area: '340000',
    from: '2011-08-02',
    certified: true,
    qualifying: 'APPLICATION',
    who: null,
    forms: null,
    benefit,
    payee: 'PERSON',
    alsoNeeds: [],
    ...differs,
  };
}

/** A hire that is judged on the day before it began and pays the employer (R7.8). */
function hire(rule: RuleId, benefit: BenefitCode, forms: readonly EmploymentForm[], differs: Differs): EntitlementRow {
  return row(rule, benefit, { qualifying: 'BEFORE_EMPLOYMENT', forms, payee: 'EMPLOYER', ...differs });
}

/** R7.4a: for the same hire there is no second one-off grant of (九). */
const HIRED_FROM_HOUSEHOLD = { who: HOUSEHOLD, alsoNeeds: ['CONTRACT_OF_A_YEAR'], notWith: ['R9.2'] } as const;

/** R7.4a: 用人单位, where R7.1 and R7.3a say 企业: the unit of a public-welfare post is one too. */
const EMPLOYING_UNIT: readonly EmploymentForm[] = ['ENTERPRISE', 'PUBLIC_POST'];

/** R7.2, R3.1: who is not certified may have it too, but for members of a household, whom the text does not name there. */
const SELF_EMPLOYED = { forms: ['SELF_EMPLOYED'], certified: false } as const;

/**
 * The entitlement matrix of (七)–(九), version 1, in the order in which the rows are tried. Where employer and person may both be
 * paid, the form decides: one row each; alternatives of one rule are rows of their own.
 */
export const ENTITLEMENTS_2011: readonly EntitlementRow[] = [
  row('R7.0', 'PLACEMENT'),
  row('R7.0', 'TRAINING'),
  row('R7.0', 'SKILL_TEST'),
  row('R7.0', 'STARTUP_TRAINING'),
  row('R7.0', 'GUARANTEED_LOAN'),

  hire('R7.1', 'TAX_RELIEF_EMPLOYER', ['ENTERPRISE'], { who: LAID_OFF }),

  row('R7.2', 'TAX_RELIEF_SELF', { ...SELF_EMPLOYED, alsoNeeds: ['REGISTERED_UNEMPLOYED', 'UNEMPLOYED_6_MONTHS'] }),
  row('R7.2', 'TAX_RELIEF_SELF', { ...SELF_EMPLOYED, certified: true, who: HOUSEHOLD }),
  row('R7.2', 'TAX_RELIEF_SELF', { ...SELF_EMPLOYED, alsoNeeds: ['REGISTERED_UNEMPLOYED', 'URBAN_MLA'] }),
  row('R7.2', 'TAX_RELIEF_SELF', { ...SELF_EMPLOYED, alsoNeeds: ['GRADUATION_YEAR'] }),

  hire('R7.3a', 'SOCIAL_INSURANCE', ['ENTERPRISE'], { who: THE_FIVE }),
  hire('R7.3a', 'SOCIAL_INSURANCE', ['FLEXIBLE'], { who: THE_FIVE, payee: 'PERSON' }),
  hire('R7.3b', 'SOCIAL_INSURANCE', ['PUBLIC_POST'], { who: THE_FIVE }),
  hire('R7.3b', 'POST', ['PUBLIC_POST'], { who: THE_FIVE }),

  hire('R7.4a', 'POST', EMPLOYING_UNIT, HIRED_FROM_HOUSEHOLD),
  hire('R7.4a', 'SOCIAL_INSURANCE', EMPLOYING_UNIT, HIRED_FROM_HOUSEHOLD),
  hire('R7.4a', 'HIRING_REWARD', EMPLOYING_UNIT, { ...HIRED_FROM_HOUSEHOLD, amount: '1000.00' }),
  row('R7.4b', 'GROUP_EMPLOYMENT_GRANT', { who: HOUSEHOLD, forms: ['SELF_EMPLOYED', 'ORGANISED'] }),
  row('R7.0', 'GROUP_EMPLOYMENT_GRANT', { forms: ['ORGANISED'] }),
  row('R7.4c', 'SCHOOL_AID', {
    certified: false,
    payee: 'HOUSEHOLD',
    alsoNeeds: ['ZERO_EMPLOYMENT_HOUSEHOLD', 'TECHNICAL_SCHOOL'],
    amount: '1000.00',
  }),

  row('R8.2', 'SOCIAL_INSURANCE', {
    who: LAID_OFF_OF_THE_CLAUSE,
    forms: ['FLEXIBLE'],
    alsoNeeds: ['REEMPLOYMENT_CERTIFICATE', 'RECOGNISED_4050_IN_TIME', 'FLEXIBLE_SUBSIDY_3_YEARS', 'OWN_INSURANCE'],
  }),

  row('R9.1', 'TRAINING', { certified: false, alsoNeeds: ['POOR_RURAL_HOUSEHOLD'] }),
  row('R9.1', 'SKILL_TEST', { certified: false, alsoNeeds: ['POOR_RURAL_HOUSEHOLD'] }),
  hire('R9.2', 'RURAL_POST_GRANT', ['ENTERPRISE'], {
    certified: false,
    alsoNeeds: ['RURAL_MLA', 'ZERO_TRANSFER_HOUSEHOLD', 'EMPLOYER_IN_PROVINCE', 'CONTRACT_OF_A_YEAR'],
    notWith: ['R7.4a'],
    amount: '1000.00',
  }),
];
