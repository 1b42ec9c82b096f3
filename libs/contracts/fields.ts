import { isCivilDate, isMonth } from '#kernel/civil-date';
import { isUuid } from '#kernel/ids';
import { z } from 'zod';
import { mistake } from './mistakes.ts';

/** The fields bodies are built of. Texts are counted in UTF-16 units; limits keep one body far below the size limit of a request. */

/** A single line: no line breaks, not blank. */
export const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => text.trim() !== '' && !/[\n\r\t]/.test(text), mistake('SINGLE_LINE'));

/** Free text of a reason or a note. */
export const prose = z
  .string()
  .min(1)
  .max(2_000)
  .refine((text) => text.trim() !== '', mistake('NOT_BLANK'));

export const code = z
  .string()
  .max(60)
  .regex(/^[A-Z][A-Z0-9_]*$/)
  .meta({ description: 'UPPER_SNAKE' });

export const uuid = z.string().refine(isUuid, mistake('UUID')).meta({ format: 'uuid' });

export const civilDate = z
  .string()
  .refine(isCivilDate, mistake('DATE'))
  .meta({ format: 'date', description: 'YYYY-MM-DD' });

export const month = z
  .string()
  .refine(isMonth, mistake('MONTH'))
  .meta({ description: 'YYYY-MM', examples: ['2012-04'] });

/** Taken as a number too. */
export const year = z
  .union([z.string().regex(/^20\d{2}$/), z.int().min(2000).max(2099).transform(String)])
  .meta({ description: 'YYYY', examples: ['2012'] });

/** An amount in yuan as a decimal string. */
export const money = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,2})?$/)
  .meta({ examples: ['1000.00'] });

export const instant = z.string().meta({ format: 'date-time', description: 'ISO 8601, +08:00' });

export const areaCode = z
  .string()
  .regex(/^[1-9]\d{5}(\d{3}(\d{3})?)?$/)
  .meta({ description: 'GB/T 2260, 6, 9 or 12 digits' });

export const communityCode = z
  .string()
  .regex(/^[1-9]\d{11}$/)
  .meta({ description: '12 digits', examples: ['340104003002'] });

/** A paper or a record that proves something; a bare string is taken as its kind. */
export const evidenceItem = z.union([
  line(200).transform((kind) => ({ kind })),
  z.strictObject({
    kind: line(200),
    text: z.exactOptional(prose),
    documentId: z.exactOptional(line(100)),
    date: z.exactOptional(civilDate),
  }),
]);

/** A single one need not stand in a list. */
export const evidence = z.union([z.array(evidenceItem).min(1).max(20), evidenceItem.transform((item) => [item])]);

/** What every body takes besides its own fields: the date of the act on paper, and why it is entered so late. */
export const act = {
  on: z.exactOptional(civilDate),
  reason: z.exactOptional(prose),
};
