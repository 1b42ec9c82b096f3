import type { Actor, EventShape, Json, NewEvent, Recorded } from '#kernel/event';
import { eventIdAt } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import { dateAt, parseInstant } from '#kernel/instant';
import type { Deadline, Decision } from '#kernel/stream-kind';
import { firstDue } from '#kernel/stream-kind';
import type { Rulebook } from '#law/rulebook';
import type { PersonEvent } from '#person/events';
import { person } from '#person/person';
import type { PersonState } from '#person/state';
import { clerk } from './actors.ts';
import { rulebook } from './rulebook.ts';

/**
 * One person's story in memory, as the record would write it: what is due is settled before every decision, accepted events get
 * ids, versions and times, and the state is their fold.
 */
export interface Story {
  readonly state: PersonState;
  readonly events: readonly Recorded<PersonEvent>[];
  readonly deadlines: readonly Deadline[];
  readonly now: Instant;
  /** Puts the clock: `2011-09-01` (09:00) or `2011-10-08T23:59:59`, at +08:00. What falls due until then is settled. */
  at(moment: string): Story;
  /** A command that must be accepted. */
  does(name: string, body?: object, by?: Actor, seen?: Seen): Story;
  /** A command whose fate the test judges; what it raises is kept. */
  tries(name: string, body?: object, by?: Actor, seen?: Seen): Decision<PersonEvent>;
  available(by: Actor): readonly string[];
  /** Goes on under other rules, e.g. when a year of working days has been published. */
  under(rules: Rulebook): Story;
}

/** What was read of other streams before the decision. */
type Seen = Readonly<Record<string, Json>>;

const STREAM = '01890000-0000-7000-8000-000000000001';

export function story(rules: Rulebook = rulebook(), past: readonly Recorded<PersonEvent>[] = []): Story {
  const events = [...past];
  let state = past.reduce(person.evolve, person.initial);
  let book = rules;
  let now = past.at(-1)?.recordedAt ?? 0;
  let counter = 0;

  const keep = (raised: readonly NewEvent<PersonEvent>[], actor: Actor): void => {
    const recorded = raised.map((event, place) =>
      envelope(event, events.length + place, events.length, { actor, now, rules: book }),
    );
    events.push(...recorded);
    state = recorded.reduce(person.evolve, state);
  };

  const settle = (): void => {
    for (let due = next(); due; due = next()) {
      const left = person.deadlines(state, book).length;
      keep(person.settle(state, due, book), { staff: 'system', role: 'system', area: '340000' });
      if (same(next(), due)) throw new Error(`${due.kind} ${due.subject} stays due (${left} deadlines)`);
    }
  };

  const next = (): Deadline | undefined => firstDue(person.deadlines(state, book), now);

  const context = (actor: Actor) => ({ now, today: dateAt(now), actor, rules: book });

  const tries: Story['tries'] = (name, body = {}, by = clerk, seen = {}) => {
    settle();
    now += 1;
    const command = { name, body: body as Readonly<Record<string, unknown>> };
    const drawn = person.draws(state, command, context(by)).map((draw) => [draw.name, (counter += 1)] as const);
    const decision = person.decide(state, command, {
      ...context(by),
      drawn: { ...seen, ...Object.fromEntries(drawn) },
    });
    if (decision.outcome === 'accepted') keep(decision.events, by);
    return decision;
  };

  const self: Story = {
    get state() {
      return state;
    },
    get events() {
      return events;
    },
    get deadlines() {
      return person.deadlines(state, book);
    },
    get now() {
      return now;
    },
    at(moment) {
      now = Math.max(instantOf(moment), (events.at(-1)?.recordedAt ?? 0) + 1);
      settle();
      return self;
    },
    does(name, body, by, seen) {
      const decision = tries(name, body, by, seen);
      if (decision.outcome === 'refused') throw new Error(`${name} was refused: ${JSON.stringify(decision.refusal)}`);
      return self;
    },
    tries,
    available: (by) => person.available(state, context(by)).map(({ name }) => name),
    under(other) {
      book = other;
      return self;
    },
  };
  return self;
}

/** `2011-09-01` is 09:00 of that day. */
export function instantOf(moment: string): Instant {
  return parseInstant(`${moment.includes('T') ? moment : `${moment}T09:00:00`}+08:00`);
}

function envelope(
  { causedBy, ...event }: NewEvent<PersonEvent>,
  place: number,
  first: number,
  { actor, now, rules }: { readonly actor: Actor; readonly now: Instant; readonly rules: Rulebook },
): Recorded<PersonEvent> {
  const stored = asStored(event);
  return {
    ...stored,
    id: eventIdAt(STREAM, place + 1),
    streamId: STREAM,
    version: place + 1,
    schemaVersion: person.schema[event.type].version,
    effectiveAt: event.effectiveAt ?? now,
    recordedAt: now,
    actor,
    commandId: actor.role === 'system' ? null : eventIdAt(STREAM, 0),
    causedBy: typeof causedBy === 'number' ? eventIdAt(STREAM, first + causedBy + 1) : (causedBy ?? null),
    rulebookVersion: rules.version,
    basis: event.basis ?? [],
  };
}

/** As it comes back from the log: nothing that JSON does not keep survives. */
function asStored<E extends EventShape>(event: E): E {
  return JSON.parse(JSON.stringify(event)) as E & Json;
}

function same(one: Deadline | undefined, other: Deadline): boolean {
  return one !== undefined && one.kind === other.kind && one.subject === other.subject && one.dueAt === other.dueAt;
}
