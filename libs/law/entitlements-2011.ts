import type { EntitlementRow } from './benefits.ts';
import type { CategoryCode } from './categories.ts';

const PROVINCE = { area: '340000', from: '2011-08-02' } as const;
const SEVENTH = { ...PROVINCE, paragraph: '(七)' } as const;
const NOTHING_ELSE = [] as const;

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

/** The entitlement matrix of (七)–(九), version 1. Where employer and person may both be paid, the form decides: one row each. */
export const ENTITLEMENTS_2011: readonly EntitlementRow[] = [
  {
    ...SEVENTH,
    rule: 'R7.1',
    who: LAID_OFF,
    forms: ['ENTERPRISE'],
    benefit: 'TAX_RELIEF_EMPLOYER',
    payee: 'EMPLOYER',
    alsoNeeds: NOTHING_ELSE,
  },
  {
    ...SEVENTH,
    rule: 'R7.2',
    who: null,
    forms: ['SELF_EMPLOYED'],
    benefit: 'TAX_RELIEF_SELF',
    payee: 'PERSON',
    alsoNeeds: ['UNEMPLOYED_6_MONTHS_OR_HOUSEHOLD_OR_URBAN_MLA_OR_GRADUATION_YEAR'],
  },
  {
    ...SEVENTH,
    rule: 'R7.3a',
    who: THE_FIVE,
    forms: ['ENTERPRISE'],
    benefit: 'SOCIAL_INSURANCE',
    payee: 'EMPLOYER',
    alsoNeeds: NOTHING_ELSE,
  },
  {
    ...SEVENTH,
    rule: 'R7.3a',
    who: THE_FIVE,
    forms: ['FLEXIBLE'],
    benefit: 'SOCIAL_INSURANCE',
    payee: 'PERSON',
    alsoNeeds: NOTHING_ELSE,
  },
  {
    ...SEVENTH,
    rule: 'R7.3b',
    who: THE_FIVE,
    forms: ['PUBLIC_POST'],
    benefit: 'SOCIAL_INSURANCE',
    payee: 'EMPLOYER',
    alsoNeeds: NOTHING_ELSE,
  },
  {
    ...SEVENTH,
    rule: 'R7.3b',
    who: THE_FIVE,
    forms: ['PUBLIC_POST'],
    benefit: 'POST',
    payee: 'EMPLOYER',
    alsoNeeds: NOTHING_ELSE,
  },
  {
    ...SEVENTH,
    rule: 'R7.4a',
    who: HOUSEHOLD,
    forms: ['ENTERPRISE'],
    benefit: 'POST',
    payee: 'EMPLOYER',
    alsoNeeds: ['CONTRACT_OF_A_YEAR'],
  },
  {
    ...SEVENTH,
    rule: 'R7.4a',
    who: HOUSEHOLD,
    forms: ['ENTERPRISE'],
    benefit: 'SOCIAL_INSURANCE',
    payee: 'EMPLOYER',
    alsoNeeds: ['CONTRACT_OF_A_YEAR'],
  },
  {
    ...SEVENTH,
    rule: 'R7.4a',
    who: HOUSEHOLD,
    forms: ['ENTERPRISE'],
    benefit: 'HIRING_REWARD',
    payee: 'EMPLOYER',
    alsoNeeds: ['CONTRACT_OF_A_YEAR'],
    amount: '1000.00',
  },
  {
    ...SEVENTH,
    rule: 'R7.4b',
    who: HOUSEHOLD,
    forms: ['SELF_EMPLOYED', 'ORGANISED'],
    benefit: 'GROUP_EMPLOYMENT_GRANT',
    payee: 'PERSON',
    alsoNeeds: NOTHING_ELSE,
  },
  {
    ...SEVENTH,
    rule: 'R7.4c',
    who: null,
    forms: null,
    benefit: 'SCHOOL_AID',
    payee: 'HOUSEHOLD',
    alsoNeeds: ['CHILD_IN_TECHNICAL_SCHOOL'],
    amount: '1000.00',
  },
  {
    ...PROVINCE,
    paragraph: '(八)',
    rule: 'R8.2',
    who: null,
    forms: ['FLEXIBLE'],
    benefit: 'SOCIAL_INSURANCE',
    payee: 'PERSON',
    alsoNeeds: ['SPECIAL_CLAUSE'],
  },
  {
    ...PROVINCE,
    paragraph: '(九)',
    rule: 'R9.2',
    who: null,
    forms: ['ENTERPRISE'],
    benefit: 'RURAL_POST_GRANT',
    payee: 'EMPLOYER',
    alsoNeeds: ['RURAL_MLA_ZERO_TRANSFER_HOUSEHOLD', 'EMPLOYER_IN_PROVINCE', 'CONTRACT_OF_A_YEAR'],
    amount: '1000.00',
  },
];
