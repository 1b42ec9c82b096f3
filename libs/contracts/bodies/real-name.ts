import { z } from 'zod';
import { prose, uuid } from '../fields.ts';

/** Acts of two persons: the first call gives a reason and is answered with a `proposalId`, which another gives back. */
const second = { proposalId: uuid, reason: z.exactOptional(prose) };

/** R1.1 (二) the same person registered twice: this file is closed and linked to the one that stays. */
export const LinkDuplicate = z.union([
  z.strictObject({ survivor: uuid, reason: prose }),
  z.strictObject({ ...second, survivor: z.exactOptional(uuid) }),
]);
/** R5.2 (五) `end`: the restriction is lifted. */
export const RestrictPerson = z.union([
  z.strictObject({ reason: prose, end: z.exactOptional(z.boolean()) }),
  z.strictObject({ ...second, end: z.exactOptional(z.boolean()) }),
]);
export const ErasePerson = z.union([z.strictObject({ reason: prose }), z.strictObject(second)]);
