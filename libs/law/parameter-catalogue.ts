import type { Bilingual } from './language.ts';
import type { ParameterName } from './parameters.ts';
import type { RuleId } from './paragraphs.ts';
import { paragraphOf } from './paragraphs.ts';

export type ParameterDescription = Bilingual & { readonly rule: RuleId };

/** Every parameter with the rule that leaves it open and its words; the policy page and the rulebook's screens show these. */
export const PARAMETERS: Readonly<Record<ParameterName, ParameterDescription>> = {
  noticePeriod: { rule: 'R4.4', zh: '公示期', en: 'length of the public notice' },
  noticeClockAfterObjection: {
    rule: 'R4.4',
    zh: '异议驳回后公示期的计算',
    en: 'the notice clock after a dismissed objection',
  },
  certifyingLevel: { rule: 'R4.2', zh: '认定机关级别', en: 'the level that certifies' },
  certificateIssueWorkingDays: {
    rule: 'R4.3',
    zh: '核发《就业失业登记证》时限（工作日）',
    en: 'working days to issue the certificate',
  },
  communityCheckWorkingDays: { rule: 'R4.6', zh: '社区初审时限（工作日）', en: 'working days of the community check' },
  streetReviewWorkingDays: { rule: 'R4.6', zh: '街道复核时限（工作日）', en: 'working days of the street review' },
  certificationWorkingDays: { rule: 'R4.6', zh: '认定时限（工作日）', en: 'working days of the certification' },
  visitIntervalUnemployedDays: { rule: 'R4.8', zh: '未就业人员走访间隔（天）', en: 'days between visits, unemployed' },
  visitIntervalEmployedDays: { rule: 'R4.8', zh: '已就业人员走访间隔（天）', en: 'days between visits, employed' },
  assistanceMonth: { rule: 'R4.9', zh: '就业援助月', en: 'the employment-assistance month' },
  fiveClearsFreshDays: { rule: 'R4.8', zh: '“五清”信息有效天数', en: 'days a five-clears finding stays fresh' },
  ledgerRows: { rule: 'R5.4', zh: '社区台账每页人数', en: 'persons on a page of the community ledger' },
  maxBackdatingDays: {
    rule: 'R5.1',
    zh: '无须说明理由的补录天数',
    en: 'days an act may be dated back without a reason',
  },
  longTermUnemployedMonths: { rule: 'R3.2', zh: '长期失业月数', en: 'months that make long-term unemployment' },
  olderAge: { rule: 'R3.2', zh: '大龄年龄', en: 'age of the older category' },
  unjustifiedRefusals: {
    rule: 'R5.6',
    zh: '无正当理由拒绝的次数和期间',
    en: 'unjustified refusals and the months in which they count',
  },
  reviewWindow: { rule: 'R6.1', zh: '年审时间', en: 'the review window' },
  reviewReminders: { rule: 'R6.6', zh: '年审提醒日', en: 'reminder days of the review' },
  missedReview: { rule: 'R6.4', zh: '未参加年审的处理', en: 'what a missed review leads to' },
  lateEntryWorkingDays: { rule: 'R6.8', zh: '年审补录时限（工作日）', en: 'working days for late entry of attendance' },
  missedReviewHoldUntil: {
    rule: 'R6.8',
    zh: '暂缓处理未参加年审的截止日',
    en: 'day until which no-shows are held',
  },
  missedReviewPreviewFrom: {
    rule: 'R6.8',
    zh: '可能未参加年审名单起始日',
    en: 'day from which likely no-shows are listed',
  },
  taxReliefUnemployedMonths: {
    rule: 'R7.2',
    zh: '个体经营税收优惠所需失业月数',
    en: 'months unemployed for tax relief',
  },
  localEntitlements: { rule: 'R20.1', zh: '本地增加的待遇', en: 'benefits the area adds' },
  benefitAmounts: { rule: 'R7.6', zh: '待遇标准', en: 'amounts of benefits' },
  monthUsedBy: { rule: 'R7.9', zh: '月数的使用方式', en: 'what uses up a month' },
  subsidyClaimWorkingDays: { rule: 'R7.9', zh: '季度申领时限（工作日）', en: 'working days to claim after a quarter' },
  fiveYearTest: { rule: 'R8.1', zh: '距退休年数判断', en: 'the five-year test' },
  maxSubsidyMonths: { rule: 'R8.1', zh: '补贴最长月数', en: 'most months of a subsidy' },
  monthCounting: { rule: 'R8.3', zh: '月数的计算方式', en: 'how months are counted' },
  lastSubsidisedMonth: { rule: 'R8.1', zh: '延长至退休的最后月份', en: 'last month of a term until retirement' },
  benefitReminderDaysBefore: {
    rule: 'R8.4',
    zh: '期满提醒提前天数',
    en: 'days before expiry at which reminders are raised',
  },
  retirementChangeMovesEnd: {
    rule: 'R8.5',
    zh: '退休年龄调整是否移动期限',
    en: 'whether a new retirement table moves running terms',
  },
  householdPlacementMonths: { rule: 'H2', zh: '零就业家庭安置时限（月）', en: 'months in which one member is placed' },
  trainingAfterMonths: { rule: 'R13.2', zh: '组织培训前的未就业月数', en: 'months without work before training' },
  startupStepDays: {
    rule: 'R13.1',
    zh: '创业“一条龙”各环节时限（天）',
    en: 'days for each step of the start-up chain',
  },
  ticketWorkingDays: { rule: 'R14.1', zh: '12333工单时限（工作日）', en: 'working days of a hotline ticket' },
  serviceStandards: { rule: 'R11.2', zh: '服务标准', en: 'service standards of the steps' },
  appealDays: { rule: 'R4.7', zh: '申诉期限（天）', en: 'days to appeal' },
  erasureAfterYears: { rule: 'R5.2', zh: '离开后档案最短保存年数', en: 'years a file is kept after leaving' },
  quarterlyReturnDays: { rule: 'R17.1', zh: '季报报送天数', en: 'days after the quarter to submit the return' },
};

export const PARAMETER_NAMES = Object.keys(PARAMETERS) as readonly ParameterName[];

/** The paragraph that leaves the value open, e.g. `(四)`. */
export function paragraphOfParameter(name: ParameterName): string {
  return paragraphOf(PARAMETERS[name].rule);
}
