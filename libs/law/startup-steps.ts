import type { Bilingual } from './language.ts';

/** R13.1 (十三) “一条龙”服务: the steps of the start-up chain, in their order. The last one is taken again and again. */
export const STARTUP_STEPS = {
  TRAINING: { zh: '创业培训', en: 'start-up training' },
  GUIDANCE: { zh: '开业指导', en: 'opening guidance' },
  LOAN: { zh: '小额贷款', en: 'small loan' },
  FOLLOW_UP: { zh: '跟踪服务', en: 'follow-up' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type StartupStep = keyof typeof STARTUP_STEPS;

export const STARTUP_STEP_CODES = Object.keys(STARTUP_STEPS) as readonly StartupStep[];

export function isStartupStep(code: string): code is StartupStep {
  return Object.hasOwn(STARTUP_STEPS, code);
}

/** A step that a person needs none of is told as such, with the reason: the chain goes on behind it. */
export const STARTUP_STEP_OUTCOMES = ['TAKEN', 'NOT_NEEDED'] as const;
export type StartupStepOutcome = (typeof STARTUP_STEP_OUTCOMES)[number];

/** The business stands, or the person has given it up. */
export const STARTUP_ENDS = ['ESTABLISHED', 'GIVEN_UP'] as const;
export type StartupEnd = (typeof STARTUP_ENDS)[number];
