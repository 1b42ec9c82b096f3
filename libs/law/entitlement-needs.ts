import type { Bilingual } from './language.ts';

/** R7.x (七) What a row of the matrix, or a standard of R7.6, may ask for besides category and form. */
export const ENTITLEMENT_NEEDS = {
  CONTRACT_OF_A_YEAR: { zh: '签订一年以上劳动合同', en: 'a labour contract of a year or longer' },
  EMPLOYER_IN_PROVINCE: { zh: '用人单位在本省', en: 'an employer in the province' },
  REGISTERED_UNEMPLOYED: { zh: '登记失业', en: 'registered unemployed' },
  UNEMPLOYED_6_MONTHS: { zh: '登记失业半年以上', en: 'registered unemployed for half a year' },
  GRADUATION_YEAR: { zh: '在毕业年度内', en: 'in the year of graduation' },
  URBAN_MLA: { zh: '享受城市低保', en: 'urban minimum living allowance' },
  RURAL_MLA: { zh: '享受农村低保', en: 'rural minimum living allowance' },
  ZERO_TRANSFER_HOUSEHOLD: { zh: '零转移就业农户成员', en: 'of a zero-transfer rural household' },
  POOR_RURAL_HOUSEHOLD: { zh: '农村困难家庭成员', en: 'of a poor rural household' },
  ZERO_EMPLOYMENT_HOUSEHOLD: { zh: '零就业家庭成员', en: 'of a zero-employment household' },
  TECHNICAL_SCHOOL: { zh: '就读技工学校、技师学院', en: 'attends a technical school' },
  REEMPLOYMENT_CERTIFICATE: { zh: '持《再就业优惠证》', en: 'holds a re-employment preference certificate' },
  RECOGNISED_4050_IN_TIME: { zh: '2008年12月31日前被认定为“4050”人员', en: 'recognised as “4050” by 2008-12-31' },
  FLEXIBLE_SUBSIDY_3_YEARS: {
    zh: '灵活就业社会保险补贴已满3年',
    en: 'the subsidy for flexible employment drawn for three years',
  },
  OWN_INSURANCE: { zh: '以个人身份缴纳社会保险费', en: 'pays insurance as an individual' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type EntitlementNeed = keyof typeof ENTITLEMENT_NEEDS;
