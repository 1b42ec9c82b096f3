import type { CancellationGround, ExitReason } from '#law/reasons';
import { CANCELLATION_GROUNDS, EXIT_REASONS } from '#law/reasons';
import { z } from 'zod';
import { act, civilDate, evidence, month, prose } from '../fields.ts';
import { mistake } from '../mistakes.ts';

const exitReason = z.enum(Object.keys(EXIT_REASONS) as readonly ExitReason[]);
const ground = z.enum(Object.keys(CANCELLATION_GROUNDS) as readonly CancellationGround[]);

const leave = { reasonCode: exitReason, on: civilDate, reason: z.exactOptional(prose), note: z.exactOptional(prose) };

/** R5.7 (五) three different legal acts, never merged; `CloseCase` is the exit before certification. */
export const ExitPerson = z
  .strictObject({ ...leave, stopFromMonth: z.exactOptional(month) })
  .refine(
    ({ reasonCode, stopFromMonth }) => stopFromMonth === undefined || reasonCode === 'IMPRISONED',
    mistake('UNKNOWN_FIELD', ['stopFromMonth']),
  );
export const CloseCase = z.strictObject(leave);
export const CancelQualification = z.strictObject({
  ...act,
  ground,
  reason: prose,
  evidence,
  stopFromMonth: z.exactOptional(month),
});
