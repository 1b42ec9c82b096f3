import { FACT_CODES } from '#law/facts';
import { z } from 'zod';
import { act, civilDate, evidence, line, prose, uuid } from '../fields.ts';

/** R4.7 (四) serving a written decision. */
export const RecordService = z.strictObject({ ...act, eventId: uuid, on: civilDate, method: line(60) });

/** R14.2 (十四) against one decision: an event, or a refused command. */
export const LodgeAppeal = z.strictObject({
  ...act,
  against: z.union([z.strictObject({ eventId: uuid }), z.strictObject({ commandId: uuid })]),
  reason: prose,
  receivedOn: z.exactOptional(civilDate),
});
export const DecideAppeal = z.strictObject({
  ...act,
  appealId: z.exactOptional(uuid),
  outcome: z.enum(['UPHELD', 'VARIED', 'OVERTURNED']),
  reason: prose,
  variation: z.exactOptional(prose),
});

export const CorrectFact = z.strictObject({
  ...act,
  fact: z.enum(FACT_CODES),
  value: z.union([z.boolean(), z.int().min(0).max(1_200), line(60)]),
  effectiveFrom: civilDate,
  reason: prose,
  evidence,
});
export const AnnulRecord = z.strictObject({ ...act, eventId: uuid, reason: prose, evidence });

/** R5.6 (五), R7.7 (七) looked at, and nothing is to change. */
export const CloseTask = z.strictObject({ ...act, taskId: z.exactOptional(uuid), reason: prose });
