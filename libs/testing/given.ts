import type { Actor, Recorded } from '#kernel/event';
import type { Refusal } from '#kernel/refusal';
import type { Rulebook } from '#law/rulebook';
import type { PersonEvent } from '#person/events';
import { clerk } from './actors.ts';
import { rulebook } from './rulebook.ts';
import { story } from './story.ts';

/**
 * given(what had happened).at(a moment).when(a command), and then: expect(…).toMatchObject(raised(events)) or
 * (refused(code, what was unmet)). What is due at that moment is settled before the decision, as the record does it.
 */
export function given(...past: readonly (Recorded<PersonEvent> | readonly Recorded<PersonEvent>[])[]) {
  const events = past.flat() as readonly Recorded<PersonEvent>[];
  const under = (rules: Rulebook) => ({
    at: (moment: string) => ({
      when(name: string, body: object = {}, by: Actor = clerk): Outcome {
        const person = story(rules, events).at(moment);
        const settled = person.events.length;
        const decision = person.tries(name, body, by);
        const refusal = decision.outcome === 'refused' ? decision.refusal : null;
        return { refusal, events: person.events.slice(settled) };
      },
    }),
  });
  return { ...under(rulebook()), under };
}

export interface Outcome {
  readonly refusal: Refusal | null;
  /** What the command itself raised. */
  readonly events: readonly Recorded<PersonEvent>[];
}

/** An event as a test names it: its type and whatever of it matters. */
export type ExpectedEvent = { readonly type: PersonEvent['type'] } & { readonly [key: string]: unknown };

/** The command was accepted and raised these events, in this order and no others. */
export function raised(...events: readonly ExpectedEvent[]) {
  return { refusal: null, events };
}

/** The command was refused and raised nothing; conditions are compared as far as they are named. */
export function refused(code: string, ...unmet: readonly Partial<Refusal['unmet'][number]>[]) {
  return { refusal: unmet.length > 0 ? { code, unmet } : { code }, events: [] };
}
