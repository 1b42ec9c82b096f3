import type { ViewName } from '#access/views';
import type { Actor } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { dateAt } from '#kernel/instant';
import type { Staff } from '#law/roles';
import { mayKnowOf } from '#person/real-name/restrict';
import type { PersonState } from '#person/state';
import type { Reading } from '#record/contract';
import type { Answer, Judgement } from './judge.ts';
import { found, judgePerson, UNKNOWN } from './judge.ts';
import type { Law } from './law.ts';
import type { CaseRecord } from './record-port.ts';

export const PERSON = 'person';

export interface PersonRequest {
  readonly staff: Staff;
  readonly personId: string;
  readonly purpose: string | null;
}

export interface Looked {
  readonly view: ViewName;
  /** What the log of readings calls it; default: the view. */
  readonly what?: string;
  readonly knownAt?: Instant | undefined;
  /** Shows plain values: a purpose is needed in the own area too. */
  readonly plain?: boolean;
}

/** Shows a person who may be seen; `covers`: it lies in the reader's area. `null`: there is nothing to show. */
export type Show<T> = (reading: Reading<PersonState>, covers: boolean) => T | null | Promise<T | null>;

export type Look = ReturnType<typeof createLook>;

/** R5.2 (五) Every look at a single person is judged, and kept with who, what and what for before it is shown. */
export function createLook({ record, law }: { readonly record: CaseRecord; readonly law: Law }) {
  return async <T>(
    { staff, personId, purpose }: PersonRequest,
    { view, what = view, knownAt, plain = false }: Looked,
    show: Show<T>,
  ): Promise<Answer<T>> => {
    const reading = await record.read<PersonState>(PERSON, personId, knownAt === undefined ? {} : { knownAt });
    if (reading === null || reading.erased || reading.state.stage === null) return UNKNOWN;
    if (!mayKnowOf(reading.state, staff.role)) return UNKNOWN;
    const entry = { reader: actorOf(staff), streamId: personId, what, purpose };
    const judged = { staff, view, area: reading.summary.area, on: dateAt(reading.now), purpose, plain };
    const judgement = judgePerson(judged, law.areas);
    if (judgement.outcome !== 'allowed') {
      await record.logRead({ ...entry, outcome: denialCode(judgement) });
      return judgement;
    }
    const shown = await show(reading, !judgement.elsewhere);
    if (shown === null) return UNKNOWN;
    await record.logRead(entry);
    return found(shown);
  };
}

export function actorOf({ account, role, area }: Staff): Actor {
  return { staff: account, role, area };
}

function denialCode(judgement: Exclude<Judgement, { outcome: 'allowed' }>): string {
  return judgement.outcome === 'denied' ? judgement.denied.denied : 'PURPOSE_REQUIRED';
}
