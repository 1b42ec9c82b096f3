import type { Recorded } from '#kernel/event';
import type { ReminderLapsed } from '../reminder-lapsed.ts';
import type { Benefit, PersonState } from '../state.ts';
import type {
  BenefitApproved,
  BenefitExpired,
  BenefitResumed,
  BenefitStopped,
  BenefitSuspended,
  BenefitTermMoved,
  ExpiryReminderRaised,
} from './events.ts';

/** How the events of benefits change a person. */
export const evolveBenefits = {
  BenefitApproved: (state: PersonState, { id, data, recordedAt }: Recorded<BenefitApproved>): PersonState => ({
    ...state,
    firstSubsidyApproval:
      state.firstSubsidyApproval ?? (isSubsidy(data.benefit) ? { on: data.approvedOn, eventId: id } : null),
    benefits: [
      ...state.benefits,
      {
        id,
        benefit: data.benefit,
        form: data.form,
        payee: data.payee,
        employmentId: data.employmentId,
        firstMonth: data.firstMonth,
        lastMonth: data.lastMonth,
        termBasis: data.termBasis,
        monthsBefore: data.monthsBefore,
        monthsGranted: data.monthsGranted,
        suspensions: [],
        status: 'RUNNING',
        remindersDone: [],
        remindersFor: data.lastMonth,
        remindersSince: recordedAt,
        approvedOn: data.approvedOn,
      },
    ],
  }),

  BenefitSuspended: (state: PersonState, { id, data }: Recorded<BenefitSuspended>): PersonState =>
    withBenefit(state, data.benefitId, (benefit) => ({
      ...benefit,
      status: 'SUSPENDED',
      lastMonth: benefit.monthsGranted === null ? benefit.lastMonth : null,
      suspensions: [
        ...benefit.suspensions,
        { fromMonth: data.fromMonth, toMonth: null, cause: data.cause, byEvent: id },
      ],
    })),

  BenefitResumed: (state: PersonState, { data, recordedAt }: Recorded<BenefitResumed>): PersonState =>
    withBenefit(state, data.benefitId, (benefit) => ({
      ...benefit,
      status: 'RUNNING',
      lastMonth: data.lastMonth,
      suspensions: benefit.suspensions.map((one) => (one.toMonth === null ? { ...one, toMonth: data.fromMonth } : one)),
      ...remindersOf(benefit, data.lastMonth),
      remindersSince: recordedAt,
    })),

  BenefitStopped: (state: PersonState, { data }: Recorded<BenefitStopped>): PersonState =>
    withBenefit(state, data.benefitId, (benefit) => ({ ...benefit, status: 'STOPPED', lastMonth: data.lastMonth })),

  BenefitExpired: (state: PersonState, { data }: Recorded<BenefitExpired>): PersonState =>
    withBenefit(state, data.benefitId, (benefit) => ({ ...benefit, status: 'EXPIRED' })),

  ExpiryReminderRaised: (state: PersonState, { data }: Recorded<ExpiryReminderRaised>): PersonState =>
    withBenefit(state, data.benefitId, (benefit) => reminderDone(benefit, data.daysBefore)),

  ReminderLapsed: (state: PersonState, { data }: Recorded<ReminderLapsed>): PersonState =>
    data.of === 'ExpiryReminderRaised'
      ? withBenefit(state, data.benefitId, (benefit) => reminderDone(benefit, data.daysBefore))
      : state,

  /** By the calendar and not by a person: what lapses must not depend on when the machine gets to it. */
  BenefitTermMoved: (state: PersonState, { data, effectiveAt }: Recorded<BenefitTermMoved>): PersonState =>
    withBenefit(state, data.benefitId, (benefit) => ({
      ...benefit,
      lastMonth: data.lastMonth,
      ...remindersOf(benefit, data.lastMonth),
      remindersSince: effectiveAt,
    })),
};

/** R8.1 (八): the two subsidies whose earlier first approval fixes the reference date for life. */
function isSubsidy(benefit: Benefit['benefit']): boolean {
  return benefit === 'SOCIAL_INSURANCE' || benefit === 'POST';
}

/** Reminders done for an end stay done when a resumption gives back that very end; a new end has its own. */
function remindersOf(benefit: Benefit, lastMonth: string | null): Pick<Benefit, 'remindersDone' | 'remindersFor'> {
  return lastMonth === benefit.remindersFor
    ? { remindersDone: benefit.remindersDone, remindersFor: benefit.remindersFor }
    : { remindersDone: [], remindersFor: lastMonth };
}

function reminderDone(benefit: Benefit, daysBefore: number): Benefit {
  return { ...benefit, remindersDone: [...benefit.remindersDone, daysBefore] };
}

function withBenefit(state: PersonState, id: string, change: (benefit: Benefit) => Benefit): PersonState {
  return { ...state, benefits: state.benefits.map((benefit) => (benefit.id === id ? change(benefit) : benefit)) };
}
