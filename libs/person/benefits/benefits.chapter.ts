import type { Chapter } from '../chapter.ts';
import { approveBenefit } from './approve.ts';
import { resumeBenefit, stopBenefit, suspendBenefit } from './change.ts';
import type { BenefitEvent } from './events.ts';
import { evolveBenefits } from './evolve.ts';
import { expiryDeadlines, settleExpiry, settleReminder } from './expiry.ts';
import { orderRecovery } from './recover.ts';
import { refuseBenefit } from './refuse.ts';
import { settleBenefitQuarter } from './settle-quarter.ts';

/**
 * (七) 全面落实就业援助政策 (八) 对距法定退休年龄不足5年(含5年)的可延长至退休,其余人员最长不超过3年 (九) 一次性岗位补贴: the whole matrix of
 * entitlements, the term of the two subsidies and its end, settling by the quarter and recovery. A benefit's own terms stand plainly
 * in its events, so that what falls due needs no protected data.
 */
export const benefits: Chapter<BenefitEvent> = {
  commands: [
    approveBenefit,
    refuseBenefit,
    suspendBenefit,
    resumeBenefit,
    stopBenefit,
    settleBenefitQuarter,
    orderRecovery,
  ],
  evolve: evolveBenefits,
  schema: {
    BenefitApproved: { version: 1 },
    BenefitRefused: { version: 1 },
    BenefitSuspended: { version: 1 },
    BenefitResumed: { version: 1 },
    BenefitStopped: { version: 1 },
    BenefitExpired: { version: 1 },
    BenefitTermMoved: { version: 1 },
    BenefitQuarterSettled: { version: 1 },
    BenefitRecoveryOrdered: { version: 1 },
    ExpiryReminderRaised: { version: 1 },
    ReminderLapsed: { version: 1 },
  },
  deadlines: expiryDeadlines,
  settle: { BenefitExpired: settleExpiry, ExpiryReminderRaised: settleReminder, ReminderLapsed: settleReminder },
};
