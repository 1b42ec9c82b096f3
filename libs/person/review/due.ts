import type { CivilDate } from '#kernel/civil-date';
import { addDays, yearOf } from '#kernel/civil-date';
import type { NewEvent } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { dateAt, endOfDay, startOfDay } from '#kernel/instant';
import { valueOn } from '#kernel/span';
import type { Deadline } from '#kernel/stream-kind';
import { dayInYear } from '#law/parameters';
import { grounds } from '#law/paragraphs';
import type { Rulebook } from '#law/rulebook';
import { deadline } from '../ranks.ts';
import type { ReminderLapsed } from '../reminder-lapsed.ts';
import { areaOf } from '../stages.ts';
import type { PersonState, Review } from '../state.ts';
import type { AnnualReviewMissed, AnnualReviewOpened, ReviewDecisionOverdue, ReviewReminderRaised } from './events.ts';
import { lastDayOf, nextReviewYear, windowOf } from './window.ts';

/**
 * (六) What falls due in the annual review of a certified person: it opens on 1 January, reminds on its days until the person has
 * attended (R6.6), and on 1 April 00:00 it is missed (R6.4), or the agency is overdue: because it has not decided (R6.5), or
 * because the person is past retirement, dead or about to be cancelled and belongs to the officer (R6.1). A person who left, or whose deregistration is
 * pending, has no review running.
 */
export function reviewDeadlines(state: PersonState, rules: Rulebook): readonly Deadline[] {
  if (state.qualification !== 'CERTIFIED') return [];
  const next = nextReviewYear(state);
  return [
    ...(next === null ? [] : [openingOf(state, next, rules)]),
    ...openReviews(state).flatMap((review) => [
      ...reminderDeadlines(state, review, rules),
      ...endOf(state, review, rules),
    ]),
  ];
}

export function settleOpening(
  state: PersonState,
  due: Deadline,
  rules: Rulebook,
): readonly NewEvent<AnnualReviewOpened>[] {
  const window = windowOf(state, Number(due.subject), rules);
  const data = { year: due.subject, ...window };
  return [{ type: 'AnnualReviewOpened', data, grounds: grounds('R6.1'), effectiveAt: startOfDay(window.from) }];
}

export function settleReminder(_state: PersonState, due: Deadline): readonly NewEvent<ReviewReminderRaised>[] {
  const data = { year: String(yearOf(due.subject)), on: due.subject };
  return [{ type: 'ReviewReminderRaised', data, grounds: grounds('R6.6'), effectiveAt: startOfDay(due.subject) }];
}

export function settleLapse(state: PersonState, due: Deadline): readonly NewEvent<ReminderLapsed>[] {
  const review = Object.values(state.reviews).find(
    ({ year }) => due.subject.startsWith(`${year}-`) && due.rule === 'R6.8',
  );
  if (!review || due.dueAt === null) return [];
  const data = { of: 'ReviewReminderRaised', year: review.year, on: due.subject } as const;
  return [{ type: 'ReminderLapsed', data, grounds: grounds('R6.8', 'R6.6'), effectiveAt: due.dueAt }];
}

/**
 * R6.4 (六) The mode is the rulebook's for the area and the day on which it is settled: that of the effect, or the day on which a hold
 * ends (R6.8), because what a machine may decide is asked when it decides.
 */
export function settleMissed(
  state: PersonState,
  due: Deadline,
  rules: Rulebook,
): readonly NewEvent<AnnualReviewMissed>[] {
  const review = state.reviews[due.subject];
  if (!review) return [];
  const lastDay = lastDayOf(state, review, rules);
  const on = addDays(lastDay, 1);
  const mode = rules.parameter('missedReview', areaOf(state), dateAt(heldUntil(state, lastDay, rules)));
  const basis = [{ fact: 'REVIEW_ATTENDED', asOf: on, sourceEventId: review.openedEventId, holds: false }];
  const data = { year: review.year, on, mode };
  return [{ type: 'AnnualReviewMissed', data, grounds: grounds('R6.4', 'R6.1'), basis, effectiveAt: startOfDay(on) }];
}

