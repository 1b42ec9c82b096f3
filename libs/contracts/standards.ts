import { BENEFITS, EMPLOYMENT_FORMS, PAYEES } from '#law/benefits';
import { CATEGORIES } from '#law/categories';
import { ENTITLEMENT_NEEDS } from '#law/entitlement-needs';
import { OFFICE_TASKS } from '#law/texts/office-tasks';
import { z } from 'zod';
import { areaCode, civilDate, money } from './fields.ts';

/** R7.x, R7.6, R11.2 (七)(十一) Matrix, amounts and the standards of the work as they hold for an area on a day. */

const share = z.object({ numerator: z.int(), denominator: z.int() });

export const amountFormula = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('fixed'), amount: money }),
    z.object({ kind: z.literal('ratio'), share, cap: money.nullable() }),
    z.object({ kind: z.literal('min'), amount: money, share }),
  ])
  .meta({ id: 'AmountFormula', description: 'of what was really paid, and never more than that' });

export const citation = z.object({ authority: z.string(), documentNo: z.string() }).meta({ id: 'Citation' });

const codes = <Table extends Readonly<Record<string, unknown>>>(table: Table) =>
  z.enum(Object.keys(table) as readonly (keyof Table & string)[]);

const forms = z.array(codes(EMPLOYMENT_FORMS)).nullable();
const alsoNeeds = z.array(codes(ENTITLEMENT_NEEDS));

export const entitlementRow = z
  .object({
    rule: z.string(),
    paragraph: z.string(),
    area: areaCode,
    from: civilDate,
    to: z.exactOptional(civilDate),
    certified: z.boolean(),
    qualifying: z.enum(['BEFORE_EMPLOYMENT', 'APPLICATION']),
    who: z.array(codes(CATEGORIES)).nullable(),
    forms,
    benefit: codes(BENEFITS),
    payee: codes(PAYEES),
    alsoNeeds,
    notWith: z.exactOptional(z.array(z.string())),
    amount: z.exactOptional(money),
    citation: z.exactOptional(citation),
  })
  .meta({ id: 'EntitlementRow', description: 'one cell of the matrix; with a citation: added by the area' });

export const orderedAmount = z
  .object({
    benefit: codes(BENEFITS),
    forms,
    payee: codes(PAYEES).nullable(),
    alsoNeeds,
    formula: amountFormula,
    area: areaCode,
    from: civilDate,
  })
  .meta({ id: 'OrderedAmount' });

const bilingual = z.object({ zh: z.string(), en: z.string() });

export const serviceStandard = z
  .object({
    step: codes(OFFICE_TASKS),
    content: bilingual,
    workingDays: z.int().nullable(),
    timeBy: z.array(z.string()).meta({ description: 'the parameters that set its time, where it has none of its own' }),
    effect: bilingual,
    area: areaCode,
    from: civilDate,
  })
  .meta({ id: 'ServiceStandard', description: 'content, time and effect of one step of the work' });
