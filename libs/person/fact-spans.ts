import type { CivilDate } from '#kernel/civil-date';
import type { Span } from '#kernel/span';
import { endOpen } from '#kernel/span';
import type { FactCode } from '#law/facts';
import type { FactRecord } from './fact-record.ts';
import type { PersonState } from './state.ts';

const OF_ALL_DAYS: readonly FactCode[] = ['BIRTH_DATE', 'RETIREMENT_CATEGORY'];

/** One for all days, whatever day a correction names. */
export function isOfAllDays(fact: FactCode): boolean {
  return OF_ALL_DAYS.includes(fact);
}

/** Registered with the person, not by `RecordFact`. */
export function isOfRegistration(fact: FactCode): boolean {
  return isOfAllDays(fact) || fact === 'UNEMPLOYED_SINCE';
}

/** R3.4 (三) What is recorded later counts from its first day on: it ends an open fact of the same code. */
export function withFact(state: PersonState, record: FactRecord): PersonState {
  return refolded(state, [...state.factRecords, record], record.fact);
}

/** As if that record had not been made: what it had ended is open again. */
export function withoutFact(state: PersonState, eventId: string): PersonState {
  const gone = state.factRecords.find(({ span }) => span.byEvent === eventId);
  if (!gone) return state;
  return refolded(
    state,
    state.factRecords.filter((record) => record !== gone),
    gone.fact,
  );
}

/** The first day after `from` on which a later record of the fact begins. */
export function nextRecordOf(state: PersonState, fact: FactCode, from: CivilDate): CivilDate | null {
  const later = (state.facts[fact] ?? []).map((span) => span.from).filter((begins) => begins > from);
  return later.reduce<CivilDate | null>((first, begins) => (first !== null && first < begins ? first : begins), null);
}

function refolded(state: PersonState, factRecords: readonly FactRecord[], fact: FactCode): PersonState {
  const spans = factRecords
    .filter((record) => record.fact === fact)
    .reduce<readonly Span<string>[]>(
      (before, { span, correction }) => [...(correction ? before : endOpen(before, span.from)), span],
      [],
    );
  return { ...state, factRecords, facts: { ...state.facts, [fact]: spans } };
}
