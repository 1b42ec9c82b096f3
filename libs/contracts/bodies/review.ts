import type { FailedReviewReason } from '#law/reasons';
import { z } from 'zod';
import { act, civilDate, evidence, prose, uuid, year } from '../fields.ts';

const failedReason = z.enum(['ANNUAL_REVIEW_FAILED', 'CERTIFICATE_MISUSE'] satisfies readonly FailedReviewReason[]);

const check = z.union([z.boolean(), prose]);

/** R6.2 (六) the four checks of the year. */
export const AttendReview = z.strictObject({
  year: z.exactOptional(year),
  on: civilDate,
  reason: z.exactOptional(prose),
  checks: z.strictObject({
    basicInformation: check,
    employmentStatus: check,
    benefits: check,
    certificateMisuse: check,
  }),
  evidence: z.exactOptional(evidence),
});
export const PassReview = z.strictObject({ ...act, year: z.exactOptional(year) });
export const FailReview = z.strictObject({
  ...act,
  year: z.exactOptional(year),
  reasonCode: failedReason,
  reason: prose,
});

/** R6.4, R6.8 (六) */
export const ConfirmDeregistration = z.strictObject({
  ...act,
  outcome: z.enum(['CONFIRMED', 'EXCUSED']),
  reason: prose,
});
export const RestoreQualification = z.strictObject({
  ...act,
  of: uuid,
  from: civilDate,
  reviewDueBy: z.exactOptional(civilDate),
  reason: prose,
});
