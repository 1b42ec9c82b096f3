import type { CivilDate } from '#kernel/civil-date';
import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated, noted, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import { startOfDay } from '#kernel/instant';
import type { PersonState, Review } from '../state.ts';
import type { LeavingEvent, QualificationRestored } from './events.ts';
import { restoration, undoable } from './restoration.ts';

export interface ConfirmDeregistrationBody extends ActBody {
  readonly outcome: 'CONFIRMED' | 'EXCUSED';
  readonly reason: string;
}

export interface RestoreQualificationBody extends ActBody {
  readonly of: string;
  readonly from: CivilDate;
  readonly reviewDueBy?: CivilDate;
  readonly reason: string;
}

/** R6.4 (六) Where no machine decides alone: an officer confirms with effect from 1 April, or excuses and everything resumes. */
export const confirmDeregistration: CommandRule<LeavingEvent, ConfirmDeregistrationBody> = {
  name: 'ConfirmDeregistration',
  rules: ['R6.4'],
  roles: ['county-officer'],
  guard: ({ qualification }) => (qualification === 'DEREGISTRATION_PENDING' ? null : nothingPending(qualification)),
  decide: (state, body, context) =>
    dated(
      { rule: 'R6.4', state, body, context, follows: undoable(state)?.from ?? null },
      (): Decision<LeavingEvent> => {
        if (body.outcome === 'CONFIRMED') return confirmed(state, body);
        const { today, rules } = context;
        const event = restoration(state, { cause: 'EXCUSED', today, rules, reason: body.reason });
        return event
          ? accepted({ ...event, grounds: grounds('R6.4', 'R6.8') })
          : refused(nothingPending(state.qualification));
      },
    ),
};

/** R6.8 (六) One person, one decision; whoever has registered again meanwhile goes the way of re-entry (R5.9). */
export const restoreQualification: CommandRule<QualificationRestored, RestoreQualificationBody> = {
  name: 'RestoreQualification',
  rules: ['R6.8'],
  roles: ['county-officer'],
  guard: (state) => {
    if (state.stage !== 'LEFT') {
      return refusalOf('NOT_LEFT', 'R6.8', { condition: 'RESTORABLE', actual: state.stage ?? 'NONE', needed: 'LEFT' });
    }
    return undoable(state) ? null : nothingToRestore(state.leaving?.act ?? 'NONE', 'EXIT|CANCELLATION|DEREGISTRATION');
  },
  decide(state, body, context) {
    const undone = undoable(state);
    if (!undone || (body.of !== undone.of && body.of !== missedReview(state)?.missed?.eventId)) {
      return refused(nothingToRestore(body.of, undone?.of ?? 'NONE'));
    }
    if (body.from !== undone.from) return refused(wrongDay(body.from, undone.from));
    return dated(
      { rule: 'R6.8', state, body, context, follows: undone.from },
      ({ on }): Decision<QualificationRestored> => {
        const { today, rules } = context;
        const { reviewDueBy, reason } = body;
        if (reviewDueBy !== undefined && reviewDueBy < on) return refused(pastReviewDate(reviewDueBy, on));
        const dueBy = reviewDueBy === undefined ? {} : { reviewDueBy };
        const event = restoration(state, { cause: 'OFFICER', today, rules, reason, ...dueBy });
        return event ? accepted(event) : refused(nothingToRestore(body.of, 'NONE'));
      },
    );
  },
};

function confirmed(state: PersonState, body: ConfirmDeregistrationBody): Decision<LeavingEvent> {
  const review = missedReview(state);
  if (!review?.missed) return refused(nothingPending(state.qualification));
  const { on, eventId } = review.missed;
  return accepted({
    type: 'QualificationDeregistered',
    data: { reasonCode: 'ANNUAL_REVIEW_MISSED', on, year: review.year },
    ...noted(body),
    grounds: grounds('R6.4'),
    basis: [{ fact: 'REVIEW_MISSED', asOf: on, sourceEventId: eventId, holds: true }],
    effectiveAt: startOfDay(on),
  });
}

function missedReview({ reviews }: PersonState): Review | undefined {
  return Object.values(reviews).findLast(({ status }) => status === 'MISSED');
}

function nothingPending(qualification: string): Refusal {
  const unmet = {
    condition: 'DEREGISTRATION_PENDING',
    actual: qualification,
    needed: 'DEREGISTRATION_PENDING',
  } as const;
  return refusalOf('NO_PENDING_DEREGISTRATION', 'R6.4', unmet);
}

function nothingToRestore(actual: string, needed: string): Refusal {
  return refusalOf('NOTHING_TO_RESTORE', 'R6.8', { condition: 'RESTORABLE', actual, needed });
}

function wrongDay(actual: CivilDate, from: CivilDate): Refusal {
  const unmet = { condition: 'RESTORED_FROM_LEAVING', actual, needed: from } as const;
  return { ...refusalOf('RESTORATION_DATE_MISMATCH', 'R6.8', unmet), details: { from } };
}

function pastReviewDate(actual: CivilDate, today: CivilDate): Refusal {
  return refusalOf('DATES_REVERSED', 'R6.8', { condition: 'DATES_IN_ORDER', actual, needed: `>=${today}` });
}
