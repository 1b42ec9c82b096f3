import { addDays } from '#kernel/civil-date';
import type { Recorded } from '#kernel/event';
import { RETIREMENT_CATEGORIES } from '#law/retirement';
import { withFact, withoutFact } from '../fact-spans.ts';
import type { RetirementDates } from '../retirement-dates.ts';
import { dayOf } from '../stages.ts';
import type { PersonState, Retirement } from '../state.ts';
import type { TaskClosed } from '../task-closed.ts';
import type { FactCorrected, RecordAnnulled, RedecisionOpened } from './events.ts';

/** How a correction changes a person: the fact counts corrected from its day on, a record counts no longer, a task is open. */

export function corrected(
  state: PersonState,
  event: Pick<Recorded<FactCorrected>, 'id' | 'data' | 'protectedData'>,
): PersonState {
  const { fact, effectiveFrom: from, to, value: plain, retirement } = event.data;
  const retired = retirement ? { ...state, retirement: retirementBy(state, retirement) } : state;
  const value = plain ?? event.protectedData?.value;
  if (value === undefined) return retired;
  const span = { value, from, to: to === null ? null : addDays(to, 1), byEvent: event.id };
  return withRegistered(withFact(retired, { fact, span, correction: true }), fact, value);
}

/** R8.6 (八) A date that was reached is reached again only if it was moved. */
function retirementBy(state: PersonState, { retirementOn: on, retirementMoves: moves }: RetirementDates): Retirement {
  const reached = state.retirement?.reached === true && state.retirement.on === on;
  return { on, reached, moves };
}

function withRegistered(state: PersonState, fact: FactCorrected['data']['fact'], value: string): PersonState {
  const { identity, registration } = state;
  if (fact === 'BIRTH_DATE') return { ...state, identity: identity && { ...identity, birthOn: value } };
  if (!registration) return state;
  if (fact === 'UNEMPLOYED_SINCE') return { ...state, registration: { ...registration, unemployedSince: value } };
  const category = RETIREMENT_CATEGORIES.find((each) => fact === 'RETIREMENT_CATEGORY' && each === value);
  return category ? { ...state, registration: { ...registration, retirementCategory: category } } : state;
}

export function annulled(
  state: PersonState,
  { data: { of, kind } }: Pick<Recorded<RecordAnnulled>, 'data'>,
): PersonState {
  switch (kind) {
    case 'FACT':
      return withoutFact(state, of);
    case 'EMPLOYMENT':
      return { ...state, employments: state.employments.filter(({ id }) => id !== of) };
    case 'OFFER':
      return { ...state, offers: state.offers.filter(({ id }) => id !== of) };
    default:
      return kind satisfies never;
  }
}

export function opened(state: PersonState, event: Recorded<RedecisionOpened>): PersonState {
  const { of, cause } = event.data;
  const task = { eventId: event.id, of, cause, on: dayOf(event), takenBy: null };
  return { ...state, redecisions: [...state.redecisions, task] };
}

/** Refusals count again where the ground of the cancellation has fallen; an officer's answer has dealt with them. */
export function closed(state: PersonState, { id, data }: Recorded<TaskClosed>): PersonState {
  const { taskId, cause } = data;
  const task = state.cancellationTask?.eventId === taskId ? state.cancellationTask : null;
  const countAgain = (offerId: string): boolean => cause === 'GROUND_FELL' && task?.offerIds.includes(offerId) === true;
  return {
    ...state,
    cancellationTask: task ? null : state.cancellationTask,
    offers: state.offers.map((offer) => (countAgain(offer.id) ? { ...offer, counted: false } : offer)),
    redecisions: state.redecisions.map((each) => (each.eventId === taskId ? { ...each, takenBy: id } : each)),
  };
}
