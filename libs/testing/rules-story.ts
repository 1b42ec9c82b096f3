import type { Actor, Recorded } from '#kernel/event';
import { eventIdAt } from '#kernel/ids';
import { dateAt, parseInstant } from '#kernel/instant';
import type { Decision } from '#kernel/stream-kind';
import type { Rulebook } from '#law/rulebook';
import type { RulebookEvent } from '#rulebook/events';
import { rulebookSchema, rulebookStream } from '#rulebook/rulebook';
import type { RulebookState } from '#rulebook/state';
import { provinceSupervisor } from './actors.ts';
import { rulebook } from './rulebook.ts';

/** The rulebook of one layer in memory, as the record would write it. */
export interface RulesStory {
  readonly state: RulebookState;
  readonly events: readonly Recorded<RulebookEvent>[];
  /** What the last accepted command proposed. */
  readonly proposalId: string;
  /** Puts the clock: `2011-09-01` is 09:00 of that day at +08:00. */
  at(day: string): RulesStory;
  does(name: string, body?: object, by?: Actor): RulesStory;
  tries(name: string, body?: object, by?: Actor): Decision<RulebookEvent>;
  available(by: Actor): readonly string[];
}

const STREAM = '01890000-0000-7000-8000-000000000002';

export function rulesStory(area = '340000', rules: Rulebook = rulebook()): RulesStory {
  const events: Recorded<RulebookEvent>[] = [];
  let state = rulebookStream.initial;
  let now = parseInstant('2011-09-01T09:00:00+08:00');
  const contextOf = (actor: Actor) => ({ now, today: dateAt(now), actor, rules, drawn: {} });
  const tries = (name: string, body: object = {}, actor: Actor = provinceSupervisor): Decision<RulebookEvent> => {
    const decision = rulebookStream.decide(state, { name, body: { ...body, area } }, contextOf(actor));
    if (decision.outcome === 'refused') return decision;
    for (const { causedBy: _, ...event } of decision.events) {
      const recorded: Recorded<RulebookEvent> = {
        effectiveAt: now,
        ...event,
        id: eventIdAt(STREAM, events.length),
        streamId: STREAM,
        version: events.length + 1,
        schemaVersion: rulebookSchema[event.type].version,
        recordedAt: now,
        actor,
        commandId: null,
        causedBy: null,
        rulebookVersion: rules.version,
        basis: [],
      };
      events.push(recorded);
      state = rulebookStream.evolve(state, recorded);
    }
    return decision;
  };
  const told: RulesStory = {
    get state() {
      return state;
    },
    events,
    get proposalId() {
      return state.proposals.at(-1)?.proposalId ?? '';
    },
    at(day) {
      now = parseInstant(`${day}T09:00:00+08:00`);
      return told;
    },
    does(name, body, by) {
      const decision = tries(name, body, by);
      if (decision.outcome === 'refused') throw new Error(`${name}: ${JSON.stringify(decision.refusal)}`);
      return told;
    },
    tries,
    available: (by) => rulebookStream.available(state, contextOf(by)).map(({ name }) => name),
  };
  return told;
}
