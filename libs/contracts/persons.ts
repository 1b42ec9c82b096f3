import { BENEFITS } from '#law/benefits';
import { CATEGORY_CODES } from '#law/categories';
import { FUNNEL, STAGES } from '#law/stages';
import { STARTUP_STEP_CODES, STARTUP_STEP_OUTCOMES } from '#law/startup-steps';
import { z } from 'zod';
import { actor, availableCommand, deadline, event, page } from './answers.ts';
import { areaCode, civilDate, instant, line, month, prose, uuid } from './fields.ts';

const keysOf = <Table extends Readonly<Record<string, unknown>>>(table: Table) =>
  Object.keys(table) as readonly (keyof Table & string)[];

export const stage = z.enum(keysOf(STAGES));
export const funnel = z.enum(keysOf(FUNNEL));
const category = z.enum(CATEGORY_CODES);

export const qualification = z.enum([
  'NONE',
  'CERTIFIED',
  'DEREGISTRATION_PENDING',
  'EXITED',
  'CANCELLED',
  'DEREGISTERED',
]);

export const identity = z
  .object({
    name: z.string(),
    maskedCitizenId: z.string(),
    sex: z.enum(['MALE', 'FEMALE']),
    birthOn: z.exactOptional(civilDate),
    phone: z.exactOptional(z.string().nullable()),
    address: z.exactOptional(z.string().nullable()),
  })
  .meta({ id: 'Identity', description: 'birthOn, phone and address only within the area of the reader' });

export const benefit = z.object({
  benefitId: uuid,
  benefit: z.enum(keysOf(BENEFITS)),
  form: z.string().nullable(),
  payee: z.string(),
  firstMonth: month,
  lastMonth: z.exactOptional(month),
  termBasis: z.string(),
  monthsUsed: z.int(),
  status: z.enum(['RUNNING', 'SUSPENDED', 'EXPIRED', 'STOPPED']),
});

export const leaving = z.object({ act: z.string(), reasonCode: z.string(), on: civilDate });

export const incident = z.object({
  kind: z.enum([
    'KEY_WITHOUT_HELPER',
    'HELPER_WITHOUT_VISIT',
    'HELPER_OF_FORMER_STREET',
    'STEP_OVERDUE',
    'CANCELLATION_TO_BE_DECIDED',
    'REVIEW_DECISION_OVERDUE',
    'EXIT_OF_RETIRED_PERSON',
    'RECOVERY_TO_BE_ORDERED',
  ]),
  subject: z.string(),
  paragraph: z.string(),
  rule: z.string(),
});

export const visitTask = z.object({
  cause: z.enum(['REGULAR', 'ASSISTANCE_MONTH', 'ANNUAL_REVIEW']),
  dueBy: civilDate,
  overdue: z.boolean(),
  paragraph: z.string(),
  rule: z.string(),
});

export const appeal = z.object({
  appealId: uuid,
  against: z.union([z.object({ eventId: uuid }), z.object({ commandId: uuid })]),
  receivedOn: civilDate,
  decidedAt: z.string(),
  outcome: z.enum(['OPEN', 'UPHELD', 'VARIED', 'OVERTURNED']),
  decisionEventId: uuid.nullable(),
});

export const redecision = z
  .object({
    taskId: uuid,
    of: uuid,
    cause: z.enum(['CORRECTION', 'APPEAL', 'DUPLICATE']),
    openedOn: civilDate,
    takenBy: uuid.nullable(),
  })
  .meta({ description: 'a decision to be taken again: `of` the one that fell, `takenBy` the one that took its place' });

export const problem = z
  .object({ problemId: uuid, recordedOn: civilDate, owner: z.string(), closedOn: civilDate.nullable() })
  .meta({ description: 'followed to its closure; `owner` is responsible now, or was when it was closed' });

export const measure = z
  .object({
    measure: z.int(),
    by: z.enum(['OFFICE', 'PERSON']),
    dueOn: civilDate,
    done: z.boolean().nullable(),
    recordedOn: civilDate.nullable(),
  })
  .meta({ description: '`measure`: its place in the version that runs; `done` is null until its outcome is recorded' });

export const startup = z
  .object({
    startupId: uuid,
    begunOn: civilDate,
    steps: z.array(
      z.object({ step: z.enum(STARTUP_STEP_CODES), outcome: z.enum(STARTUP_STEP_OUTCOMES), on: civilDate }),
    ),
    next: z.object({ step: z.enum(STARTUP_STEP_CODES), dueOn: civilDate, overdue: z.boolean() }).nullable(),
    endedOn: civilDate.nullable(),
  })
  .meta({
    description: 'the start-up chain; `next` is null once it has ended, or the certification it belongs to has',
  });

