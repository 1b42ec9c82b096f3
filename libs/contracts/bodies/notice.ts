import { z } from 'zod';
import { act, civilDate, line, prose, uuid } from '../fields.ts';

/** R4.4 (四) */
export const PublishNotice = z.strictObject(act);
export const RaiseObjection = z.strictObject({
  ...act,
  by: line(60),
  reason: prose,
  receivedOn: z.exactOptional(civilDate),
});
export const DismissObjection = z.strictObject({ ...act, objectionId: z.exactOptional(uuid), reason: prose });
export const UpholdObjection = z.strictObject({ ...act, objectionId: z.exactOptional(uuid), reason: prose });
export const PassStreetReview = z.strictObject(act);
