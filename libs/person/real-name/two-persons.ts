import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import type { RuleId } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import { accepted, refused } from '../acts.ts';
import type { CommandRule, GuardContext, PersonContext } from '../chapter.ts';
import type { PersonState } from '../state.ts';
import type { RealNameEvent } from './events.ts';
import type { ActOfTwo, ProposedAct } from './state.ts';

/** The first call gives a reason; the second, by another, the id of the proposal. */
export interface ActOfTwoBody {
  readonly reason?: string;
  readonly proposalId?: string;
  readonly survivor?: string;
  readonly end?: boolean;
}

export interface ActOfTwoRule {
  readonly name: ActOfTwo;
  readonly rule: RuleId;
  guard(state: PersonState, context: GuardContext): Refusal | null;
  /** What speaks against this very proposal, asked at both calls. */
  against(state: PersonState, act: Pick<ProposedAct, 'survivor' | 'end'>, context: PersonContext): Refusal | null;
  carryOut(state: PersonState, proposal: ProposedAct, context: PersonContext): Decision<RealNameEvent>;
}

/**
 * An act of two persons: the first call proposes it, the same command by another with the proposal's id carries it out. A later
 * proposal of the same act takes the place of the one before.
 */
export function actOfTwo(rule: ActOfTwoRule): CommandRule<RealNameEvent, ActOfTwoBody> {
  return {
    name: rule.name,
    rules: [rule.rule],
    roles: ['province-supervisor'],
    guard: (state, context) => needsFile(state, rule.rule) ?? rule.guard(state, context),
    decide: (state, body, context) =>
      body.proposalId === undefined ? propose(rule, state, body, context) : carryOut(rule, state, body, context),
  };
}

export function needsFile({ stage }: PersonState, rule: RuleId): Refusal | null {
  return stage === null
    ? refusalOf('NOT_REGISTERED', rule, { condition: 'REGISTERED', actual: 'NONE', needed: 'REGISTERED' })
    : null;
}

function propose(
  { name, rule, against }: ActOfTwoRule,
  state: PersonState,
  { survivor = null, end = false, reason = '' }: Omit<ActOfTwoBody, 'survivor'> & { readonly survivor?: string | null },
  context: PersonContext,
): Decision<RealNameEvent> {
  const refusal = against(state, { survivor, end }, context);
  return refusal
    ? refused(refusal)
    : accepted({
        type: 'ActProposed',
        data: { act: name, survivor, end },
        protectedData: { reason },
        grounds: grounds(rule),
      });
}

function carryOut(
  { name, rule, against, carryOut: carry }: ActOfTwoRule,
  state: PersonState,
  { proposalId = '' }: ActOfTwoBody,
  context: PersonContext,
): Decision<RealNameEvent> {
  const proposal = state.realName.proposals.find((each) => each.act === name && each.proposalId === proposalId);
  if (!proposal) {
    const unmet = { condition: 'PROPOSAL_OPEN', actual: proposalId, needed: 'OPEN' } as const;
    return refused(refusalOf('NO_OPEN_PROPOSAL', rule, unmet));
  }
  if (proposal.by === context.actor.staff) {
    const unmet = { condition: 'APPROVED_BY_ANOTHER', actual: proposal.by, needed: 'ANOTHER' } as const;
    return refused(refusalOf('FOUR_EYES', rule, unmet));
  }
  const refusal = against(state, proposal, context);
  return refusal ? refused(refusal) : carry(state, proposal, context);
}
