import type { CivilDate } from '#kernel/civil-date';
import { startOfDay } from '#kernel/instant';
import type { Deadline } from '#kernel/stream-kind';
import type { RuleId } from '#law/paragraphs';
import { paragraphOf } from '#law/paragraphs';
import type { Rulebook } from '#law/rulebook';
import { deadline, rankOf } from './ranks.ts';

/**
 * A date that could not be computed when its act was done, or that a table in force from a known day moves, is fixed by an event
 * (architecture 4). Each chapter fixes the dates of its own deadlines, named by `of`; the event is one for all.
 */
export interface DeadlineFixed {
  readonly type: 'DeadlineFixed';
  readonly data: {
    readonly of: FixedDeadline;
    readonly subject: string;
    /** The last day before it falls due, or the day itself for RetirementReached; null when another year is awaited. */
    readonly lastOn: CivilDate | null;
    readonly awaiting: string | null;
  };
}

export type FixedDeadline = 'PublicNoticeEnded' | 'StepOverdue' | 'RetirementReached';

export function isPublished(rules: Rulebook, awaiting: string): boolean {
  return rules.calendar.years.some((year) => awaiting === `CALENDAR_${year}`);
}

/** What a deadline without a date is: waiting for its year, or, once that is published, due to be fixed at once. */
export function undated(
  undatedDeadline: { readonly of: FixedDeadline; readonly subject: string; readonly rule: RuleId },
  since: CivilDate,
  awaiting: string,
  rules: Rulebook,
): Deadline {
  const { of, subject, rule } = undatedDeadline;
  if (isPublished(rules, awaiting))
    return deadline('DeadlineFixed', fixedSubject(of, subject), startOfDay(since), { rule });
  return {
    kind: of,
    subject,
    dueAt: null,
    awaiting,
    paragraph: paragraphOf(rule),
    rule,
    rank: rankOf(of),
    common: false,
  };
}

export function fixedSubject(of: FixedDeadline, subject: string): string {
  return `${of}:${subject}`;
}
