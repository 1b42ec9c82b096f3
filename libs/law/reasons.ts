import type { Bilingual } from './language.ts';

/**
 * R5.7 (五) Leaving is three different legal acts that are never merged, each with reason codes of its own; refusing to certify
 * is a fourth. Codes are stable for ever.
 */

/** Exit 退出: assistance has done its work or the person goes. */
export const EXIT_REASONS = {
  EMPLOYED_STABLY: { zh: '稳定就业', en: 'employed stably' },
  RETIRED: { zh: '达到退休年龄或已退休', en: 'retired' },
  BENEFIT_TERM_ENDED: { zh: '政策享受期满', en: 'benefit term ended' },
  OWN_REQUEST: { zh: '本人申请', en: 'own request' },
  DEATH: { zh: '死亡', en: 'death' },
  MOVED_OUT: { zh: '迁出本省', en: 'moved out of the province' },
  STUDY: { zh: '入学', en: 'study' },
  MILITARY: { zh: '入伍', en: 'military service' },
  IMPRISONED: { zh: '服刑', en: 'imprisoned' },
  EMIGRATED: { zh: '出国（境）定居', en: 'emigrated' },
  LOST_WORK_ABILITY: { zh: '完全丧失劳动能力', en: 'lost the ability to work' },
  NO_CONTACT_6_MONTHS: { zh: '连续六个月无法联系', en: 'no contact for six months' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type ExitReason = keyof typeof EXIT_REASONS;

/** R1.1 (二) A file is also left when it turns out to be a duplicate: by the link alone, never by a command to exit. */
export const DUPLICATE_REASON = {
  DUPLICATE: { zh: '重复建档，已并入另一档案', en: 'duplicate, linked to another file' },
} as const;

export type LeftBy = ExitReason | keyof typeof DUPLICATE_REASON;

/** R5.5 (五) Cancellation 取消: by a human decision with evidence, on these grounds only. */
export const CANCELLATION_GROUNDS = {
  REFUSED_ASSISTANCE: { zh: '无正当理由不接受就业援助服务', en: 'refused assistance without good reason' },
  ALREADY_EMPLOYED: { zh: '已经实现就业', en: 'already employed' },
  NO_LONGER_QUALIFIED: { zh: '已不符合就业援助对象条件', en: 'no longer meets the conditions' },
  FALSE_DECLARATION: { zh: '弄虚作假', en: 'false declaration' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type CancellationGround = keyof typeof CANCELLATION_GROUNDS;

/** R6.4 (六) Deregistration 注销: follows from the annual review. */
export const DEREGISTRATION_REASONS = {
  ANNUAL_REVIEW_MISSED: { zh: '未参加年审', en: 'annual review missed' },
  ANNUAL_REVIEW_FAILED: { zh: '年审不合格', en: 'annual review failed' },
  CERTIFICATE_MISUSE: { zh: '转借、转让、出租、伪造、涂改《就业失业登记证》', en: 'misuse of the certificate' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type DeregistrationReason = keyof typeof DEREGISTRATION_REASONS;

/** R4.7 (四) Refusing to certify 不予认定. */
export const REFUSAL_REASONS = {
  CONDITIONS_NOT_MET: { zh: '不符合条件', en: 'conditions not met' },
  OBJECTION_UPHELD: { zh: '异议成立', en: 'objection upheld' },
  EVIDENCE_MISSING: { zh: '证明材料不足', en: 'evidence missing' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type RefusalReason = keyof typeof REFUSAL_REASONS;

/** What a review that was attended can fail for: a missed one is never failed by hand. */
export type FailedReviewReason = Exclude<DeregistrationReason, 'ANNUAL_REVIEW_MISSED'>;
