import type { Bilingual } from './language.ts';

/** Where a case stands in the chain (R4.2), in its order; and REFUSED, which is outside it. */
export const STAGES = {
  REGISTERED: { zh: '已登记', en: 'registered' },
  APPLIED: { zh: '已申请', en: 'applied' },
  CHECKED: { zh: '社区已初审', en: 'checked by the community' },
  ON_NOTICE: { zh: '公示中', en: 'on public notice' },
  OBJECTED: { zh: '有异议', en: 'objected to' },
  NOTICE_ENDED: { zh: '公示期满', en: 'notice ended' },
  STREET_REVIEWED: { zh: '街道已复核', en: 'reviewed by the street' },
  CERTIFIED: { zh: '已认定', en: 'certified' },
  AGREED: { zh: '已签援助协议', en: 'agreement signed' },
  LEFT: { zh: '已退出', en: 'left' },
  REFUSED: { zh: '不予认定', en: 'refused' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type Stage = keyof typeof STAGES;

/** R4.2 (四) The stages of the procedure, before anything is decided. */
export const BEFORE_CERTIFICATION = [
  'REGISTERED',
  'APPLIED',
  'CHECKED',
  'ON_NOTICE',
  'OBJECTED',
  'NOTICE_ENDED',
  'STREET_REVIEWED',
] as const satisfies readonly Stage[];

export type StageBeforeCertification = (typeof BEFORE_CERTIFICATION)[number];

/** R1.2 (二) 出现→认定→扶助→稳定: every case is in exactly one step. */
export const FUNNEL = {
  FOUND: { zh: '出现', en: 'found' },
  CERTIFIED: { zh: '认定', en: 'certified' },
  ASSISTED: { zh: '扶助', en: 'assisted' },
  STABLE: { zh: '稳定', en: 'stable' },
  LEFT: { zh: '退出', en: 'left' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type FunnelStep = keyof typeof FUNNEL;

export function isStage(text: string): text is Stage {
  return Object.hasOwn(STAGES, text);
}
