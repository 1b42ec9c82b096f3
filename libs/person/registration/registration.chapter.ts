import type { Recorded } from '#kernel/event';
import { startOfDay } from '#kernel/instant';
import { endOpen, succeed } from '#kernel/span';
import type { Deadline } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import type { Chapter } from '../chapter.ts';
import { fixedSubject } from '../deadline-fixed.ts';
import { deadline } from '../ranks.ts';
import { acted, atStage, dayOf, isLive, withQualification } from '../stages.ts';
import type { PersonState, Retirement } from '../state.ts';
import { newPerson } from '../state.ts';
import { withStep } from '../steps.ts';
import type { RegistrationEvent, UnemploymentRegistered } from './events.ts';
import { movePerson } from './move.ts';
import { registerUnemployment } from './register.ts';

/**
 * (四) 各类就业困难人员到所在社区进行失业登记: any category registers at the community (R4.1), under the real name and once (R1.1 (二)).
 * Statutory retirement is fixed here and is an event of its own when it is reached (R8.6 (八)); it ends nothing by itself.
 */
export const registration: Chapter<RegistrationEvent> = {
  commands: [registerUnemployment, movePerson],
  evolve: {
    UnemploymentRegistered: (state, event) => acted(registered(state, event), event),
    PersonMoved: (state, event) => {
      const { registration: held } = state;
      if (!held) return state;
      return { ...state, registration: { ...held, areas: succeed(held.areas, event.data.to, dayOf(event), event.id) } };
    },
    RetirementReached: (state) =>
      state.retirement ? { ...state, retirement: { ...state.retirement, reached: true } } : state,
    DeadlineFixed: (state, { data: { of, subject, lastOn } }) =>
      of === 'RetirementReached' && state.retirement && lastOn !== null
        ? { ...state, retirement: moved(state.retirement, lastOn, subject) }
        : state,
  },
  schema: {
    UnemploymentRegistered: { version: 1 },
    PersonMoved: { version: 1 },
    RetirementReached: { version: 1 },
    DeadlineFixed: { version: 1 },
  },
  deadlines: (state) =>
    state.retirement && !state.retirement.reached && isLive(state) ? retirementDeadlines(state.retirement) : [],
  settle: {
    RetirementReached: ({ retirement }) =>
      retirement
        ? [
            {
              type: 'RetirementReached',
              data: { retirementOn: retirement.on },
              grounds: grounds('R8.6'),
              effectiveAt: startOfDay(retirement.on),
            },
          ]
        : [],
    DeadlineFixed: ({ retirement }, due) => {
      const move = retirement?.moves[0];
      if (!move || due.subject !== fixedSubject('RetirementReached', move.from)) return [];
      const data = { of: 'RetirementReached', subject: move.from, lastOn: move.on, awaiting: null } as const;
      return [{ type: 'DeadlineFixed', data, grounds: grounds('R8.5', 'R8.6'), effectiveAt: startOfDay(move.from) }];
    },
  },
};

/** A new spell begins; what stays for life is the certificate, the facts, the months used and the first approval (R5.9). */
function registered(state: PersonState, event: Recorded<UnemploymentRegistered>): PersonState {
  const { data, protectedData } = event;
  const on = dayOf(event);
  const reached = state.retirement?.reached === true && state.retirement.on === data.retirementOn;
  const { application, notice, streetReview, certification, agreement, leaving, cancellationTask } = newPerson;
  const chain = endOpen(state.helper.chain, state.leaving?.on ?? on);
  const spell = withStep(
    {
      ...state,
      personId: event.streamId,
      registration: {
        eventId: event.id,
        on,
        by: event.actor.staff,
        unemployedSince: data.unemployedSince,
        retirementCategory: data.retirementCategory,
        areas: succeed(state.registration?.areas ?? [], data.area, on, event.id),
      },
      identity: protectedData && identityOf(protectedData, state),
      retirement: { on: data.retirementOn, reached, moves: data.retirementMoves },
      application,
      notice,
      streetReview,
      certification,
      agreement,
      leaving,
      cancellationTask,
      helper: { key: null, chain },
    },
    data.due,
    event,
  );
  return atStage(state.qualification === 'NONE' ? spell : withQualification(spell, 'NONE', event), 'REGISTERED', event);
}

function identityOf(
  { citizenId, name, birthOn, sex, phone, address }: NonNullable<UnemploymentRegistered['protectedData']>,
  { identity }: PersonState,
): PersonState['identity'] {
  return { citizenId, name, birthOn, sex, phone, address, certificateNumber: identity?.certificateNumber ?? null };
}

/** By the table in force from `from`. Who had reached the age in the time before a table was entered late has not, by that table. */
function moved(retirement: Retirement, on: Retirement['on'], from: string): Retirement {
  const reached = retirement.reached && on <= retirement.on;
  return { on, reached, moves: retirement.moves.filter((move) => move.from > from) };
}

function retirementDeadlines({ on, moves }: Retirement): readonly Deadline[] {
  const reached = deadline('RetirementReached', on, startOfDay(on), { rule: 'R8.6' });
  const move = moves[0];
  if (!move) return [reached];
  const subject = fixedSubject('RetirementReached', move.from);
  return [deadline('DeadlineFixed', subject, startOfDay(move.from), { rule: 'R8.5', common: true }), reached];
}
