import type { CivilDate } from '#kernel/civil-date';
import type { EventShape, Recorded } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { dateAt } from '#kernel/instant';
import type { Refusal } from '#kernel/refusal';
import { succeed } from '#kernel/span';
import type { AreaCode } from '#law/area';
import type { RuleId } from '#law/paragraphs';
import type { UnmetCondition } from '#law/refused';
import { refused as refusalOf } from '#law/refused';
import type { Stage } from '#law/stages';
import type { PersonState, Qualification } from './state.ts';

/** How a case moves along the chain (R4.2), and the "no" when a command comes out of its order. */

/** The legal day of an event. */
export function dayOf(event: Recorded<EventShape>): CivilDate {
  return dateAt(event.effectiveAt);
}

/** The case stands at `stage` from the legal day of `event`. */
export function atStage(state: PersonState, stage: Stage, event: Recorded<EventShape>): PersonState {
  return { ...state, stage, stages: succeed(state.stages, stage, dayOf(event), event.id) };
}

export function withQualification(
  state: PersonState,
  qualification: Qualification,
  event: Recorded<EventShape>,
): PersonState {
  return {
    ...state,
    qualification,
    qualifications: succeed(state.qualifications, qualification, dayOf(event), event.id),
  };
}

/** An act of the chain was done on the event's legal day: the acts that follow it may not be earlier. */
export function acted(state: PersonState, event: Recorded<EventShape>): PersonState {
  const on = dayOf(event);
  return { ...state, lastActOn: state.lastActOn !== null && state.lastActOn > on ? state.lastActOn : on };
}

/** The community the case belongs to now; before registration there is none. */
export function areaOf(state: Pick<PersonState, 'registration'>): AreaCode {
  return state.registration?.areas.at(-1)?.value ?? '';
}

/** Registered, and neither refused nor left. */
export function isLive(state: PersonState): boolean {
  return state.stage !== null && state.stage !== 'LEFT' && state.stage !== 'REFUSED';
}

/** What speaks against a command that needs one of these stages. */
export function needsStage(state: PersonState, rule: RuleId, ...needed: readonly [Stage, ...Stage[]]): Refusal | null {
  return state.stage !== null && needed.includes(state.stage) ? null : outOfOrder(state, rule, needed.join('|'));
}

/** R4.2 (四) The order is forced: the refusal names the stage now, the stage needed and, if time alone brings it, when. */
export function outOfOrder(state: PersonState, rule: RuleId, needed: string, satisfiableAt?: Instant | null): Refusal {
  const unmet: UnmetCondition = { condition: 'STAGE', actual: state.stage ?? 'NONE', needed };
  const refusal = refusalOf('OUT_OF_ORDER', rule, satisfiableAt == null ? unmet : { ...unmet, satisfiableAt });
  return { ...refusal, details: { stage: unmet.actual, needed } };
}
