import type { Recorded } from '#kernel/event';
import { isSubsidy } from '#law/benefits';
import type { ReminderLapsed } from '../reminder-lapsed.ts';
import type { Benefit, PersonState } from '../state.ts';
import type {
  BenefitApproved,
  BenefitExpired,
  BenefitQuarterSettled,
  BenefitRecoveryOrdered,
  BenefitResumed,
  BenefitStopped,
  BenefitSuspended,
  BenefitTermMoved,
  ExpiryReminderRaised,
} from './events.ts';

/** How the events of benefits change a person. What is granted once is done with its grant: it never runs, and nothing of it falls due. */
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
        status: data.termBasis === 'ONE_OFF' ? 'EXPIRED' : 'RUNNING',
        remindersDone: [],
        remindersFor: data.lastMonth,
        remindersSince: recordedAt,
        approvedOn: data.approvedOn,
        rule: data.rule,
        schoolYear: data.schoolYear,
        monthlyAmount: data.monthlyAmount,
        settled: paidWithTheGrant(id, data),
        givenBack: [],
        recoverFrom: null,
        recoveries: [],
      },
    ],
  }),

  /** A no changes nothing of the person; it stands in the log with its basis and can be appealed. */
  BenefitRefused: (state: PersonState): PersonState => state,

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
      status: benefit.status === 'EXPIRED' ? 'EXPIRED' : 'RUNNING',
      lastMonth: data.lastMonth,
      suspensions: benefit.suspensions.map((one) => (one.toMonth === null ? { ...one, toMonth: data.fromMonth } : one)),
      ...remindersOf(benefit, data.lastMonth),
      remindersSince: recordedAt,
    })),

  BenefitStopped: (state: PersonState, { data }: Recorded<BenefitStopped>): PersonState =>
    withBenefit(state, data.benefitId, (benefit) => ({
      ...benefit,
      status: 'STOPPED',
      lastMonth: data.lastMonth,
      recoverFrom: data.recovery ? data.fromMonth : benefit.recoverFrom,
    })),

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
      status: benefit.status === 'EXPIRED' ? 'RUNNING' : benefit.status,
      lastMonth: data.lastMonth,
      ...remindersOf(benefit, data.lastMonth),
      // Not earlier than a restoration: what lay in its gap has lapsed (R6.8).
      remindersSince: Math.max(benefit.remindersSince, effectiveAt),
    })),

  BenefitQuarterSettled: (state: PersonState, { id, data, recordedAt }: Recorded<BenefitQuarterSettled>): PersonState =>
    withBenefit(state, data.benefitId, (benefit) => ({
      ...benefit,
      settled: [...benefit.settled, ...data.months.map((month) => ({ ...month, byEvent: id }))],
      givenBack: [...benefit.givenBack, ...data.givenBack],
      ...(data.lastMonth === benefit.lastMonth
        ? {}
        : { lastMonth: data.lastMonth, ...remindersOf(benefit, data.lastMonth), remindersSince: recordedAt }),
    })),

  BenefitRecoveryOrdered: (state: PersonState, { id, data }: Recorded<BenefitRecoveryOrdered>): PersonState =>
    withBenefit(state, data.benefitId, (benefit) => ({
      ...benefit,
      recoveries: [...benefit.recoveries, { months: data.months, amount: data.amount, byEvent: id }],
    })),
};

/** What is granted once is paid once, with its amount. */
function paidWithTheGrant(
  id: string,
  { termBasis, firstMonth, monthlyAmount }: BenefitApproved['data'],
): Benefit['settled'] {
  if (termBasis !== 'ONE_OFF' || monthlyAmount === null) return [];
  return [{ month: firstMonth, actuallyPaid: monthlyAmount, amount: monthlyAmount, byEvent: id }];
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
