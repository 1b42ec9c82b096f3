import type { CivilDate } from '#kernel/civil-date';
import { grounds } from '#law/paragraphs';
import { refused } from '#law/refused';
import type { OfLayer, RulebookCommandRule } from './command.ts';
import { accepted, LAYER_ROLES, noGuard, noOpenProposal, refusedWith } from './command.ts';
import { approveEntry } from './entries.ts';

/** The kinds of deadline that take something from a person by themselves, and so can be held (architecture 14). */
export const HOLDABLE = { AnnualReviewMissed: 'missedReviewHoldUntil' } as const;

export type HoldDeadlinesBody = OfLayer &
  (
    | { readonly kind: keyof typeof HOLDABLE; readonly until: CivilDate; readonly reason: string }
    | { readonly proposalId: string }
  );

/**
 * R6.8 (六) A hold on a kind of deadline for an area until a date, by two persons: the first call proposes it, the same command by
 * another carries it out. It is an entry of the rulebook from the day it is carried out, honoured when settling; it puts off the
 * machine, never the effect.
 */
export const holdDeadlines: RulebookCommandRule<HoldDeadlinesBody> = {
  name: 'HoldDeadlines',
  rules: ['R6.8', 'R20.1'],
  roles: LAYER_ROLES,
  guard: noGuard,
  decide(state, body, context) {
    if ('proposalId' in body) {
      const held = state.proposals.find(({ proposalId }) => proposalId === body.proposalId);
      const isHold = held?.kind === 'ENTRY' && held.entry.parameter === HOLDABLE.AnnualReviewMissed;
      return isHold ? approveEntry.decide(state, body as never, context) : refusedWith(noOpenProposal(body.proposalId));
    }
    const { area, kind, until, reason } = body;
    const from = context.today;
    if (until <= from) {
      const past = { condition: 'DATES_IN_ORDER', actual: until, needed: `>${from}` } as const;
      return refusedWith(refused('DATES_REVERSED', 'R6.8', past));
    }
    return accepted({
      type: 'EntryProposed',
      data: { area, parameter: HOLDABLE[kind], value: until, from, to: until, reason, source: 'R6.8' },
      grounds: grounds('R6.8', 'R20.1'),
    });
  },
};
