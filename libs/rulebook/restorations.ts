import type { CivilDate } from '#kernel/civil-date';
import { grounds } from '#law/paragraphs';
import { refused } from '#law/refused';
import type { OfLayer, RulebookCommandRule } from './command.ts';
import { accepted, LAYER_ROLES, noGuard, proposalFor, refusedWith } from './command.ts';

export type RestoreReviewsBody = OfLayer &
  (
    | { readonly year: string; readonly reviewDueBy: CivilDate; readonly reason: string }
    | { readonly proposalId: string }
  );

/**
 * R6.8 (六) Everybody of the area who was missed in that year's review is restored, with a new date to be reviewed by: ordered by two
 * persons, carried out one by one behind it, each by an event of the person's own.
 */
export const restoreReviews: RulebookCommandRule<RestoreReviewsBody> = {
  name: 'RestoreReviews',
  rules: ['R6.8', 'R20.1'],
  roles: LAYER_ROLES,
  guard: noGuard,
  decide(state, body, context) {
    if (!('proposalId' in body)) {
      const late = pastDate(body.reviewDueBy, context.today);
      if (late) return refusedWith(late);
      const { area, year, reviewDueBy, reason } = body;
      return accepted({
        type: 'RestorationProposed',
        data: { area, year, reviewDueBy, reason },
        grounds: grounds('R6.8', 'R20.1'),
      });
    }
    const proposal = proposalFor(state, body.proposalId, 'RESTORATION', context);
    if ('refusal' in proposal) return refusedWith(proposal.refusal);
    const { area, year, reviewDueBy, reason } = proposal.found.restoration;
    const late = pastDate(reviewDueBy, context.today);
    if (late) return refusedWith(late);
    return accepted({
      type: 'RestorationOrdered',
      data: { area, proposalId: body.proposalId, year, reviewDueBy, reason },
      grounds: grounds('R6.8', 'R20.1'),
    });
  },
};

function pastDate(reviewDueBy: CivilDate, today: CivilDate) {
  if (reviewDueBy >= today) return null;
  const past = { condition: 'DATES_IN_ORDER', actual: reviewDueBy, needed: `>=${today}` } as const;
  return refused('DATES_REVERSED', 'R6.8', past);
}
