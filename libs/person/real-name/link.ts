import type { Json } from '#kernel/event';
import type { Refusal } from '#kernel/refusal';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import { carriedBy } from '../months-carried.ts';
import { notLinked } from '../not-linked.ts';
import { actOfTwo } from './two-persons.ts';

/** Of the file that is to stay, read before the decision: `null`, nobody knows it; `linkedTo`, it is a duplicate itself. */
export type SeenSurvivor = { readonly linkedTo: string | null } | null;

/** The name under which it is kept with the command. */
export const SURVIVOR = 'survivor';

/**
 * R1.1 (二) The same person registered twice, under an old, corrected or false number: this file is closed and linked to the one
 * that stays. What it gives away stands in the event; the file that stays takes it over by an event of its own.
 */
export const linkDuplicate = actOfTwo({
  name: 'LinkDuplicate',
  rule: 'R1.1',
  guard: notLinked,
  against: ({ personId }, { survivor }, { drawn }) => againstSurvivor(personId, survivor, drawn[SURVIVOR]),
  carryOut: (state, { proposalId, survivor }, { today }) => ({
    outcome: 'accepted',
    events: [
      {
        type: 'DuplicateLinked',
        data: { proposalId, survivor: survivor ?? '', carried: carriedBy(state, today) },
        grounds: grounds('R1.1', 'R8.3'),
      },
    ],
    claims: [{ kind: LINKED_CLAIM, value: state.personId }],
  }),
});

/** By this claim the links are found whose other end may still be owed its event. */
export const LINKED_CLAIM = 'DUPLICATE_LINK';

function againstSurvivor(personId: string, survivor: string | null, seen: Json | undefined): Refusal | null {
  const fault = faultOf(personId, survivor, seen as SeenSurvivor | undefined);
  if (fault === null) return null;
  return refusalOf('SURVIVOR_UNFIT', 'R1.1', { condition: 'SURVIVOR_STANDS', actual: fault, needed: 'OTHER' });
}

function faultOf(personId: string, survivor: string | null, seen: SeenSurvivor | undefined): string | null {
  if (survivor === personId) return 'SELF';
  if (survivor === null || seen === undefined || seen === null) return 'UNKNOWN';
  return seen.linkedTo === null ? null : 'LINKED';
}
