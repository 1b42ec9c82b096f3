import { RETIREMENT_CATEGORIES } from '#law/retirement';
import { z } from 'zod';
import { act, communityCode, civilDate, evidence, line } from '../fields.ts';

/** R1.1 (二), R4.1 (四) */
export const RegisterUnemployment = z.strictObject({
  ...act,
  citizenId: z
    .string()
    .regex(/^(\d{15}|\d{17}[\dXx])$/)
    .transform((text) => text.toUpperCase())
    .meta({ description: 'GB 11643, 18 characters; 15 for old numbers' }),
  name: line(60),
  communityCode,
  retirementCategory: z.enum(RETIREMENT_CATEGORIES),
  phone: z.exactOptional(z.string().regex(/^\+?[\d -]{5,20}$/)),
  address: z.exactOptional(line(200)),
  unemployedSince: z.exactOptional(civilDate),
  retirementEvidence: z.exactOptional(evidence),
});

/** R4.3 (四) */
export const IssueCertificate = z.strictObject({
  ...act,
  existingNumber: z.exactOptional(z.string().regex(/^\d{16}$/)),
});

/** A lost or damaged certificate is made anew with the number it had. */
export const ReissueCertificate = z.strictObject({ ...act, cause: line(200) });

/** R5.10 (五) inside the province. */
export const MovePerson = z.strictObject({ ...act, communityCode, on: civilDate });
