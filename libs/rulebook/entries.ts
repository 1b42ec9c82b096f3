import type { CivilDate } from '#kernel/civil-date';
import type { Json } from '#kernel/event';
import { startOfDay } from '#kernel/instant';
import { grounds } from '#law/paragraphs';
import type { ParameterName } from '#law/parameters';
import { fitsParameter } from '#law/parameter-shapes';
import { refused } from '#law/refused';
import type { OfLayer, RulebookCommandRule } from './command.ts';
import { accepted, guardApproval, LAYER_ROLES, noGuard, noOpenProposal, proposalFor, refusedWith } from './command.ts';

/*
 * R20.1 (尾) A value is proposed by one person and approved by another. It takes effect on its date, never before the approval:
 * what was in force until then stays as it was, and so does every entry once approved. A correction is a new entry.
 */

export interface ProposeEntryBody extends OfLayer {
  readonly parameter: ParameterName;
  readonly value: Json;
  readonly from: CivilDate;
  readonly to?: CivilDate;
  readonly reason: string;
  readonly source: string;
}

export const proposeEntry: RulebookCommandRule<ProposeEntryBody> = {
  name: 'ProposeEntry',
  rules: ['R20.1'],
  roles: LAYER_ROLES,
  guard: noGuard,
  decide(_state, { area, parameter, value, from, to, reason, source }) {
    if (!fitsParameter(parameter, value)) {
      const misfit = { condition: 'VALUE_FITS', actual: JSON.stringify(value), needed: parameter } as const;
      return refusedWith(refused('PARAMETER_VALUE_INVALID', 'R20.1', misfit));
    }
    if (to !== undefined && to <= from) return refusedWith(datesReversed(from, to));
    return accepted({
      type: 'EntryProposed',
      data: { area, parameter, value, from, to: to ?? null, reason, source },
      grounds: grounds('R20.1'),
    });
  },
};

export interface ProposalBody extends OfLayer {
  readonly proposalId: string;
}

export const approveEntry: RulebookCommandRule<ProposalBody> = {
  name: 'ApproveEntry',
  rules: ['R20.1'],
  roles: LAYER_ROLES,
  guard: (state, context) => guardApproval(state, context, 'ENTRY'),
  decide(state, { area, proposalId }, context) {
    const proposal = proposalFor(state, proposalId, 'ENTRY', context);
    if ('refusal' in proposal) return refusedWith(proposal.refusal);
    const { parameter, value, to, source, ...proposed } = proposal.found.entry;
    const from = proposed.from > context.today ? proposed.from : context.today;
    if (to !== null && to <= from) return refusedWith(datesReversed(from, to));
    return accepted({
      type: 'EntryApproved',
      data: { area, proposalId, parameter, value, from, to, source },
      grounds: grounds('R20.1'),
      ...(from > context.today ? { effectiveAt: startOfDay(from) } : {}),
    });
  },
};

export interface WithdrawProposalBody extends ProposalBody {
  readonly reason: string;
}

/** Only what nobody has approved yet can be taken back. */
export const withdrawProposal: RulebookCommandRule<WithdrawProposalBody> = {
  name: 'WithdrawProposal',
  rules: ['R20.1'],
  roles: LAYER_ROLES,
  guard: ({ proposals }) => (proposals.length === 0 ? noOpenProposal('NONE') : null),
  decide({ proposals }, { area, proposalId, reason }) {
    return proposals.some((each) => each.proposalId === proposalId)
      ? accepted({ type: 'ProposalWithdrawn', data: { area, proposalId, reason }, grounds: grounds('R20.1') })
      : refusedWith(noOpenProposal(proposalId));
  },
};

function datesReversed(from: CivilDate, to: CivilDate) {
  return refused('DATES_REVERSED', 'R20.1', { condition: 'DATES_IN_ORDER', actual: to, needed: from });
}
