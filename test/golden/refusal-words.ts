import type { Refusal } from '#kernel/refusal';
import type { Language } from '#law/language';
import type { PersonState } from '#person/state';
import { refusalAnswer } from '../../apps/api/commands/refusal-answer.ts';

/** The words of a refusal exactly as the API answers them: title, detail and the conditions that are not met. */
export function wordsOf(refusal: Refusal, { personId, stage }: PersonState, language: Language): readonly string[] {
  const standing = {
    streamId: personId,
    version: 1,
    stage: stage ?? 'NONE',
    area: '',
    settled: [],
    nextDeadline: null,
    available: [],
  };
  const refused = { outcome: 'refused', replayed: false, commandId: '', refusal, standing } as const;
  const { title, detail, unmet } = refusalAnswer(refused, '', language);
  return [title, detail, ...(unmet as readonly { readonly text: unknown }[]).map(({ text }) => text)].map(String);
}
