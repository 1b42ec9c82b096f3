import type { Answer } from '#casework/judge';
import type { Staff } from '#law/roles';
import { forbidden } from './forbidden.ts';
import { Problem } from './problem.ts';

/** What was found, or the problem that says why it cannot be shown. */
export function shown<T>(answer: Answer<T>, staff: Staff): T {
  switch (answer.outcome) {
    case 'found':
      return answer.value;
    case 'unknown':
      throw new Problem(404, 'UNKNOWN_PERSON');
    case 'denied':
      throw forbidden(answer.denied, staff);
    case 'purpose-required':
      throw new Problem(403, 'PURPOSE_REQUIRED', { extra: { rule: 'R5.2' } });
    default:
      return noAnswer(answer);
  }
}

function noAnswer(answer: never): never {
  throw new TypeError(`no answer: ${JSON.stringify(answer)}`);
}
