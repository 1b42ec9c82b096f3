import type { NewEvent } from '#kernel/event';
import type { Refusal } from '#kernel/refusal';
import type { Decision, DecisionContext } from '#kernel/stream-kind';
import type { AreaCode } from '#law/area';
import type { RuleId } from '#law/paragraphs';
import { refused } from '#law/refused';
import type { Role } from '#law/roles';
import type { Rulebook } from '#law/rulebook';
import type { RulebookEvent } from './events.ts';
import type { Proposal, RulebookState } from './state.ts';

export type RulebookContext = DecisionContext<Rulebook>;
export type GuardContext = Omit<RulebookContext, 'drawn'>;

/** A command on one layer's rulebook. `guard` says what speaks against it now whatever its body holds. */
export interface RulebookCommandRule<Body = never> {
  readonly name: string;
  readonly rules: readonly [RuleId, ...RuleId[]];
  readonly roles: readonly Role[];
  guard(state: RulebookState, context: GuardContext): Refusal | null;
  decide(state: RulebookState, body: Body, context: RulebookContext): Decision<RulebookEvent>;
}

/** Which layer is meant: the address of the request, for the stream's first act has no state that says so. */
export interface OfLayer {
  readonly area: AreaCode;
}

/** R20.1 (尾) Who speaks for a layer; that it is the own one, or within it, is judged by `#access/can`. */
export const LAYER_ROLES: readonly Role[] = ['city-supervisor', 'province-supervisor'];

export const noGuard = (): null => null;

export function accepted(event: NewEvent<RulebookEvent>): Decision<RulebookEvent> {
  return { outcome: 'accepted', events: [event] };
}

export function refusedWith(refusal: Refusal): Decision<RulebookEvent> {
  return { outcome: 'refused', refusal };
}

export type ProposalOf<Kind extends Proposal['kind']> = Extract<Proposal, { readonly kind: Kind }>;

/** R20.1 (尾) Nothing waits that this person could approve. */
export function guardApproval(state: RulebookState, { actor }: GuardContext, kind: Proposal['kind']): Refusal | null {
  const open = state.proposals.filter((each) => each.kind === kind);
  if (open.length === 0) return noOpenProposal('NONE');
  return open.every(({ by }) => by === actor.staff) ? fourEyes(actor.staff) : null;
}

/** R20.1 (尾) The proposal that is meant, when another person made it and it still waits; else the refusal. */
export function proposalFor<Kind extends Proposal['kind']>(
  state: RulebookState,
  proposalId: string,
  kind: Kind,
  { actor }: GuardContext,
): { readonly found: ProposalOf<Kind> } | { readonly refusal: Refusal } {
  const found = state.proposals.find(
    (each): each is ProposalOf<Kind> => each.kind === kind && each.proposalId === proposalId,
  );
  if (found === undefined) return { refusal: noOpenProposal(proposalId) };
  return found.by === actor.staff ? { refusal: fourEyes(actor.staff) } : { found };
}

export function noOpenProposal(actual: string): Refusal {
  return refused('NO_OPEN_PROPOSAL', 'R20.1', { condition: 'PROPOSAL_OPEN', actual, needed: 'OPEN' });
}

function fourEyes(staff: string): Refusal {
  return refused('FOUR_EYES', 'R20.1', { condition: 'APPROVED_BY_ANOTHER', actual: staff, needed: 'ANOTHER' });
}
