import { EMPLOYMENT_FORMS } from '#law/benefits';
import { EMPLOYER_SCHEMES } from '#law/employer-id';
import { FACT_CODES } from '#law/facts';
import { z } from 'zod';
import { act, areaCode, civilDate, evidence, line, money, prose, uuid } from '../fields.ts';
import { mistake } from '../mistakes.ts';

const measureParty = z.enum(['OFFICE', 'PERSON']).meta({ description: 'whose duty it is; default: the office’s' });

/** R10.1 (十) */
const agreement = z
  .strictObject({
    ...act,
    measures: z
      .array(z.strictObject({ text: prose, dueOn: civilDate, by: z.exactOptional(measureParty) }))
      .min(1)
      .max(50),
    from: civilDate,
    to: civilDate,
  })
  .refine(({ from, to }) => from <= to, mistake('ENDS_BEFORE_IT_BEGINS', ['to']));

export const SignAgreement = agreement;
export const AmendAgreement = agreement;
export const RecordMeasureOutcome = z.strictObject({
  ...act,
  measure: z.exactOptional(z.int().min(1).max(50)).meta({ description: 'its place in the version that runs, from 1' }),
  done: z.boolean(),
  outcome: prose,
});
export const EndAgreement = z.strictObject({ ...act, reason: prose });

/** R4.8 (四) what was found at the visit, item by item. */
export const RecordVisit = z.strictObject({
  ...act,
  findings: z.strictObject({
    family: z.exactOptional(prose),
    headcount: z.exactOptional(z.union([z.int().min(0).max(99), line(20)])),
    skills: z.exactOptional(prose),
    trainingWish: z.exactOptional(prose),
    jobWish: z.exactOptional(prose),
  }),
});

/** R3.4 (三) */
export const RecordFact = z.strictObject({
  ...act,
  fact: z.enum(FACT_CODES),
  value: z.union([z.boolean(), z.int().min(0).max(1_200), line(60)]),
  from: civilDate,
  to: z.exactOptional(civilDate),
  evidence,
});

/** The kind of number and the number; its check digit is checked against the law's own rules. */
export const employer = z.strictObject({
  scheme: z.enum(EMPLOYER_SCHEMES),
  value: line(30),
  name: line(200),
  areaCode,
});

export const RecordEmployment = z
  .strictObject({
    ...act,
    form: z.enum(Object.keys(EMPLOYMENT_FORMS) as readonly (keyof typeof EMPLOYMENT_FORMS)[]),
    from: civilDate,
    employer: z.exactOptional(employer),
    contractTo: z.exactOptional(civilDate),
    monthlyWage: z.exactOptional(money),
    postId: z.exactOptional(uuid),
  })
  .refine(
    ({ from, contractTo }) => contractTo === undefined || from <= contractTo,
    mistake('ENDS_BEFORE_IT_BEGINS', ['contractTo']),
  );
export const EndEmployment = z.strictObject({ employmentId: z.exactOptional(uuid), on: civilDate, reason: prose });
