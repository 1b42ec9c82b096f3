import type { CivilDate, Month } from '#kernel/civil-date';
import { monthOf, plusMonths } from '#kernel/civil-date';
import type { NewEvent, Recorded } from '#kernel/event';
import { dateAt } from '#kernel/instant';
import { grounds } from '#law/paragraphs';
import type { Rulebook } from '#law/rulebook';
import { lastGrantedBefore, lastMonthAfterResuming, openSuspension } from './benefit-term.ts';
import type { BenefitResumed, BenefitStopped, BenefitSuspended, StopCause } from './benefits/events.ts';
import { beforeRetirement } from './benefits/granting.ts';
import type { Consequences, PersonEvent } from './events.ts';
import type { PersonExited, QualificationDeregistered, QualificationRestored } from './leaving/events.ts';
import { restoration, undoable } from './leaving/restoration.ts';
import { cancellationTask, groundFallen } from './offers/threshold.ts';
import { afterAbsorbing, closedAsDuplicate } from './duplicates.ts';
import { afterAppeal } from './overturned.ts';
import type { AnnualReviewFailed, AnnualReviewMissed } from './review/events.ts';
import type { Benefit, PersonState } from './state.ts';
import { termsMoved } from './term-moves.ts';

/**
 * What crosses the chapters: the further events that an event brings with it in the same commit. Each takes effect with its cause.
 * Only what the text orders by itself stands here (architecture 14): a missed review deregisters, leaving stops the benefits, a
 * late entry in time restores. The answers are the same whether asked before or after the cause was folded.
 */
export const consequences: Consequences = (state, event, rules) => {
  switch (event.type) {
    case 'ObjectionUpheld':
      return [refusedByObjection(state, event.protectedData?.reason)];
    case 'RefusalJudged':
      return event.data.justified ? groundFallen(state, event.data.offerId) : cancellationTask(state, event, rules);
    case 'RecordAnnulled':
      return groundFallen(state, event.data.of);
    case 'AppealDecided':
      return afterAppeal(state, event, rules);
    case 'AnnualReviewAttended':
      return event.data.late ? restoredByLateEntry(state, event, rules) : [];
    case 'AnnualReviewMissed':
      return event.data.mode === 'automatic'
        ? [deregisteredForMissing(event.data)]
        : suspendedForMissing(state, event.data.on);
    case 'AnnualReviewFailed':
      return [deregisteredForFailing(event)];
    case 'PersonExited':
      return stoppedByExit(state, event.data);
    case 'QualificationCancelled':
      return stopped(state, event.data.stopFromMonth, 'CANCELLATION', event.data.ground === 'FALSE_DECLARATION');
    case 'QualificationDeregistered':
      return stopped(state, monthFrom(event.data.on), 'DEREGISTRATION', false);
    case 'QualificationRestored':
      return staysPending(state, event.data) ? [] : resumed(state, event.data, rules);
    case 'DuplicateLinked':
      return closedAsDuplicate(state, dateAt(event.effectiveAt));
    case 'DuplicateAbsorbed':
      return afterAbsorbing(state, event.data.carried);
    case 'DeadlineFixed':
      return event.data.of === 'RetirementReached' && event.data.lastOn !== null
        ? termsMoved(state, { retirementOn: event.data.lastOn, on: dateAt(event.effectiveAt) }, rules)
        : [];
    default:
      return [];
  }
};

type Raised = NewEvent<PersonEvent>;

/** R4.4 (四) Upholding an objection refuses the application in the same act. */
function refusedByObjection(state: PersonState, reason: string | undefined): Raised {
  return {
    type: 'CertificationRefused',
    data: { applicationId: state.application?.eventId ?? '', reasonCode: 'OBJECTION_UPHELD' },
    ...(reason === undefined ? {} : { protectedData: { reason } }),
    grounds: grounds('R4.4', 'R4.7'),
  };
}

/** R6.8 (六) Attendance on paper in time, typed in within the days of late entry, restores by itself. */
function restoredByLateEntry(state: PersonState, event: Recorded<PersonEvent>, rules: Rulebook): readonly Raised[] {
  if (!undoable(state)) return [];
  const restored = restoration(state, { cause: 'LATE_ENTRY', today: dateAt(event.recordedAt), rules });
  return restored ? [restored] : [];
}

/** R6.4 (六) 未参加年审的,注销其资格, with effect from 1 April 00:00. */
function deregisteredForMissing({ on, year }: AnnualReviewMissed['data']): NewEvent<QualificationDeregistered> {
  return {
    type: 'QualificationDeregistered',
    data: { reasonCode: 'ANNUAL_REVIEW_MISSED', on, year },
    grounds: grounds('R6.4', 'R5.7'),
    basis: [{ fact: 'REVIEW_ATTENDED', asOf: on, holds: false }],
  };
}

