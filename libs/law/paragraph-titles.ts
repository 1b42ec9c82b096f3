import type { Bilingual } from './language.ts';

/** The paragraphs of 皖人社发〔2011〕44号. (尾) is its closing sentence on detailed rules and interpretation. */
export const PARAGRAPHS = {
  '(一)': { zh: '指导思想', en: 'guiding idea' },
  '(二)': { zh: '目标任务', en: 'aim: find one, certify one, assist one, stabilise one' },
  '(三)': { zh: '就业援助范围', en: 'who is assisted' },
  '(四)': { zh: '登记认定程序', en: 'registration and certification' },
  '(五)': { zh: '动态跟踪管理', en: 'dynamic tracking' },
  '(六)': { zh: '年度审验制度', en: 'annual review' },
  '(七)': { zh: '就业援助政策', en: 'benefits' },
  '(八)': { zh: '政策享受期限', en: 'how long benefits run' },
  '(九)': { zh: '农村就业困难人员', en: 'rural people' },
  '(十)': { zh: '分类帮扶', en: 'plan, agreement, helper' },
  '(十一)': { zh: '优先服务', en: 'priority service' },
  '(十二)': { zh: '公益性岗位', en: 'public-welfare posts' },
  '(十三)': { zh: '跟踪服务', en: 'follow-up' },
  '(十四)': { zh: '援助工作流程与申诉', en: 'procedures, hotline and appeals' },
  '(十五)': { zh: '保障措施', en: 'means' },
  '(十六)': { zh: '绩效管理', en: 'performance' },
  '(十七)': { zh: '组织领导与统计', en: 'organisation and statistics' },
  '(十八)': { zh: '资金到位', en: 'funds' },
  '(十九)': { zh: '宣传', en: 'publicity' },
  '(尾)': { zh: '实施细则与解释', en: 'detailed rules and interpretation' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type Paragraph = keyof typeof PARAGRAPHS;
