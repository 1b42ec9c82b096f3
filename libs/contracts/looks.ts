import { BENEFITS, EMPLOYMENT_FORMS } from '#law/benefits';
import { z } from 'zod';
import { deadline, event, unmet } from './answers.ts';
import { areaCode, civilDate, instant, line, money, uuid } from './fields.ts';
import { benefit, qualification, visitTask } from './persons.ts';
import { amountFormula, citation } from './standards.ts';

/** What is asked of one person beside how it stands: what it is entitled to, what will fall due, what has changed and why. */

const codes = <Table extends Readonly<Record<string, unknown>>>(table: Table) =>
  z.enum(Object.keys(table) as readonly (keyof Table & string)[]);

export const NO_FORM = 'NONE';

export const entitlementsQuery = z.strictObject({
  on: z.exactOptional(civilDate),
  form: z.exactOptional(z.union([codes(EMPLOYMENT_FORMS), z.literal(NO_FORM)])).meta({
    description: 'supposes an employment of that form, NONE none at all; default: the one that runs on the day',
  }),
});

const entitlementAmount = z.object({
  yuan: money.nullable().meta({ description: 'null: it rests on what is really paid' }),
  formula: amountFormula,
  rule: z.string(),
  paragraph: z.string(),
  orderedBy: areaCode,
  from: civilDate,
});

export const entitlements = z
  .object({
    personId: uuid,
    on: civilDate,
    items: z.array(
      z.object({
        benefit: codes(BENEFITS),
        allowed: z.boolean(),
        qualifyingOn: civilDate,
        rule: z.string().nullable().meta({ description: 'null: no rule speaks of the benefit there and then' }),
        paragraphs: z.array(z.string()),
        rulebookVersion: z.string(),
        conditions: z
          .array(
            z.object({
              condition: z.string(),
              text: z.string(),
              fact: z.string(),
              value: z.string(),
              since: civilDate.nullable(),
              holds: z.boolean(),
            }),
          )
          .meta({ description: 'empty outside the area of the reader' }),
        citation: z
          .exactOptional(citation)
          .meta({ description: 'the document of the area, where its own cell of the matrix decides' }),
        amount: z
          .exactOptional(entitlementAmount)
          .meta({ description: 'absent while no area orders one, and outside the area of the reader' }),
        smallestChange: z
          .exactOptional(z.array(unmet))
          .meta({ description: 'of a no: all that would have to change, and no more' }),
      }),
    ),
  })
  .meta({ id: 'Entitlements' });

export const calendarQuery = z.strictObject({
  until: z
    .exactOptional(line(40))
    .meta({ description: 'a day or an instant, at most ten years ahead; default: a year' }),
});

const consequence = z.object({
  type: z.string(),
  text: z.string(),
  effectiveAt: instant,
  paragraphs: z.array(z.string()),
  rules: z.array(z.string()),
});

export const calendar = z
  .object({
    personId: uuid,
    now: instant,
    until: instant,
    items: z.array(
      deadline
        .extend({
          text: z.string(),
          foreseen: z.boolean().meta({ description: 'comes only if nobody acts before: it rests on an earlier item' }),
          consequences: z.array(consequence),
        })
        .meta({ id: 'CalendarItem' }),
    ),
    visitTasks: z.array(visitTask),
  })
  .meta({ id: 'Calendar' });

export const diffQuery = z.strictObject({
  from: line(100).meta({ description: 'validAt,knownAt: days or instants; either may be left out' }),
  to: z.exactOptional(line(100)).meta({ description: 'the same; default: now' }),
});

const moment = z.object({ validAt: instant, knownAt: instant, version: z.int() });

export const diff = z
  .object({
    personId: uuid,
    from: moment,
    to: moment,
    changes: z.array(
      z.object({
        field: z.string().meta({ examples: ['stage', 'benefits.<benefitId>.lastMonth'] }),
        from: z.unknown(),
        to: z.unknown(),
        byTime: z.boolean().meta({ description: 'no event: a day or a month has come' }),
        events: z.array(event),
      }),
    ),
  })
  .meta({ id: 'Diff' });

/** R5.3 (五) */
export const cardBasics = z
  .object({
    schemaVersion: z.literal(1),
    personId: uuid,
    version: z.int().meta({ description: "of the person's record" }),
    asOf: instant,
    basics: z.object({
      name: z.string(),
      citizenId: z.string(),
      sex: z.enum(['MALE', 'FEMALE']),
      birthOn: civilDate,
      area: areaCode,
      certificateNo: z.string().nullable(),
      qualification,
      certifiedOn: civilDate.nullable(),
      benefits: z.array(benefit.pick({ benefit: true, firstMonth: true, lastMonth: true, status: true })),
      review: z.object({ year: z.string(), status: z.string() }).nullable(),
    }),
    digest: z.string().meta({
      description: 'SHA-256 over the canonical JSON (names sorted, no blanks) of the document without `digest`',
    }),
  })
  .meta({ id: 'CardBasics' });
