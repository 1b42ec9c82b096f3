import type { Month } from '#kernel/civil-date';
import type { NewEvent } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { dateAt } from '#kernel/instant';
import type { Deadline } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import type { Rulebook } from '#law/rulebook';
import { deadline } from '../ranks.ts';
import type { ReminderLapsed } from '../reminder-lapsed.ts';
import { areaOf } from '../stages.ts';
import type { Benefit, PersonState } from '../state.ts';
import type { BenefitExpired, ExpiryReminderRaised } from './events.ts';
import { expiryOf } from '../benefit-term.ts';

/**
 * R8.4 (八) What falls due in a benefit: reminders some days before its end, each once, and the end itself. A reminder whose moment
 * had passed when this end was fixed (a short term, a resumption, a restoration) has lost its purpose: it lapses at that instant
 * and is not sent. A term without a last month (a suspended capped one) has neither end nor reminders.
 */
const DAY = 86_400_000;

/** A benefit that will end by time alone, and the month after which it does. */
interface Ending {
  readonly benefit: Benefit;
  readonly lastMonth: Month;
}

interface Reminder extends Ending {
  readonly kind: 'ExpiryReminderRaised' | 'ReminderLapsed';
  readonly daysBefore: number;
  readonly dueAt: Instant;
}

export function expiryDeadlines(state: PersonState, rules: Rulebook): readonly Deadline[] {
  return endings(state).flatMap((ending) => [
    deadline('BenefitExpired', ending.benefit.id, expiryOf(ending.lastMonth), { rule: 'R8.4' }),
    ...remindersAhead(state, ending, rules).map((reminder) =>
      deadline(reminder.kind, subjectOf(reminder), reminder.dueAt, { rule: 'R8.4' }),
    ),
  ]);
}

export function settleExpiry(state: PersonState, due: Deadline): readonly NewEvent<BenefitExpired>[] {
  return endings(state)
    .filter(({ benefit }) => benefit.id === due.subject)
    .map(({ benefit, lastMonth }) => ({
      type: 'BenefitExpired',
      data: { benefitId: benefit.id, lastMonth },
      grounds: grounds('R8.4', benefit.termBasis === 'CAPPED_36' ? 'R8.3' : 'R8.1'),
      effectiveAt: expiryOf(lastMonth),
    }));
}

export function settleReminder(
  state: PersonState,
  due: Deadline,
  rules: Rulebook,
): readonly NewEvent<ExpiryReminderRaised | ReminderLapsed>[] {
  return endings(state)
    .flatMap((ending) => remindersAhead(state, ending, rules))
    .filter((reminder) => reminder.kind === due.kind && subjectOf(reminder) === due.subject)
    .map(reminderEvent);
}

function endings(state: PersonState): readonly Ending[] {
  return state.benefits.flatMap((benefit) =>
    (benefit.status === 'RUNNING' || benefit.status === 'SUSPENDED') && benefit.lastMonth !== null
      ? [{ benefit, lastMonth: benefit.lastMonth }]
      : [],
  );
}

/** How many days before is asked for the area of the case and the day of the end: a change of the parameter moves them all. */
function remindersAhead(state: PersonState, { benefit, lastMonth }: Ending, rules: Rulebook): readonly Reminder[] {
  const expiresAt = expiryOf(lastMonth);
  return rules
    .parameter('benefitReminderDaysBefore', areaOf(state), dateAt(expiresAt))
    .filter((daysBefore) => !benefit.remindersDone.includes(daysBefore))
    .map((daysBefore) => {
      const at = expiresAt - daysBefore * DAY;
      return at >= benefit.remindersSince
        ? { kind: 'ExpiryReminderRaised', benefit, lastMonth, daysBefore, dueAt: at }
        : { kind: 'ReminderLapsed', benefit, lastMonth, daysBefore, dueAt: benefit.remindersSince };
    });
}

function reminderEvent({
  kind,
  benefit,
  lastMonth,
  daysBefore,
  dueAt,
}: Reminder): NewEvent<ExpiryReminderRaised | ReminderLapsed> {
  const told = { benefitId: benefit.id, lastMonth, daysBefore };
  const legal = { grounds: grounds('R8.4'), effectiveAt: dueAt };
  return kind === 'ReminderLapsed'
    ? { type: kind, data: { of: 'ExpiryReminderRaised', ...told }, ...legal }
    : { type: kind, data: told, ...legal };
}

function subjectOf({ benefit, lastMonth, daysBefore }: Reminder): string {
  return `${benefit.id}#${lastMonth}#${daysBefore}`;
}
