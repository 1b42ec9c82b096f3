import { BENEFITS, EMPLOYMENT_FORMS, PAYEES } from '#law/benefits';
import { CATEGORIES } from '#law/categories';
import { z } from 'zod';
import { areaCode, civilDate, money } from './fields.ts';

/** R7.x, R7.6 (七) The matrix and the amounts as they hold for an area on a day. */

const share = z.object({ numerator: z.int(), denominator: z.int() });

export const amountFormula = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('fixed'), amount: money }),
    z.object({ kind: z.literal('ratio'), share, cap: money.nullable() }),
    z.object({ kind: z.literal('min'), amount: money, share }),
  ])
  .meta({ id: 'AmountFormula', description: 'of what was really paid, and never more than that' });

export const citation = z.object({ authority: z.string(), documentNo: z.string() }).meta({ id: 'Citation' });
