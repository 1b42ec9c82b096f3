import { EMPLOYMENT_FORMS } from '#law/benefits';
import { z } from 'zod';
import { actor, page } from './answers.ts';
import { areaCode, civilDate, communityCode, instant, month, uuid } from './fields.ts';
import { benefit, leaving, stage } from './persons.ts';

/** R5.4 (五) The community ledger, electronic and on paper. */

export const ledgerQuery = z.strictObject({ area: z.exactOptional(areaCode), ...page });

const line = z.object({
  personId: uuid,
  version: z.int(),
  name: z.string().nullable(),
  sex: z.enum(['MALE', 'FEMALE']).nullable(),
  maskedCitizenId: z.string().nullable(),
  certificateNo: z.string().nullable(),
  stage,
  categories: z.array(z.string()),
  primary: z.string().nullable(),
  employment: z
    .object({ form: z.enum(Object.keys(EMPLOYMENT_FORMS) as (keyof typeof EMPLOYMENT_FORMS)[]), from: civilDate })
    .nullable(),
  services: z.object({ lastVisitOn: civilDate.nullable(), agreementTo: civilDate.nullable() }),
  benefits: z.array(
    z.object({
      benefit: benefit.shape.benefit,
      firstMonth: month,
      lastMonth: month.nullable(),
      status: benefit.shape.status,
    }),
  ),
  review: z.object({ year: z.string(), status: z.string() }).nullable(),
  leaving: leaving.nullable(),
});

export const ledger = z.object({ items: z.array(line), nextCursor: z.string().nullable() }).meta({ id: 'Ledger' });

export const printLedgerBody = z.strictObject({
  area: communityCode,
  page: z.int().min(1).max(999_999).meta({ description: 'a page that was printed before, or the next one' }),
});

const keptPage = {
  serial: z.string().meta({ examples: ['TZ-340104003001-3-2'] }),
  area: areaCode,
  page: z.int(),
  edition: z.int().meta({ description: 'printed for the how manieth time' }),
  printedAt: instant,
};

export const checkQuery = z.strictObject({
  digest: z
    .string()
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: 'SHA-256 as it stands on the paper, 64 hexadecimal digits' }),
});

export const checkedPage = z
  .object({
    ...keptPage,
    printedBy: actor,
    genuine: z.boolean().meta({ description: 'the digest is the one that was kept when this serial was printed' }),
    current: z
      .boolean()
      .meta({ description: 'genuine, the latest edition of its page, and nobody on it has changed since' }),
    replacedBy: z.string().nullable().meta({ description: 'the serial of the edition that has taken its place' }),
    changed: z.array(
      z.object({
        personId: uuid,
        printedVersion: z.int(),
        now: z.enum(['HERE', 'ELSEWHERE', 'NOT_SHOWN']),
        version: z.int().nullable(),
        events: z.array(
          z.object({
            id: uuid,
            type: z.string(),
            version: z.int(),
            effectiveAt: instant,
            recordedAt: instant,
            paragraphs: z.array(z.string()),
            rules: z.array(z.string()),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'CheckedLedgerPage' });

export const stalePages = z
  .object({
    items: z.array(
      z.object({
        ...keptPage,
        printedBy: z.string(),
        persons: z.int(),
        changed: z.int().meta({ description: 'how many persons on the page have changed since' }),
        newcomers: z.int().meta({ description: "on the community's last page: how many stand on no page yet" }),
      }),
    ),
    nextCursor: z.string().nullable().meta({
      description: 'null: all pages of the area were compared; an answer may hold few pages or none and still lead on',
    }),
  })
  .meta({ id: 'StaleLedgerPages' });
