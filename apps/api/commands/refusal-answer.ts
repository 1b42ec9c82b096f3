import { eventAnswer } from '#casework/answers';
import { unmetAnswer } from '#casework/persons/entitlement-view';
import type { Language } from '#law/language';
import { isStage, STAGES } from '#law/stages';
import { isRefusalCode, refusalText } from '#law/texts';
import type { SubmitAnswer } from '#record/contract';
import { problemType, requestUrn } from '../http/problem.ts';

type Refused = Extract<SubmitAnswer, { outcome: 'refused' }>;

/** The law's "no" in the language of the request: why, on what ground, and what is possible instead. */
export function refusalAnswer(
  { refusal, standing, commandId }: Refused,
  requestId: string,
  language: Language,
): Readonly<Record<string, unknown>> {
  const { code, grounds, unmet, details = {} } = refusal;
  const params = inWords({ stage: standing.stage, ...unmet[0], ...details }, language);
  return {
    type: problemType(code),
    ...(isRefusalCode(code)
      ? refusalText(code, params, language)
      : { title: code, detail: grounds.paragraphs.join(' ') }),
    status: 409,
    instance: requestUrn(requestId),
    code,
    requestId,
    commandId,
    personId: standing.streamId,
    version: standing.version,
    paragraphs: grounds.paragraphs,
    rules: grounds.rules,
    unmet: unmet.map((each) => unmetAnswer(each, language)),
    settled: standing.settled.map(eventAnswer),
    availableCommands: standing.available,
    ...details,
  };
}

/** Stages are shown by their names; other codes as they are. */
function inWords(params: Readonly<Record<string, unknown>>, language: Language): Readonly<Record<string, unknown>> {
  const word = (value: unknown): unknown =>
    typeof value === 'string' && isStage(value) ? STAGES[value][language] : value;
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.map(word) : word(value)]),
  );
}
