import type { Chapter } from '../chapter.ts';
import { approveBenefit } from './approve.ts';
import { resumeBenefit, stopBenefit, suspendBenefit } from './change.ts';
import type { BenefitEvent } from './events.ts';
import { evolveBenefits } from './evolve.ts';
import { expiryDeadlines, settleExpiry, settleReminder } from './expiry.ts';

/**
 * (七) 企业吸纳或灵活就业的,给予社会保险补贴 (八) 对距法定退休年龄不足五年(含)的,可延长至退休,其余人员最长不超过3年:
 * the social-insurance subsidy, its term, and its end. A benefit's own terms stand plainly in its events, so that what falls due
 * needs no protected data.
 */
export const benefits: Chapter<BenefitEvent> = {
  commands: [approveBenefit, suspendBenefit, resumeBenefit, stopBenefit],
  evolve: evolveBenefits,
  schema: {
    BenefitApproved: { version: 1 },
    BenefitSuspended: { version: 1 },
    BenefitResumed: { version: 1 },
    BenefitStopped: { version: 1 },
    BenefitExpired: { version: 1 },
    BenefitTermMoved: { version: 1 },
    ExpiryReminderRaised: { version: 1 },
    ReminderLapsed: { version: 1 },
  },
  deadlines: expiryDeadlines,
  settle: { BenefitExpired: settleExpiry, ExpiryReminderRaised: settleReminder, ReminderLapsed: settleReminder },
};
