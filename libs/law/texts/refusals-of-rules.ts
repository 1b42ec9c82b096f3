import type { BilingualText } from '../text-entry.ts';

/** (尾) Local rules: values, interpretations and the calendar of working days. */
export const REFUSALS_OF_RULES = {
  NO_OPEN_PROPOSAL: {
    zh: { title: '没有待批准的提议', detail: '所指提议不存在，或已批准、已撤回。' },
    en: { title: 'No open proposal', detail: 'There is no such proposal, or it has been approved or withdrawn.' },
  },
  PROPOSAL_ALREADY_OPEN: {
    zh: { title: '已有待批准的提议', detail: '同一事项已有提议待他人批准：{actual}。' },
    en: { title: 'A proposal is open', detail: 'The same has been proposed and waits for another person: {actual}.' },
  },
  PARAMETER_VALUE_INVALID: {
    zh: { title: '参数值不符', detail: '该值不符合参数 {needed} 的类型或范围。' },
    en: { title: 'Value does not fit', detail: 'The value does not fit the type or range of the parameter {needed}.' },
  },
  CALENDAR_INVALID: {
    zh: { title: '放假调休安排不完整', detail: '应为 {needed} 年的日期，不重复，且包括元旦假日；问题在 {actual}。' },
    en: {
      title: 'Not the calendar of a year',
      detail: 'Days of {needed}, each once, with the New Year holiday among them; the fault is at {actual}.',
    },
  },
  INTERPRETATION_ID_TAKEN: {
    zh: { title: '解释编号已使用', detail: '编号 {actual} 已有解释；新的解释请用新编号。' },
    en: {
      title: 'Interpretation id is taken',
      detail: 'There is an interpretation {actual}; a new one needs a new id.',
    },
  },
} as const satisfies Readonly<Record<string, BilingualText>>;
