import type { RefusalReason } from '#law/reasons';
import { REFUSAL_REASONS } from '#law/reasons';
import { z } from 'zod';
import { act, line, prose } from '../fields.ts';

/** R4.2, R4.5, R4.7 (四) */
export const CertifyPerson = z.strictObject(act);
export const RefuseCertification = z.strictObject({
  ...act,
  reasonCode: z.enum(Object.keys(REFUSAL_REASONS) as readonly RefusalReason[]),
  reason: prose,
});
export const AnnotateCard = z.strictObject({ ...act, entry: z.enum(['CERTIFICATION', 'LEAVING']), seal: line(60) });
