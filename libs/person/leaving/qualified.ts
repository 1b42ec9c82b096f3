import type { Refusal } from '#kernel/refusal';
import { refused as refusalOf } from '#law/refused';
import type { PersonState } from '../state.ts';

/** Only who is certified can exit or be cancelled, also while a deregistration is pending; before that a case is closed. */
export function needsQualification({ stage, qualification }: PersonState): Refusal | null {
  if (qualification === 'CERTIFIED' || qualification === 'DEREGISTRATION_PENDING') return null;
  if (stage === 'LEFT')
    return refusalOf('ALREADY_LEFT', 'R5.7', { condition: 'CASE_LIVE', actual: 'LEFT', needed: 'CERTIFIED' });
  return refusalOf('NOT_CERTIFIED', 'R5.7', { condition: 'CERTIFIED', actual: stage ?? 'NONE', needed: 'CERTIFIED' });
}
