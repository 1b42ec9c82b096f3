import type { BilingualText } from '../text-entry.ts';

/** (二) One person, one file: duplicates, restriction, erasure. */
export const REFUSALS_OF_REAL_NAME = {
  DUPLICATE_OF_ANOTHER: {
    zh: { title: '该档案已并入另一档案', detail: '请在保留的档案 {actual} 上办理。' },
    en: { title: 'Duplicate of another file', detail: 'The file that stays is {actual}; act on that one.' },
  },
  SURVIVOR_UNFIT: {
    zh: { title: '保留的档案不合适', detail: '应保留另一份存在且未并入他档的档案。' },
    en: {
      title: 'The other file cannot stay',
      detail: 'It must be another file that exists and is no duplicate itself.',
    },
  },
  RETIREMENT_UNCHANGED: {
    zh: { title: '退休日期不变', detail: '新的退休年龄表不改变该对象的退休日期。' },
    en: { title: 'Retirement is unchanged', detail: 'The new table does not move the date of this person.' },
  },
  PERSON_RESTRICTED: {
    zh: { title: '该档案已限制查看', detail: '只有省级主管和审计人员可以办理或查看。' },
    en: { title: 'Restricted', detail: 'Only the province and auditors know of this person.' },
  },
  RESTRICTION_UNCHANGED: {
    zh: { title: '限制查看状态无变化', detail: '该档案已处于所要求的状态。' },
    en: { title: 'Nothing would change', detail: 'The file is already restricted, or not restricted, as asked.' },
  },
  ERASURE_TOO_EARLY: {
    zh: { title: '尚不能删除', detail: '案件、申诉、追回或保存期限尚未了结；未满足的条件如下。' },
    en: {
      title: 'Too early to erase',
      detail: 'Something is still open, owed or to be kept; what is not met stands below.',
    },
  },
} as const satisfies Readonly<Record<string, BilingualText>>;
