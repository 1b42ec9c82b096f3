import { z } from 'zod';
import { act, line, prose } from '../fields.ts';

/** R10.2, R10.3 (十) a member of staff by the account, or a leading cadre by name. */
export const MarkKeyPerson = z.strictObject({ ...act, reason: prose });
export const AssignHelper = z.strictObject({ ...act, helper: line(60) });
export const HandOverHelper = z.strictObject({ ...act, to: line(60), reason: prose });
