import type { Bilingual } from '../language.ts';
import type { RuleId } from '../paragraphs.ts';

/** R1.3 (二) What an office owes a person, in words, with the rule that asks for it. A code is stable for ever. */
export const OFFICE_TASKS = {
  CERTIFICATE_TO_BE_ISSUED: { rule: 'R4.3', zh: '核发《就业失业登记证》', en: 'issue the certificate' },
  COMMUNITY_CHECK_TO_BE_MADE: { rule: 'R4.6', zh: '社区初审', en: 'make the community check' },
  STREET_REVIEW_TO_BE_MADE: { rule: 'R4.6', zh: '街道复核', en: 'make the street review' },
  CERTIFICATION_TO_BE_DECIDED: { rule: 'R4.6', zh: '作出认定或不予认定', en: 'certify or refuse' },
  NOTICE_TO_BE_PUBLISHED: { rule: 'R4.4', zh: '发布公示', en: 'publish the notice' },
  OBJECTION_TO_BE_DECIDED: { rule: 'R4.4', zh: '处理异议', en: 'decide the objection' },
  CARD_TO_BE_ANNOTATED: { rule: 'R4.5', zh: '在就业援助卡页签章注明', en: 'annotate the card page' },
  DECISION_TO_BE_SERVED: { rule: 'R4.7', zh: '送达书面决定', en: 'serve the written decision' },
  VISIT: { rule: 'R4.8', zh: '走访', en: 'visit the person' },
  ASSISTANCE_MONTH_VISIT: { rule: 'R4.9', zh: '就业援助月走访', en: 'visit in the assistance month' },
  REVIEW_VISIT: { rule: 'R4.9', zh: '年审走访', en: 'visit for the annual review' },
  REFUSAL_TO_BE_JUDGED: { rule: 'R5.6', zh: '认定拒绝岗位有无正当理由', en: 'judge the refusal of an offer' },
  CANCELLATION_TO_BE_DECIDED: { rule: 'R5.6', zh: '决定是否取消资格', en: 'decide whether to cancel' },
  REVIEW_TO_BE_DECIDED: { rule: 'R6.5', zh: '作出年审结论', en: 'decide the annual review' },
  REVIEW_TO_BE_CLARIFIED: { rule: 'R6.1', zh: '查明未参加年审的原因', en: 'clarify why the review was not attended' },
  DEREGISTRATION_TO_BE_CONFIRMED: {
    rule: 'R6.4',
    zh: '确认注销或予以谅解',
    en: 'confirm the deregistration or excuse',
  },
  EXIT_TO_BE_DECIDED: { rule: 'R5.7', zh: '办理退出', en: 'decide on the exit' },
  RECOVERY_TO_BE_ORDERED: { rule: 'R5.10', zh: '追回多发的待遇', en: 'order the recovery' },
  AGREEMENT_TO_BE_SIGNED: { rule: 'R10.1', zh: '签订援助协议', en: 'sign the assistance agreement' },
  MEASURE_TO_BE_TAKEN: { rule: 'R10.1', zh: '落实援助措施并登记结果', en: 'take the measure and record its outcome' },
  HELPER_TO_BE_ASSIGNED: { rule: 'R10.2', zh: '确定帮扶责任人', en: 'assign the helper' },
  TRAINING_TO_BE_ORGANISED: { rule: 'R13.2', zh: '组织参加职业培训', en: 'organise vocational training' },
  STARTUP_TRAINING_TO_BE_GIVEN: { rule: 'R13.1', zh: '提供创业培训', en: 'give the start-up training' },
  OPENING_GUIDANCE_TO_BE_GIVEN: { rule: 'R13.1', zh: '提供开业指导', en: 'give the opening guidance' },
  STARTUP_LOAN_TO_BE_ARRANGED: { rule: 'R13.1', zh: '协助办理小额贷款', en: 'help to get the small loan' },
  STARTUP_FOLLOW_UP_TO_BE_MADE: { rule: 'R13.1', zh: '对创业对象跟踪服务', en: 'follow up who has set up a business' },
  PROBLEM_TO_BE_CLOSED: { rule: 'R13.3', zh: '解决反映的困难并办结', en: 'solve the problem told of, and close it' },
  APPEAL_TO_BE_DECIDED: { rule: 'R14.2', zh: '处理申诉', en: 'decide the appeal' },
  DECISION_TO_BE_TAKEN_AGAIN: { rule: 'R14.2', zh: '重新作出决定', en: 'take the decision again' },
} as const satisfies Readonly<Record<string, Bilingual & { readonly rule: RuleId }>>;

export type OfficeTaskKind = keyof typeof OFFICE_TASKS;

/** R11.1 (十一) Why a task stands where it stands. */
export const PRIORITIES = {
  ASSISTED_PERSON: { zh: '已认定的就业援助对象，优先办理', en: 'a certified assisted person: first' },
  ORDINARY: { zh: '按期限先后办理', en: 'in the order of the due dates' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type Priority = keyof typeof PRIORITIES;

export function isOfficeTask(kind: string): kind is OfficeTaskKind {
  return Object.hasOwn(OFFICE_TASKS, kind);
}
