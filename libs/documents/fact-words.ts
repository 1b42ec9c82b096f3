import { CATEGORIES, isCategoryCode } from '#law/categories';
import { FACTS } from '#law/facts';
import { conditionText, isConditionCode } from '#law/texts';

/** Facts of the record itself that decisions rely on, beside those of R3.4 and the law's conditions. */
const OF_THE_RECORD: Readonly<Record<string, string>> = {
  COMMUNITY_CHECK_PASSED: '社区初审通过',
  STREET_REVIEW_PASSED: '街道（乡镇）复核通过',
  REVIEW_ATTENDED: '参加年审',
  REVIEW_PASSED: '年审合格',
  REVIEW_MISSED: '未参加年审',
  UNJUSTIFIED_REFUSAL: '无正当理由拒绝推荐岗位',
};

/** In words where there are any; a fact that has none is shown by its code, never left out. */
export function factWords(code: string): string {
  const [name = code, detail = ''] = code.split(':');
  if (name === 'CATEGORY' && isCategoryCode(detail)) return `属于${CATEGORIES[detail].zh}`;
  const own = OF_THE_RECORD[name];
  if (own !== undefined) return own;
  if (isConditionCode(name)) return conditionText(name, 'zh');
  const facts: Readonly<Record<string, { readonly zh: string }>> = FACTS;
  return facts[name]?.zh ?? code;
}
