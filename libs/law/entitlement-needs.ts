import { FACTS } from './facts.ts';
import type { Bilingual } from './language.ts';
import { CONDITIONS } from './texts/conditions.ts';

/**
 * R7.x (七) What a row of the matrix, or a standard of R7.6, may ask for besides category and form: in the words of the condition or of
 * the fact by which it is judged, so that the policy page and a refusal say the same.
 */
export const ENTITLEMENT_NEEDS = {
  CONTRACT_OF_A_YEAR: CONDITIONS.CONTRACT_OF_A_YEAR,
  EMPLOYER_IN_PROVINCE: CONDITIONS.EMPLOYER_IN_PROVINCE,
  REGISTERED_UNEMPLOYED: CONDITIONS.REGISTERED,
  UNEMPLOYED_6_MONTHS: { zh: '登记失业半年以上', en: 'registered unemployed for half a year' },
  GRADUATION_YEAR: CONDITIONS.GRADUATION_YEAR,
  URBAN_MLA: FACTS.URBAN_MLA,
  RURAL_MLA: FACTS.RURAL_MLA,
  ZERO_TRANSFER_HOUSEHOLD: FACTS.ZERO_TRANSFER_HOUSEHOLD,
  POOR_RURAL_HOUSEHOLD: { zh: '农村困难家庭成员', en: 'belongs to a poor rural household' },
  ZERO_EMPLOYMENT_HOUSEHOLD: FACTS.ZERO_EMPLOYMENT_HOUSEHOLD,
  TECHNICAL_SCHOOL: FACTS.TECHNICAL_SCHOOL,
  REEMPLOYMENT_CERTIFICATE: FACTS.REEMPLOYMENT_CERTIFICATE,
  RECOGNISED_4050_IN_TIME: CONDITIONS.RECOGNISED_IN_TIME,
  FLEXIBLE_SUBSIDY_3_YEARS: CONDITIONS.FLEXIBLE_MONTHS_DRAWN,
  OWN_INSURANCE: FACTS.OWN_INSURANCE,
} as const satisfies Readonly<Record<string, Bilingual>>;

export type EntitlementNeed = keyof typeof ENTITLEMENT_NEEDS;
