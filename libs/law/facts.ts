import type { Bilingual } from './language.ts';

/**
 * R3.4 (三) The closed list of dated facts that conditions ask for. A fact is recorded with evidence by `RecordFact`;
 * corrections, entitlements and comparisons use the same codes. `sensitive` values are kept in the protected part (architecture 8).
 */
export const FACTS = {
  URBAN_MLA: { kind: 'flag', sensitive: true, zh: '享受城市低保', en: 'urban minimum living allowance' },
  RURAL_MLA: { kind: 'flag', sensitive: true, zh: '享受农村低保', en: 'rural minimum living allowance' },
  DISABILITY_CERTIFICATE: { kind: 'flag', sensitive: true, zh: '持有残疾人证', en: 'holds a disability certificate' },
  GRADUATED: { kind: 'date', sensitive: false, zh: '高校毕业日期', en: 'day of graduation' },
  UNEMPLOYMENT_BENEFIT: { kind: 'flag', sensitive: true, zh: '领取失业保险金', en: 'draws unemployment benefit' },
  OWN_INSURANCE: {
    kind: 'flag',
    sensitive: false,
    zh: '以个人身份缴纳社会保险费',
    en: 'pays insurance as an individual',
  },
  REEMPLOYMENT_CERTIFICATE: {
    kind: 'flag',
    sensitive: false,
    zh: '持有《再就业优惠证》',
    en: 'holds a re-employment preference certificate',
  },
  RECOGNISED_4050: { kind: 'date', sensitive: false, zh: '认定为“4050”人员日期', en: 'day of recognition as “4050”' },
  MONTHS_USED_BEFORE: {
    kind: 'count',
    sensitive: false,
    zh: '此前已享受社会保险补贴月数',
    en: 'months of social-insurance subsidy used before',
  },
  POST_MONTHS_USED_BEFORE: {
    kind: 'count',
    sensitive: false,
    zh: '此前已享受岗位补贴月数',
    en: 'months of post subsidy used before',
  },
  PENSION: { kind: 'flag', sensitive: true, zh: '领取养老金', en: 'draws a pension' },
  BUSINESS_LICENCE: { kind: 'flag', sensitive: false, zh: '持有营业执照', en: 'holds a business licence' },
  UNEMPLOYED_SINCE: { kind: 'date', sensitive: false, zh: '连续失业起始日期', en: 'unemployed since' },
  RETIREMENT_CATEGORY: { kind: 'retirement-category', sensitive: false, zh: '退休类别', en: 'retirement category' },
  BIRTH_DATE: { kind: 'date', sensitive: true, zh: '出生日期', en: 'date of birth' },
  ZERO_EMPLOYMENT_HOUSEHOLD: {
    kind: 'flag',
    sensitive: true,
    zh: '零就业家庭成员',
    en: 'belongs to a zero-employment household',
  },
  ZERO_TRANSFER_HOUSEHOLD: {
    kind: 'flag',
    sensitive: true,
    zh: '零转移就业农户成员',
    en: 'belongs to a zero-transfer rural household',
  },
  TECHNICAL_SCHOOL: {
    kind: 'flag',
    sensitive: false,
    zh: '就读技工学校、技师学院',
    en: 'attends a technical school',
  },
  DEATH: { kind: 'date', sensitive: true, zh: '死亡日期', en: 'day of death' },
} as const satisfies Readonly<
  Record<string, Bilingual & { readonly kind: FactValueKind; readonly sensitive: boolean }>
>;

export type FactCode = keyof typeof FACTS;

/** What a fact's value is: true or false, a civil date, a whole number from 0, or one of the retirement categories. */
export type FactValueKind = 'flag' | 'date' | 'count' | 'retirement-category';

export const FACT_CODES = Object.keys(FACTS) as readonly FactCode[];

export function isFactCode(code: string): code is FactCode {
  return Object.hasOwn(FACTS, code);
}
