import type { Instant } from '#kernel/instant';
import type { Deadline } from '#kernel/stream-kind';
import type { RuleId } from '#law/paragraphs';
import { paragraphOf } from '#law/paragraphs';

/**
 * The legal rank of deadlines that fall on the same instant (architecture 2): the one table of it. What ends with the 24:00 of the
 * day before comes first, then what the law lets begin, then what rests on both, reminders and overdue incidents last. So a term
 * that ends with March is expired on 1 April before a no-show stops what still runs (R6.4), and a review opens before it is
 * reminded of (R6.6).
 */
const RANKS = {
  DeadlineFixed: 0,
  BenefitTermMoved: 10,
  BenefitExpired: 20,
  AgreementEnded: 30,
  PublicNoticeEnded: 40,
  RetirementReached: 50,
  AnnualReviewOpened: 60,
  AnnualReviewMissed: 70,
  ReviewDecisionOverdue: 80,
  ReminderLapsed: 90,
  ReviewReminderRaised: 100,
  ExpiryReminderRaised: 110,
  StepOverdue: 120,
} as const satisfies Readonly<Record<string, number>>;

export type DeadlineKind = keyof typeof RANKS;

export function rankOf(kind: DeadlineKind): number {
  return RANKS[kind];
}

/** A deadline with its paragraph and its rank. `common`: it falls on the same instant for everyone. */
export function deadline(
  kind: DeadlineKind,
  subject: string,
  dueAt: Instant,
  law: { readonly rule: RuleId; readonly common?: boolean },
): Deadline {
  const { rule, common = false } = law;
  return { kind, subject, dueAt, paragraph: paragraphOf(rule), rule, rank: rankOf(kind), common };
}
