import type { Bilingual, Language } from './language.ts';

/** R19.1 (十九) A parameter's value in plain words: what the policy page and the rulebook's screens show beside its name. */
const CHOICES: Readonly<Record<string, Bilingual>> = {
  resume: { zh: '剩余天数继续计算', en: 'the remaining days run on' },
  restart: { zh: '重新计算', en: 'it starts again' },
  STREET: { zh: '街道（乡镇）', en: 'street' },
  COUNTY: { zh: '县（市、区）', en: 'county' },
  CITY: { zh: '设区的市', en: 'city' },
  PROVINCE: { zh: '省', en: 'province' },
  automatic: { zh: '自动注销', en: 'deregistered automatically' },
  confirm: {
    zh: '经办人员确认后注销，确认前暂停待遇',
    en: 'deregistered when an officer confirms; benefits pause until then',
  },
  granted: { zh: '按享受月份计', en: 'every granted month' },
  paid: { zh: '按实际支付月份计', en: 'only paid months' },
  cumulative: { zh: '按享受月份累计', en: 'granted months are added up' },
  calendar: { zh: '按日历连续计算', en: 'by the calendar' },
  reached: { zh: '达到退休年龄的当月', en: 'the month in which the age is reached' },
  before: { zh: '达到退休年龄的前一个月', en: 'the month before the age is reached' },
};

const FIELDS: Readonly<Record<string, Bilingual>> = {
  male: { zh: '男满{}周岁', en: 'men {}' },
  female: { zh: '女满{}周岁', en: 'women {}' },
  count: { zh: '{}次', en: '{} times' },
  months: { zh: '{}个月内', en: 'within {} months' },
  years: { zh: '{}年', en: '{} years' },
  from: { zh: '自{}', en: 'from {}' },
  to: { zh: '至{}', en: 'to {}' },
  TRAINING: { zh: '创业培训{}', en: 'training {}' },
  GUIDANCE: { zh: '开业指导{}', en: 'guidance {}' },
  LOAN: { zh: '小额贷款{}', en: 'loan {}' },
  FOLLOW_UP: { zh: '跟踪服务{}', en: 'follow-up {}' },
  assign: { zh: '交办{}', en: 'assign {}' },
  answer: { zh: '答复{}', en: 'answer {}' },
  close: { zh: '办结{}', en: 'close {}' },
};

export function valueInWords(value: unknown, language: Language): string {
  if (value === null) return language === 'zh' ? '无' : 'none';
  if (typeof value === 'boolean') return { zh: value ? '是' : '否', en: value ? 'yes' : 'no' }[language];
  if (typeof value === 'string') return CHOICES[value]?.[language] ?? dayInWords(value, language);
  if (Array.isArray(value))
    return joined(
      value.map((each) => valueInWords(each, language)),
      language,
    );
  if (typeof value !== 'object') return String(value);
  return objectInWords(value as Readonly<Record<string, unknown>>, language);
}

function objectInWords(value: Readonly<Record<string, unknown>>, language: Language): string {
  const { unit, days, inclusive } = value;
  if (unit !== undefined) {
    const unitWord =
      unit === 'working' ? { zh: '个工作日', en: 'working days' } : { zh: '个自然日', en: 'calendar days' };
    return `${String(days)} ${unitWord[language]}`;
  }
  const fields = Object.entries(value).filter(([name]) => name !== 'inclusive');
  const words = fields.map(([name, each]) =>
    (FIELDS[name]?.[language] ?? `${name} {}`).replace('{}', () => valueInWords(each, language)),
  );
  const bound =
    inclusive === undefined
      ? []
      : [{ zh: inclusive ? '含本数' : '不含本数', en: inclusive ? 'inclusive' : 'exclusive' }[language]];
  return joined([...words, ...bound], language);
}

/** `03-24` → 3月24日; anything else as it is. */
function dayInWords(text: string, language: Language): string {
  const [, month, day] = /^(\d{2})-(\d{2})$/.exec(text) ?? [];
  return month === undefined || language === 'en' ? text : `${Number(month)}月${Number(day)}日`;
}

function joined(words: readonly string[], language: Language): string {
  return words.join(language === 'zh' ? '、' : ', ');
}
