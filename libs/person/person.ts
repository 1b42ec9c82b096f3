import type { Actor, NewEvent, Recorded } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import type { Deadline, Decision, StreamKind } from '#kernel/stream-kind';
import { inSettlingOrder } from '#kernel/stream-kind';
import { paragraphOf } from '#law/paragraphs';
import type { Rulebook } from '#law/rulebook';
import { getPersonCommand, PERSON_COMMANDS, rolesFor } from './commands.ts';
import { consequences } from './consequences.ts';
import type { PersonEvent } from './events.ts';
import { CHAPTERS, evolvePerson, personSchema } from './fold.ts';
import { hiddenFrom } from './real-name/restrict.ts';
import { areaOf } from './stages.ts';
import type { PersonState } from './state.ts';
import { newPerson } from './state.ts';

/**
 * The assisted person as a stream kind. Each chapter of the law's chain speaks for itself; here they meet: a command goes to its
 * chapter after its guard, what falls due comes from all of them in one legal order (`ranks.ts`), and every event brings its
 * consequences in other chapters with it (`consequences.ts`) in the same commit.
 */
export const person: StreamKind<PersonState, PersonEvent, Rulebook> = {
  name: 'person',
  initial: newPerson,
  schema: personSchema,
  evolve: evolvePerson,

  draws(state, command, context) {
    const rule = getPersonCommand(command.name);
    const refusal = hiddenFrom(state, context.actor.role) ?? rule.guard(state, context);
    return refusal ? [] : (rule.draws?.(state, command.body as never, context) ?? []);
  },

  decide(state, command, context): Decision<PersonEvent> {
    const rule = getPersonCommand(command.name);
    const refusal = hiddenFrom(state, context.actor.role) ?? rule.guard(state, context);
    if (refusal) return { outcome: 'refused', refusal };
    const decision = rule.decide(state, command.body as never, context);
    if (decision.outcome === 'refused') return decision;
    const { now, actor, rules } = context;
    return { ...decision, events: withConsequences(state, decision.events, { now, actor, rules }) };
  },

  available: (state, context) =>
    PERSON_COMMANDS.filter(
      (rule) =>
        rolesFor(rule, context.rules, areaOf(state) || null, context.today).some(
          (role) => role === context.actor.role,
        ) &&
        !hiddenFrom(state, context.actor.role) &&
        !rule.guard(state, context),
    ).map(({ name, rules }) => ({ name, paragraph: paragraphOf(rules[0]) })),

  deadlines: (state, rules) =>
    state.realName.erasedOn === null
      ? inSettlingOrder(CHAPTERS.flatMap((chapter) => chapter.deadlines(state, rules)))
      : [],

  settle(state, due, rules) {
    if (due.dueAt === null) return [];
    const actor = { ...SYSTEM, area: areaOf(state) };
    return withConsequences(state, settledByChapters(state, due, rules), { now: due.dueAt, actor, rules });
  },

  summary: (state) => ({ stage: state.stage ?? 'NONE', area: areaOf(state) }),
};

const SYSTEM = { staff: 'system', role: 'system' } as const;

interface Moment {
  readonly now: Instant;
  readonly actor: Actor;
  readonly rules: Rulebook;
}

function settledByChapters(state: PersonState, due: Deadline, rules: Rulebook): readonly NewEvent<PersonEvent>[] {
  return CHAPTERS.flatMap<NewEvent<PersonEvent>>((chapter) => chapter.settle[due.kind]?.(state, due, rules) ?? []);
}

/**
 * The events with what follows from them, and from that in turn. A consequence stands behind all that was raised before it, so
 * that the places named by `causedBy` hold; each is asked of the state before its cause.
 */
export function withConsequences(
  state: PersonState,
  raised: readonly NewEvent<PersonEvent>[],
  moment: Moment,
): readonly NewEvent<PersonEvent>[] {
  const events = [...raised];
  let before = state;
  for (let place = 0; place < events.length; place += 1) {
    const cause = events[place];
    if (!cause) break;
    const event = provisional(cause, place, before, moment);
    const following = consequences(before, event, moment.rules);
    events.push(...following.map((each) => ({ ...inheritTime(each, cause), causedBy: each.causedBy ?? place })));
    before = evolvePerson(before, event);
  }
  return events;
}

function inheritTime(event: NewEvent<PersonEvent>, cause: NewEvent<PersonEvent>): NewEvent<PersonEvent> {
  return event.effectiveAt === undefined && cause.effectiveAt !== undefined
    ? { ...event, effectiveAt: cause.effectiveAt }
    : event;
}

/** As the record will write it, but for the id. */
function provisional(
  event: NewEvent<PersonEvent>,
  place: number,
  state: PersonState,
  { now, actor, rules }: Moment,
): Recorded<PersonEvent> {
  return {
    ...event,
    id: `provisional-${place}`,
    streamId: state.personId,
    version: 0,
    schemaVersion: personSchema[event.type].version,
    effectiveAt: event.effectiveAt ?? now,
    recordedAt: now,
    actor,
    commandId: null,
    causedBy: null,
    rulebookVersion: rules.version,
    basis: event.basis ?? [],
  };
}
