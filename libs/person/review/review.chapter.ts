import type { Chapter } from '../chapter.ts';
import { attendReview } from './attend.ts';
import { failReview, passReview } from './decide.ts';
import { reviewDeadlines, settleLapse, settleMissed, settleOpening, settleOverdue, settleReminder } from './due.ts';
import type { ReviewEvent } from './events.ts';
import { evolveReviews } from './evolve.ts';

/**
 * (六) 就业援助对象实行年度审验制度,年审时间为每年第一季度 … 未参加年审或年审不合格的,注销其就业援助对象资格,停止其享受就业扶持政策:
 * the yearly review from its opening to its decision. The deregistration itself is a way of leaving.
 */
export const review: Chapter<ReviewEvent> = {
  commands: [attendReview, passReview, failReview],
  evolve: evolveReviews,
  schema: {
    AnnualReviewOpened: { version: 1 },
    ReviewReminderRaised: { version: 1 },
    AnnualReviewAttended: { version: 1 },
    AnnualReviewPassed: { version: 1 },
    AnnualReviewFailed: { version: 1 },
    AnnualReviewMissed: { version: 1 },
    ReviewDecisionOverdue: { version: 1 },
    ReminderLapsed: { version: 1 },
  },
  deadlines: reviewDeadlines,
  settle: {
    AnnualReviewOpened: settleOpening,
    ReviewReminderRaised: settleReminder,
    AnnualReviewMissed: settleMissed,
    ReviewDecisionOverdue: settleOverdue,
    ReminderLapsed: settleLapse,
  },
};
