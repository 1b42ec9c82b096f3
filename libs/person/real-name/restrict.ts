import type { Refusal } from '#kernel/refusal';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { Role } from '#law/roles';
import { accepted } from '../acts.ts';
import type { PersonState } from '../state.ts';
import { actOfTwo } from './two-persons.ts';

/**
 * R5.2 (五) Who is restricted is known to oversight alone: everybody else is answered as if there were no such person, and no list,
 * search or notice shows the row. What the law orders by itself goes on. The same two persons' act lifts it (`end`).
 */
export const restrictPerson = actOfTwo({
  name: 'RestrictPerson',
  rule: 'R5.2',
  guard: () => null,
  against: ({ realName: { restricted } }, { end }) => (end === (restricted !== null) ? null : unchanged(end)),
  carryOut: (_state, { proposalId, end }) =>
    accepted({
      type: end ? 'RestrictionLifted' : 'PersonRestricted',
      data: { proposalId },
      grounds: grounds('R5.2'),
    }),
});

const OVERSIGHT: readonly string[] = ['province-supervisor', 'auditor', 'system'] satisfies readonly Role[];

/** Whether somebody in that role may know of the person at all. */
export function mayKnowOf({ realName }: Pick<PersonState, 'realName'>, role: string): boolean {
  return realName.restricted === null || OVERSIGHT.includes(role);
}

/** Kept on the stream and answered 404: who may not know of a person is not told why. */
export function hiddenFrom(state: PersonState, role: string): Refusal | null {
  if (mayKnowOf(state, role)) return null;
  return refusalOf('PERSON_RESTRICTED', 'R5.2', {
    condition: 'NOT_RESTRICTED',
    actual: role,
    needed: OVERSIGHT[0] ?? '',
  });
}

function unchanged(end: boolean): Refusal {
  const actual = end ? 'NONE' : 'RESTRICTED';
  return refusalOf('RESTRICTION_UNCHANGED', 'R5.2', {
    condition: end ? 'RESTRICTED' : 'NOT_RESTRICTED',
    actual,
    needed: end ? 'RESTRICTED' : 'NONE',
  });
}