/** R6.4 (六) 年审不合格的,注销其资格; misuse of the certificate keeps its own code. */
function deregisteredForFailing({
  data,
  effectiveAt,
}: Recorded<AnnualReviewFailed>): NewEvent<QualificationDeregistered> {
  const reasonCode = data.reasonCode === 'CERTIFICATE_MISUSE' ? 'CERTIFICATE_MISUSE' : 'ANNUAL_REVIEW_FAILED';
  const on = dateAt(effectiveAt);
  return {
    type: 'QualificationDeregistered',
    data: { reasonCode, on, year: data.year },
    grounds: grounds('R6.4', 'R5.7'),
    basis: [{ fact: 'REVIEW_PASSED', asOf: on, holds: false }],
  };
}

/** R6.4 (六) Until an officer confirms or excuses, the benefits that run are suspended. */
function suspendedForMissing({ benefits }: PersonState, on: CivilDate): readonly NewEvent<BenefitSuspended>[] {
  return benefits
    .filter(({ status }) => status === 'RUNNING')
    .map((benefit) => ({
      type: 'BenefitSuspended',
      data: { benefitId: benefit.id, fromMonth: later(runningSince(benefit), monthFrom(on)), cause: 'REVIEW_MISSED' },
      grounds: grounds('R6.4'),
    }));
}

/** R5.10 (五) With the month, of the imprisoned where it is said from an earlier one on; what was paid after a death is recovered. */
function stoppedByExit(
  state: PersonState,
  { on, reasonCode, stopFromMonth = monthAfter(on) }: PersonExited['data'],
): readonly NewEvent<BenefitStopped>[] {
  return stopped(state, stopFromMonth, 'EXIT', reasonCode === 'DEATH');
}

/** R8.3: the month with which it (last) begins to run, which may lie ahead: no month is suspended twice. */
function runningSince({ firstMonth, suspensions }: Benefit): Month {
  return suspensions.reduce((latest, { toMonth }) => later(latest, toMonth ?? ''), firstMonth);
}

/** R6.4, R5.10 (五)(六) One event per benefit that would grant a month from `month` on. */
function stopped(
  { benefits }: PersonState,
  month: Month,
  cause: Exclude<StopCause, 'OFFICER'>,
  recovery: boolean,
): readonly NewEvent<BenefitStopped>[] {
  return benefits
    .filter((benefit) => isOpen(benefit) || grantedFrom(benefit, month))
    .map((benefit) => ({
      type: 'BenefitStopped',
      data: { benefitId: benefit.id, fromMonth: month, lastMonth: lastGrantedBefore(benefit, month), cause, recovery },
      grounds: cause === 'DEREGISTRATION' ? grounds('R6.4') : grounds('R5.10'),
    }));
}

/** R6.8 (六) Undoing another leaving gives back what was before it, and that may have been a pending deregistration. */
function staysPending({ leaving, qualification }: PersonState, { cause }: QualificationRestored['data']): boolean {
  const missed = leaving?.reasonCode === 'ANNUAL_REVIEW_MISSED';
  if (leaving) return !missed && leaving.before.qualification === 'DEREGISTRATION_PENDING';
  return cause === 'OFFICER' && qualification === 'DEREGISTRATION_PENDING';
}

/** R6.8 (六) What was suspended because the review was missed resumes with the very month: no month of the gap is lost. */
function resumed(
  state: PersonState,
  { from }: QualificationRestored['data'],
  rules: Rulebook,
): readonly NewEvent<BenefitResumed>[] {
  return (state.leaving?.before.benefits ?? state.benefits).flatMap((benefit) => {
    // A term that reached its end meanwhile stays expired, and gets the months of the gap all the same.
    const open = benefit.status === 'SUSPENDED' || benefit.status === 'EXPIRED';
    const suspension = open ? openSuspension(benefit) : undefined;
    if (suspension?.cause !== 'REVIEW_MISSED' || suspension.fromMonth < monthOf(from)) return [];
    const { fromMonth } = suspension;
    const end = lastMonthAfterResuming(benefit, fromMonth);
    const lastMonth = beforeRetirement(state, benefit, end, { on: from, rules });
    const data = { benefitId: benefit.id, fromMonth, lastMonth };
    return [{ type: 'BenefitResumed', data, grounds: grounds('R6.8', 'R8.3') }];
  });
}

/** Over already, but it granted months behind the leaving, which was not known then. What is granted once is not taken back so. */
function grantedFrom({ status, lastMonth, termBasis }: Benefit, month: Month): boolean {
  const over = status === 'STOPPED' || (status === 'EXPIRED' && termBasis !== 'ONE_OFF');
  return over && lastMonth !== null && lastMonth >= month;
}

function isOpen({ status }: Benefit): boolean {
  return status === 'RUNNING' || status === 'SUSPENDED';
}

/** R5.10 (五) Exits end benefits with the month. */
function monthAfter(on: CivilDate): Month {
  return plusMonths(monthOf(on), 1);
}

/** R6.4 (六) What takes effect with a month's first instant ends before that month; later in it, with the month. */
function monthFrom(on: CivilDate): Month {
  return on.endsWith('-01') ? monthOf(on) : monthAfter(on);
}

function later(a: Month, b: Month): Month {
  return a > b ? a : b;
}
