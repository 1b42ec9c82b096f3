import { BENEFITS } from '#law/benefits';
import { z } from 'zod';
import { act, month, money, prose, uuid } from '../fields.ts';

/** R7, R8 (七)(八) */
export const ApproveBenefit = z.strictObject({
  ...act,
  benefit: z.enum(Object.keys(BENEFITS) as readonly (keyof typeof BENEFITS)[]),
  firstMonth: month,
  employmentId: z.exactOptional(uuid),
  monthlyAmount: z.exactOptional(money),
  paidAmount: z.exactOptional(money),
  payee: z.exactOptional(z.enum(['EMPLOYER', 'PERSON', 'HOUSEHOLD'])),
  schoolYear: z.exactOptional(z.string().regex(/^20\d{2}-20\d{2}$/)),
});

const fromMonth = { ...act, benefitId: z.exactOptional(uuid), fromMonth: month, reason: prose };

export const SuspendBenefit = z.strictObject(fromMonth);
export const ResumeBenefit = z.strictObject(fromMonth);
export const StopBenefit = z.strictObject(fromMonth);
