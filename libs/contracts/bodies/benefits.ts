import { BENEFITS } from '#law/benefits';
import { z } from 'zod';
import { act, month, money, prose, uuid } from '../fields.ts';

const benefit = z.enum(Object.keys(BENEFITS) as readonly (keyof typeof BENEFITS)[]);

/** R7, R8 (七)(八) */
export const ApproveBenefit = z.strictObject({
  ...act,
  benefit,
  firstMonth: month,
  employmentId: z.exactOptional(uuid),
  monthlyAmount: z.exactOptional(money),
  paidAmount: z.exactOptional(money),
  payee: z.exactOptional(z.enum(['EMPLOYER', 'PERSON', 'HOUSEHOLD'])),
  schoolYear: z.exactOptional(z.string().regex(/^20\d{2}-20\d{2}$/)),
});

export const RefuseBenefit = z.strictObject({ ...act, benefit, employmentId: z.exactOptional(uuid), reason: prose });

const fromMonth = { ...act, benefitId: z.exactOptional(uuid), fromMonth: month, reason: prose };

export const SuspendBenefit = z.strictObject(fromMonth);
export const ResumeBenefit = z.strictObject(fromMonth);
export const StopBenefit = z.strictObject(fromMonth);

/** R7.9 (七): `2012-Q1`; what was really paid for a month, and what the subsidy pays of it. */
export const SettleBenefitQuarter = z.strictObject({
  ...act,
  benefitId: z.exactOptional(uuid),
  quarter: z
    .string()
    .regex(/^20\d{2}-?Q[1-4]$/)
    .transform((text) => text.replace(/-?Q/, '-Q'))
    .meta({ description: 'YYYY-Qn', examples: ['2012-Q1'] }),
  months: z
    .array(z.strictObject({ month, actuallyPaid: money, amount: money }))
    .min(1)
    .max(3),
});

export const OrderRecovery = z.strictObject({
  ...act,
  benefitId: z.exactOptional(uuid),
  months: z.array(month).min(1).max(600),
  amount: money,
  ground: prose,
});
