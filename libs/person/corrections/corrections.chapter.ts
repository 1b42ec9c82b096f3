import { addDays } from '#kernel/civil-date';
import type { Recorded } from '#kernel/event';
import { RETIREMENT_CATEGORIES } from '#law/retirement';
import type { Chapter } from '../chapter.ts';
import { withFact, withoutFact } from '../fact-spans.ts';
import type { RetirementDates } from '../retirement-dates.ts';
import { dayOf } from '../stages.ts';
import type { PersonState, Retirement } from '../state.ts';
import { annulRecord } from './annul.ts';
import { correctFact } from './correct.ts';
import type { CorrectionEvent, FactCorrected, RecordAnnulled, RedecisionOpened } from './events.ts';

/**
 * 更正: what was recorded wrongly is corrected by a later event and never edited. Every decision that relied on it is found by its
 * stored basis (R7.7 (七)) and taken again by hand, in order; none falls by itself.
 */
export const corrections: Chapter<CorrectionEvent> = {
  commands: [correctFact, annulRecord],
  evolve: { FactCorrected: corrected, RecordAnnulled: annulled, RedecisionOpened: opened },
  schema: { FactCorrected: { version: 1 }, RecordAnnulled: { version: 1 }, RedecisionOpened: { version: 1 } },
  deadlines: () => [],
  settle: {},
};

function corrected(state: PersonState, event: Recorded<FactCorrected>): PersonState {
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

function annulled(state: PersonState, { data: { of, kind } }: Recorded<RecordAnnulled>): PersonState {
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

function opened(state: PersonState, event: Recorded<RedecisionOpened>): PersonState {
  const { of, cause } = event.data;
  const task = { eventId: event.id, of, cause, on: dayOf(event), takenBy: null };
  return { ...state, redecisions: [...state.redecisions, task] };
}
