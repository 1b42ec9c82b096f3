import type { Instant } from '#kernel/instant';
import type { PersonState } from '#person/state';
import type { EventAnswer, PersonAnswer } from '../answers.ts';
import { eventAnswer } from '../answers.ts';
import type { Law } from '../law.ts';
import { PERSON } from '../look.ts';
import { OPERATOR } from '../operator.ts';
import { personView } from '../persons/person-view.ts';
import type { CaseRecord } from '../record-port.ts';

export interface ReplayRequest {
  readonly personId: string;
  readonly validAt?: Instant;
  readonly knownAt?: Instant;
}

export interface Replayed {
  readonly person: PersonAnswer;
  readonly events: readonly EventAnswer[];
}

/** The person folded anew from the log as it was known then, read as of a legal moment. `null`: nobody, or nobody yet. */
export async function replay(
  { record, law }: { readonly record: CaseRecord; readonly law: Law },
  { personId, validAt, knownAt }: ReplayRequest,
): Promise<Replayed | null> {
  const known = knownAt === undefined ? {} : { knownAt };
  const reading = await record.read<PersonState>(PERSON, personId, known);
  if (reading === null || reading.state.stage === null) return null;
  const at = validAt ?? knownAt ?? reading.now;
  const person = personView(reading, at, { covers: true, rules: law.rulebook, available: [], ...known });
  if (person === null) return null;
  await record.logRead({ reader: OPERATOR, streamId: personId, what: 'replay', purpose: null });
  return { person, events: (await record.history(personId, known)).map(eventAnswer) };
}
