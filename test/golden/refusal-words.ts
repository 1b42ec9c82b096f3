import type { Refusal } from '#kernel/refusal';
import type { CommandOption } from '#kernel/stream-kind';
import type { Language } from '#law/language';
import type { PersonState } from '#person/state';
import { refusalAnswer } from '../../apps/api/commands/refusal-answer.ts';

/** A refusal exactly as the API answers it. */
export function answerOf(
  refusal: Refusal,
  { personId, stage }: PersonState,
  language: Language,
  available: readonly CommandOption[] = [],
): Readonly<Record<string, unknown>> {
  const standing = {
    streamId: personId,
    version: 1,
    stage: stage ?? 'NONE',
    area: '',
    settled: [],
    nextDeadline: null,
    available,
  };
  const refused = { outcome: 'refused', replayed: false, commandId: '', refusal, standing } as const;
  return refusalAnswer(refused, '', language);
}

/** Its words: title, detail and the conditions that are not met. */
export function wordsOf(refusal: Refusal, state: PersonState, language: Language): readonly string[] {
  const { title, detail, unmet } = answerOf(refusal, state, language);
  return [title, detail, ...(unmet as readonly { readonly text: unknown }[]).map(({ text }) => text)].map(String);
}