export function settleOverdue(
  state: PersonState,
  due: Deadline,
  rules: Rulebook,
): readonly NewEvent<ReviewDecisionOverdue>[] {
  const review = state.reviews[due.subject];
  if (!review) return [];
  const lastDay = lastDayOf(state, review, rules);
  const cause = forTheOfficer(state, addDays(lastDay, 1)) ?? 'UNDECIDED';
  const law = cause === 'UNDECIDED' ? grounds('R6.5') : grounds('R6.1', 'R6.5');
  const data: ReviewDecisionOverdue['data'] = { year: review.year, cause };
  return [{ type: 'ReviewDecisionOverdue', data, grounds: law, effectiveAt: endOfDay(lastDay) }];
}

function openReviews({ reviews }: PersonState): readonly Review[] {
  return Object.values(reviews).filter(({ status }) => status === 'OPEN' || status === 'ATTENDED');
}

function openingOf(state: PersonState, year: number, rules: Rulebook): Deadline {
  const { from } = windowOf(state, year, rules);
  return deadline('AnnualReviewOpened', String(year), startOfDay(from), { rule: 'R6.1', common: true });
}

/** R6.6 None after the person has attended; R6.8: one whose day lay in a time the person was out lapses with the restoration. */
function reminderDeadlines(state: PersonState, review: Review, rules: Rulebook): readonly Deadline[] {
  if (review.attended) return [];
  const year = Number(review.year);
  const days = rules
    .parameter('reviewReminders', areaOf(state), dayInYear(year, '01-01'))
    .map((day) => dayInYear(year, day));
  const since = state.reviewsResume?.since;
  return days
    .filter((day) => !isDone(review, day))
    .map((day) =>
      since !== undefined && startOfDay(day) <= since
        ? deadline('ReminderLapsed', day, since, { rule: 'R6.8' })
        : deadline('ReviewReminderRaised', day, startOfDay(day), { rule: 'R6.6', common: true }),
    );
}

function isDone({ remindersRaised, remindersLapsed }: Review, day: CivilDate): boolean {
  return remindersRaised.includes(day) || remindersLapsed.includes(day);
}

function endOf(state: PersonState, review: Review, rules: Rulebook): readonly Deadline[] {
  if (review.decisionOverdue) return [];
  const lastDay = lastDayOf(state, review, rules);
  const common = review.dueBy === null;
  const officer = review.attended !== null || forTheOfficer(state, addDays(lastDay, 1)) !== null;
  return officer
    ? [deadline('ReviewDecisionOverdue', review.year, endOfDay(lastDay), { rule: 'R6.5', common })]
    : [deadline('AnnualReviewMissed', review.year, heldUntil(state, lastDay, rules), { rule: 'R6.4', common })];
}

/**
 * R6.8 (六) A hold on no-shows (parameter, entered by two persons) puts off the machine, never the effect: what is missed takes effect
 * on its own day whenever it is settled.
 */
function heldUntil(state: PersonState, lastDay: CivilDate, rules: Rulebook): Instant {
  const hold = rules.parameter('missedReviewHoldUntil', areaOf(state), addDays(lastDay, 1));
  return hold === null ? endOfDay(lastDay) : Math.max(endOfDay(lastDay), startOfDay(hold));
}

/** R6.1 (六) Past retirement, with a recorded death, or while a leaving waits for its decision (R5.6): never "missed". */
function forTheOfficer(
  { retirement, facts, cancellationTask }: PersonState,
  on: CivilDate,
): 'RETIRED' | 'DEATH' | 'LEAVING_TASK' | null {
  if (valueOn(facts.DEATH ?? [], on) !== undefined) return 'DEATH';
  if (retirement !== null && retirement.on <= on) return 'RETIRED';
  return cancellationTask ? 'LEAVING_TASK' : null;
}
