import type { Refusal } from '#kernel/refusal';
import type { RuleId } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import { isLive } from './stages.ts';
import type { PersonState } from './state.ts';

/** What speaks against a command on someone who is not registered, was refused or has left. */
export function needsLiveCase(state: PersonState, rule: RuleId): Refusal | null {
  if (isLive(state)) return null;
  if (state.stage === null)
    return refusalOf('NOT_REGISTERED', 'R4.2', { condition: 'REGISTERED', actual: 'NONE', needed: 'REGISTERED' });
  const code = state.stage === 'REFUSED' ? 'CASE_REFUSED' : 'ALREADY_LEFT';
  return refusalOf(code, rule, { condition: 'CASE_LIVE', actual: state.stage, needed: 'REGISTERED' });
}
