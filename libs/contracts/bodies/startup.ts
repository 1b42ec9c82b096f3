import { STARTUP_ENDS, STARTUP_STEP_CODES, STARTUP_STEP_OUTCOMES } from '#law/startup-steps';
import { z } from 'zod';
import { act, prose } from '../fields.ts';

/** R13.1 (十三) */
export const BeginStartup = z.strictObject({ ...act, business: prose });
export const RecordStartupStep = z.strictObject({
  ...act,
  step: z.enum(STARTUP_STEP_CODES),
  outcome: z.enum(STARTUP_STEP_OUTCOMES),
  note: prose,
});
export const EndStartup = z.strictObject({ ...act, outcome: z.enum(STARTUP_ENDS), reason: prose });
