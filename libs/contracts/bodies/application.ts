import { CATEGORY_CODES } from '#law/categories';
import { z } from 'zod';
import { act, civilDate, evidence, line, prose, uuid } from '../fields.ts';
import { mistake } from '../mistakes.ts';

const categoryCode = z.enum(CATEGORY_CODES);

const claimedCategory = z.strictObject({
  code: categoryCode,
  since: civilDate,
  evidence,
  designation: z.exactOptional(z.strictObject({ authority: line(100), documentNo: line(100) })),
  householdId: z.exactOptional(uuid),
});

/** R3.2 (三) several categories may hold at once, one of them is primary. */
export const LodgeApplication = z
  .strictObject({ ...act, categories: z.array(claimedCategory).min(1).max(10), primary: categoryCode })
  .refine(
    ({ categories }) => new Set(categories.map(({ code }) => code)).size === categories.length,
    mistake('TWICE', ['categories']),
  )
  .refine(
    ({ categories, primary }) => categories.some(({ code }) => code === primary),
    mistake('PRIMARY_NOT_LISTED', ['primary']),
  );

export const ReturnApplication = z.strictObject({ ...act, reason: prose });
export const WithdrawApplication = z.strictObject({ ...act, reason: prose });
export const PassCommunityCheck = z.strictObject(act);

/** R3.3 (三) losing one category while another holds is a change, not an exit. */
export const ChangeCategories = z.strictObject({
  ...act,
  add: z.array(claimedCategory).max(10).default([]),
  end: z
    .array(z.strictObject({ code: categoryCode, on: civilDate, reason: prose }))
    .max(10)
    .default([]),
  primary: categoryCode,
});
