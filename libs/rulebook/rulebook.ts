import type { EventSchema, StreamKind } from '#kernel/stream-kind';
import { paragraphOf } from '#law/paragraphs';
import type { Rulebook } from '#law/rulebook';
import { publishCalendar } from './calendars.ts';
import type { RulebookCommandRule } from './command.ts';
import { approveEntry, proposeEntry, withdrawProposal } from './entries.ts';
import type { RulebookEvent } from './events.ts';
import { holdDeadlines } from './holds.ts';
import { addInterpretation } from './interpretations.ts';
import { restoreReviews } from './restorations.ts';
import type { RulebookState } from './state.ts';
import { evolveRulebook, newRulebook } from './state.ts';

/*
 * R20.1, R20.2 (尾): the rulebook of one layer (province, city, county) as a stream kind: what it orders for its area, from when,
 * by whom proposed and by whom approved. What all layers together say is computed in `effective.ts`. Nothing falls due here.
 */

export const RULEBOOK_COMMANDS: readonly RulebookCommandRule[] = [
  proposeEntry,
  approveEntry,
  withdrawProposal,
  addInterpretation,
  publishCalendar,
  holdDeadlines,
  restoreReviews,
];

/** The one stage of a layer's rulebook: no workflow keeps time for it. */
export const RULEBOOK_STAGE = 'RULEBOOK';

export const rulebookSchema: { readonly [Type in RulebookEvent['type']]: EventSchema } = {
  EntryProposed: { version: 1 },
  EntryApproved: { version: 1 },
  ProposalWithdrawn: { version: 1 },
  InterpretationAdded: { version: 1 },
  CalendarProposed: { version: 1 },
  CalendarPublished: { version: 1 },
  RestorationProposed: { version: 1 },
  RestorationOrdered: { version: 1 },
};

export const rulebookStream: StreamKind<RulebookState, RulebookEvent, Rulebook> = {
  name: 'rulebook',
  initial: newRulebook,
  schema: rulebookSchema,
  evolve: evolveRulebook,
  draws: () => [],

  decide(state, { name, body }, context) {
    const rule = findRulebookCommand(name);
    if (!rule) throw new RangeError(`no command on a rulebook: ${name}`);
    const refusal = rule.guard(state, context);
    return refusal ? { outcome: 'refused', refusal } : rule.decide(state, body as never, context);
  },

  available: (state, context) =>
    RULEBOOK_COMMANDS.filter(
      ({ roles, guard }) => roles.some((role) => role === context.actor.role) && !guard(state, context),
    ).map(({ name, rules }) => ({ name, paragraph: paragraphOf(rules[0]) })),

  deadlines: () => [],
  settle: () => [],
  summary: ({ area }) => ({ stage: RULEBOOK_STAGE, area }),
};

export function findRulebookCommand(name: string): RulebookCommandRule | undefined {
  return RULEBOOK_COMMANDS.find((rule) => rule.name === name);
}
