import type { BilingualText } from '../text-entry.ts';
import { REFUSALS_AFTER_CERTIFICATION } from './refusals-after-certification.ts';
import { REFUSALS_OF_CARE } from './refusals-of-care.ts';
import { REFUSALS_OF_PROCEDURE } from './refusals-of-procedure.ts';
import { REFUSALS_OF_REAL_NAME } from './refusals-of-real-name.ts';
import { REFUSALS_OF_RULES } from './refusals-of-rules.ts';

/** R4.7 (四) The law's refusals in words. A code is stable for ever; a new one goes into the part it belongs to, or at the end here. */
export const REFUSALS = {
  ...REFUSALS_OF_PROCEDURE,
  ...REFUSALS_AFTER_CERTIFICATION,
  ...REFUSALS_OF_CARE,
  ...REFUSALS_OF_RULES,
  ...REFUSALS_OF_REAL_NAME,
  SEVERAL_OPEN: {
    zh: { title: '须写明是哪一项', detail: '未办结的不止一项，请写明编号或年度。' },
    en: { title: 'Name which one', detail: 'More than one is open; name the one that is meant.' },
  },
  AMOUNT_ABOVE_PAID: {
    zh: { title: '补贴高于实际缴费', detail: '补贴标准不得高于实际缴纳的金额。' },
    en: { title: 'Above what was paid', detail: 'A subsidy is never more than what was really paid.' },
  },
  AMOUNT_ABOVE_STANDARD: {
    zh: {
      title: '金额高于补贴标准',
      detail: '{orderedBy} 自 {from} 起执行的标准低于所报金额，请按标准以内的金额办理。',
    },
    en: {
      title: 'Above the standard',
      detail: 'The standard that {orderedBy} orders from {from} on is lower; give an amount within it.',
    },
  },
  WAGE_BELOW_MINIMUM: {
    zh: {
      title: '低于最低工资标准',
      detail: '公益性岗位的劳动报酬不得低于当地最低工资标准，自 {from} 起为每月 {amount} 元。',
    },
    en: {
      title: 'Below the minimum wage',
      detail: 'A public-welfare post pays at least the local minimum wage, {amount} yuan a month from {from} on.',
    },
  },
  AMOUNT_NOT_AS_FIXED: {
    zh: { title: '金额与规定不符', detail: '该项待遇的金额由文件规定为 {amount} 元。' },
    en: { title: 'Not the fixed amount', detail: 'The text fixes the amount of this benefit at {amount} yuan.' },
  },
  SCHOOL_YEAR_MISSING: {
    zh: { title: '缺少学年', detail: '技校补贴按学年给予，须写明学年。' },
    en: { title: 'School year is missing', detail: 'School aid is given by the school year; name it.' },
  },
  NOT_TOGETHER: {
    zh: { title: '同一次招用不可并享', detail: '同一次招用不得同时享受（七）的招用待遇和（九）的一次性岗位补贴。' },
    en: {
      title: 'Not both for one hire',
      detail: 'What (七) grants for a hire and the one-off grant of (九) exclude each other.',
    },
  },
  MONTH_NOT_TO_SETTLE: {
    zh: { title: '该月不可结算', detail: '只能结算该季度内已享受、未暂停且尚未结算的月份。' },
    en: {
      title: 'A month cannot be settled',
      detail: 'Settled are months of the quarter that were granted, not suspended and not settled before.',
    },
  },
  NOTHING_TO_RECOVER: {
    zh: { title: '没有可追回的金额', detail: '追回只限于实际发放且尚未追回的月份和金额。' },
    en: {
      title: 'Nothing to recover',
      detail: 'Recovered is only what was really paid for those months and not recovered before.',
    },
  },
  LATE_ENTRY_OVER: {
    zh: { title: '已过补录期限', detail: '年审期内的参加情况须在 {until} 前录入；逾期由县级办理恢复资格。' },
    en: {
      title: 'Too late to type it in',
      detail: 'Attendance within the window is typed in until {until}; after that the county restores.',
    },
  },
  RESTORATION_DATE_MISMATCH: {
    zh: { title: '恢复日期不符', detail: '恢复资格须自离开之日 {from} 起，其间月份一并计算。' },
    en: {
      title: 'Wrong day of restoration',
      detail: 'A restoration gives everything back from the day of leaving, {from}.',
    },
  },
  RETIREMENT_NOT_REACHED: {
    zh: { title: '未达法定退休年龄', detail: '以退休为由退出的，应已达到法定退休年龄（{on}）。' },
    en: {
      title: 'Retirement age not reached',
      detail: 'An exit for retirement needs the statutory date ({on}) to be reached.',
    },
  },
  STOP_AFTER_LEAVING: {
    zh: { title: '停发月份过晚', detail: '离开援助范围后不再享受待遇，停发月份最迟为 {until}；也可填写更早的月份。' },
    en: {
      title: 'Benefits would stop too late',
      detail: 'Nothing is granted to who has left: benefits stop from {until} at the latest, or from an earlier month.',
    },
  },
  BENEFIT_TERM_NOT_ENDED: {
    zh: { title: '待遇期限未满', detail: '以待遇期满为由退出的，应有已期满的待遇且没有正在享受的待遇。' },
    en: {
      title: 'No benefit term has ended',
      detail: 'An exit for the end of the term needs an expired benefit and none running.',
    },
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

export type RefusalCode = keyof typeof REFUSALS;
