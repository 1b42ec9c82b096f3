import type { Bilingual } from '#law/language';
import { CANCELLATION_GROUNDS, DEREGISTRATION_REASONS, EXIT_REASONS, REFUSAL_REASONS } from '#law/reasons';

/** R4.7 (四) The decisions a person is told of in writing. R5.7: three legal acts, never merged, so each has words of its own. */
export const DECISIONS = {
  CertificationRefused: {
    title: { zh: '不予认定就业援助对象告知书', en: 'Notice of refusal' },
    decided: { zh: '不予认定为就业援助对象', en: 'certification is refused' },
  },
  QualificationCancelled: {
    title: { zh: '取消就业援助对象资格告知书', en: 'Notice of cancellation' },
    decided: { zh: '取消就业援助对象资格', en: 'the qualification is cancelled' },
  },
  QualificationDeregistered: {
    title: { zh: '注销就业援助对象资格告知书', en: 'Notice of deregistration' },
    decided: { zh: '注销就业援助对象资格', en: 'the qualification is deregistered' },
  },
  BenefitRefused: {
    title: { zh: '不予享受就业援助政策告知书', en: 'Notice of refusal of a benefit' },
    decided: { zh: '不予享受下列就业援助政策', en: 'this benefit is refused' },
  },
} as const satisfies Readonly<Record<string, { readonly title: Bilingual; readonly decided: Bilingual }>>;

export type DecisionType = keyof typeof DECISIONS;

export function isDecisionType(type: string): type is DecisionType {
  return Object.hasOwn(DECISIONS, type);
}

const REASONS: Readonly<Record<string, Bilingual>> = {
  ...EXIT_REASONS,
  ...CANCELLATION_GROUNDS,
  ...DEREGISTRATION_REASONS,
  ...REFUSAL_REASONS,
};

/** A code without words is shown as it is, never left out. */
export function reasonWords(code: string): Bilingual {
  return REASONS[code] ?? { zh: code, en: code };
}