export const person = z
  .object({
    personId: uuid,
    version: z.int(),
    validAt: instant,
    knownAt: z.exactOptional(instant),
    stage,
    funnel,
    qualification,
    area: areaCode,
    identity: identity.nullable(),
    certificateNo: z.string().nullable(),
    categories: z.array(z.object({ code: category, since: civilDate })),
    primary: category.nullable(),
    facts: z.array(z.object({ fact: z.string(), value: z.string(), from: civilDate, to: civilDate.nullable() })),
    employments: z.array(
      z.object({
        employmentId: uuid,
        form: z.string(),
        from: civilDate,
        to: civilDate.nullable(),
        contractTo: civilDate.nullable(),
      }),
    ),
    agreement: z.object({ signedOn: civilDate, from: civilDate, to: civilDate, measures: z.array(measure) }).nullable(),
    helper: z.string().nullable().meta({
      description: 'who is responsible on that day, an account or a name; only within the area of the reader',
    }),
    keyPerson: z.boolean(),
    incidents: z.array(incident),
    visitTasks: z.array(visitTask),
    appeals: z.array(appeal),
    redecisions: z.array(redecision),
    problems: z.array(problem),
    startup: startup.nullable(),
    fiveClears: z.object({ score: z.int(), fresh: z.array(z.string()), lastVisitOn: civilDate.nullable() }),
    benefits: z.array(benefit),
    retirementOn: civilDate.nullable(),
    review: z
      .object({ year: z.string(), status: z.string(), attendedOn: civilDate.nullable(), dueBy: civilDate.nullable() })
      .nullable(),
    leaving: leaving.nullable(),
    deadlines: z.array(deadline),
    pending: z.array(deadline),
    provisional: z.boolean(),
    availableCommands: z.array(availableCommand),
  })
  .meta({ id: 'Person' });

export const personQuery = z.strictObject({
  validAt: z.exactOptional(z.string()),
  knownAt: z.exactOptional(z.string()),
});

export const historyQuery = z.strictObject({ knownAt: z.exactOptional(z.string()), type: z.exactOptional(line(60)) });
export const history = z.object({ personId: uuid, events: z.array(event) }).meta({ id: 'History' });

export const commandLog = z
  .object({
    items: z.array(
      z.object({
        commandId: uuid,
        name: z.string(),
        at: instant,
        actor,
        outcome: z.enum(['ACCEPTED', 'REFUSED']),
        code: z.exactOptional(z.string()),
        paragraphs: z.array(z.string()),
        events: z.array(uuid),
      }),
    ),
  })
  .meta({ id: 'CommandLog' });

export const listItem = z.object({
  personId: uuid,
  name: z.string().nullable(),
  maskedCitizenId: z.string().nullable(),
  stage,
  funnel,
  qualification,
  area: areaCode,
  review: z.object({ year: z.string(), status: z.string() }).nullable(),
  nextDeadline: deadline.nullable(),
  overdueAt: z.exactOptional(instant),
});

export const personList = z
  .object({ items: z.array(listItem), nextCursor: z.string().nullable() })
  .meta({ id: 'PersonList' });

export const listQuery = z.strictObject({
  area: z.exactOptional(areaCode),
  stage: z.exactOptional(stage),
  dueBefore: z.exactOptional(z.string()),
  ...page,
});

/** In a body, never in an address: what is searched for may be a name or a citizen ID. */
export const searchBody = z.strictObject({
  q: line(100),
  area: z.exactOptional(areaCode),
  stage: z.exactOptional(stage),
  ...page,
});

export const UNMASKABLE = ['citizenId', 'birthOn', 'phone', 'address', 'certificateNumber'] as const;

export const unmaskBody = z.strictObject({
  fields: z.array(z.enum(UNMASKABLE)).min(1).max(UNMASKABLE.length),
  reason: prose,
});
/** The fields that were asked for. */
export const unmasked = z.partialRecord(z.enum(UNMASKABLE), z.string().nullable()).meta({ id: 'Unmasked' });

/** R4.7 (四) */
export const DOCUMENT_KINDS = ['written-notice'] as const;
export const DOCUMENT_FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(html|pdf)$/;
/** `knownAt`: the page as it was printed then, to check one on paper by its digest. */
export const documentQuery = z.strictObject({ knownAt: z.exactOptional(z.string()) });
export const printed = z.string();

export type PersonView = z.infer<typeof person>;
export type PersonListItem = z.infer<typeof listItem>;
export type CommandLogView = z.infer<typeof commandLog>;
