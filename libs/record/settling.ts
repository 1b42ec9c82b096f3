import type { Actor, EventShape, NewEvent } from '#kernel/event';
import { eventIdAt } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Deadline } from '#kernel/stream-kind';
import { inSettlingOrder } from '#kernel/stream-kind';
import type { RulesVersions } from './contract.ts';
import type { AnyEvent } from './envelope.ts';
import type { ForgottenKind } from './faults/forgotten-kind.ts';
import { ofStream, StreamFault } from './faults/stream-fault.ts';

/** A stream in the course of one commit: its state with the events raised so far, which are not in the log yet. */
export interface Course {
  readonly state: unknown;
  readonly version: number;
  readonly events: readonly AnyEvent[];
}

/** What all events of one commit share. */
export interface Stamp {
  readonly streamId: string;
  /** The drawn UUIDv7 that the events' ids follow from. */
  readonly base: string;
  readonly now: Instant;
  readonly rules: RulesVersions;
}

interface Cause {
  readonly actor: Actor;
  readonly commandId: string | null;
  readonly effectiveAt: Instant;
}

/** More than any stream can have due at once; a rule that raises a new due deadline for each it settles is stopped here. */
export const MOST_STEPS = 10_000;

/**
 * Settles everything due, in the order of the law (architecture 2). Each step must remove its deadline or move it later, else
 * time would stand still for the stream: that is its fault.
 */
export function settleAllDue(kind: ForgottenKind, begun: Course, stamp: Stamp): Course {
  let course = begun;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const [due] = deadlinesOf(kind, course.state, stamp.rules);
    if (due === undefined || due.dueAt === null || due.dueAt > stamp.now) return course;
    course = settleOne(kind, course, due, stamp);
  }
  throw new StreamFault(`settling did not end after ${MOST_STEPS} steps`);
}

/** One due deadline settled; its events stand behind those of the course. */
export function settleOne(kind: ForgottenKind, course: Course, due: Deadline, stamp: Stamp): Course {
  const { area } = ofStream('summary', () => kind.summary(course.state));
  const news = ofStream(`settle ${due.kind}`, () => kind.settle(course.state, due, stamp.rules));
  const system = { staff: 'system', role: 'system', area };
  const after = raise(kind, course, news, stamp, {
    actor: system,
    commandId: null,
    effectiveAt: due.dueAt ?? stamp.now,
  });
  const same = deadlinesOf(kind, after.state, stamp.rules).find(
    (each) => each.kind === due.kind && each.subject === due.subject,
  );
  if (same && same.dueAt !== null && same.dueAt <= (due.dueAt ?? stamp.now)) {
    throw new StreamFault(`settling ${due.kind} left it due`);
  }
  return after;
}

/** Gives raised events their envelope and folds them in. */
export function raise(
  kind: ForgottenKind,
  course: Course,
  news: readonly NewEvent<EventShape>[],
  stamp: Stamp,
  cause: Cause,
): Course {
  const firstPlace = course.events.length;
  return news.reduce<Course>((before, { effectiveAt, causedBy, grounds, basis, ...shape }) => {
    const schema = kind.schema[shape.type];
    if (schema === undefined) throw new StreamFault(`unknown event type ${shape.type}`);
    const event: AnyEvent = {
      ...shape,
      id: eventIdAt(stamp.base, before.events.length),
      streamId: stamp.streamId,
      version: before.version + 1,
      schemaVersion: schema.version,
      effectiveAt: effectiveAt ?? cause.effectiveAt,
      recordedAt: stamp.now,
      actor: cause.actor,
      commandId: cause.commandId,
      causedBy: typeof causedBy === 'number' ? eventIdAt(stamp.base, firstPlace + causedBy) : (causedBy ?? null),
      grounds,
      rulebookVersion: stamp.rules.rulebookVersion,
      basis: basis ?? [],
    };
    const state = ofStream(`evolve ${event.type}`, () => kind.evolve(before.state, event));
    return { state, version: event.version, events: [...before.events, event] };
  }, course);
}

/**
 * What a state's deadlines are under given rules never changes, and one commit asks for them up to five times: the last answer is
 * kept with the state, for as long as somebody holds it.
 */
const known = new WeakMap<
  object,
  { readonly kind: ForgottenKind; readonly rules: RulesVersions; readonly deadlines: readonly Deadline[] }
>();

/** In the order of settling. */
export function deadlinesOf(kind: ForgottenKind, state: unknown, rules: RulesVersions): readonly Deadline[] {
  const held = typeof state === 'object' && state !== null ? known.get(state) : undefined;
  if (held?.kind === kind && held.rules === rules) return held.deadlines;
  const deadlines = inSettlingOrder(ofStream('deadlines', () => kind.deadlines(state, rules)));
  if (typeof state === 'object' && state !== null) known.set(state, { kind, rules, deadlines });
  return deadlines;
}
