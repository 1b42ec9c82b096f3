import type { Bilingual } from './language.ts';

/**
 * R3.2 (三) The ten categories of assisted persons. `public` is what a posted notice says (R4.4): never the kind of disability,
 * illness, family or income.
 */
export const CATEGORIES = {
  SOE_LAID_OFF: {
    zh: '国有企业下岗失业人员',
    en: 'laid off from a state-owned enterprise',
    public: { zh: '企业下岗失业人员', en: 'laid off from an enterprise' },
  },
  SOE_BANKRUPTCY: {
    zh: '国有企业关闭破产安置人员',
    en: 'settled from a closed or bankrupt state-owned enterprise',
    public: { zh: '企业关闭破产安置人员', en: 'settled from a closed enterprise' },
  },
  COLLECTIVE_LAID_OFF: {
    zh: '集体企业下岗职工',
    en: 'laid off from a collective enterprise',
    public: { zh: '企业下岗失业人员', en: 'laid off from an enterprise' },
  },
  MLA_LONG_TERM: {
    zh: '享受低保的长期失业人员',
    en: 'long-term unemployed on minimum living allowance',
    public: { zh: '长期失业人员', en: 'long-term unemployed' },
  },
  OLDER: {
    zh: '大龄就业困难人员',
    en: 'older person who finds it hard to get work',
    public: { zh: '大龄就业困难人员', en: 'older jobseeker' },
  },
  DISABLED: {
    zh: '符合相关规定的残疾人员',
    en: 'holder of a disability certificate',
    public: { zh: '就业困难人员', en: 'jobseeker in difficulty' },
  },
  ZERO_EMPLOYMENT_HOUSEHOLD: {
    zh: '零就业家庭成员',
    en: 'member of a zero-employment household',
    public: { zh: '就业困难人员', en: 'jobseeker in difficulty' },
  },
  LAND_LOSS: {
    zh: '就业困难失地（失林）人员',
    en: 'lost land or forest and hard to place',
    public: { zh: '失地（失林）人员', en: 'lost land or forest' },
  },
  POOR_GRADUATE: {
    zh: '家庭经济困难高校毕业生',
    en: 'graduate of a family in hardship',
    public: { zh: '高校毕业生', en: 'graduate' },
  },
  OTHER_DESIGNATED: {
    zh: '县级以上人民政府及省厅确定的其他就业援助对象',
    en: 'designated by a government at county level or above, or by the province',
    public: { zh: '其他就业援助对象', en: 'other assisted person' },
  },
} as const satisfies Readonly<Record<string, Bilingual & { readonly public: Bilingual }>>;

export type CategoryCode = keyof typeof CATEGORIES;

/** All ten codes, in the order of the text. */
export const CATEGORY_CODES = Object.keys(CATEGORIES) as readonly CategoryCode[];

export function isCategoryCode(code: string): code is CategoryCode {
  return Object.hasOwn(CATEGORIES, code);
}
