import { z } from 'zod';
import { instant, uuid } from './fields.ts';

/** The shapes of answers (http-contract). Objects are read loosely by clients: a field may be added, none may change its meaning. */

const plainData = z.record(z.string(), z.unknown());

export const actor = z.object({ staff: z.string(), role: z.string(), area: z.string() });

export const basisItem = z.object({
  fact: z.string(),
  asOf: z.string(),
  until: z.exactOptional(z.string()),
  sourceEventId: z.exactOptional(uuid),
  holds: z.boolean(),
});

export const event = z
  .object({
    id: uuid,
    type: z.string(),
    version: z.int(),
    seq: z.exactOptional(z.int()),
    effectiveAt: instant,
    recordedAt: instant,
    actor,
    commandId: uuid.nullable(),
    causedBy: uuid.nullable(),
    paragraphs: z.array(z.string()),
    rules: z.array(z.string()),
    rulebookVersion: z.string(),
    basis: z.array(basisItem),
    data: plainData,
    protectedData: z
      .exactOptional(plainData.nullable())
      .meta({ description: 'history only, for readers whose area covers the person' }),
    hash: z.string(),
  })
  .meta({ id: 'Event' });

export const deadline = z
  .object({
    kind: z.string(),
    subject: z.string(),
    dueAt: instant.nullable(),
    awaiting: z.exactOptional(z.string()),
    paragraph: z.string(),
    rule: z.string(),
  })
  .meta({ id: 'Deadline' });

export const availableCommand = z.object({ name: z.string(), paragraph: z.string() }).meta({ id: 'AvailableCommand' });

export const accepted = z
  .object({
    commandId: uuid,
    id: uuid,
    personId: uuid,
    version: z.int(),
    stage: z.string(),
    proposalId: z.exactOptional(uuid),
    events: z.array(event),
    settled: z.array(event),
    nextDeadline: deadline.nullable(),
    availableCommands: z.array(availableCommand),
  })
  .meta({ id: 'Accepted' });

const problemFields = {
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  requestId: z.string(),
};

/** RFC 9457. */
export const problem = z
  .object({
    ...problemFields,
    errors: z.exactOptional(z.array(z.object({ path: z.string(), message: z.string() }))),
    rule: z.exactOptional(z.string()),
    version: z.exactOptional(z.int()),
  })
  .meta({ id: 'Problem' });

export const unmet = z.object({
  condition: z.string(),
  text: z.string(),
  actual: z.string(),
  needed: z.string(),
  satisfiableAt: z.exactOptional(instant),
});

/** The law's "no": a problem with its grounds and what is possible instead; some codes tell more, e.g. `from`, `stage`. */
export const refusal = z
  .looseObject({
    ...problemFields,
    commandId: uuid,
    personId: uuid,
    version: z.int(),
    paragraphs: z.array(z.string()),
    rules: z.array(z.string()),
    unmet: z.array(unmet),
    settled: z.array(event),
    availableCommands: z.array(availableCommand),
    existing: z.exactOptional(z.object({ personId: uuid, area: z.string(), stage: z.string() })),
  })
  .meta({ id: 'Refusal' });

export const cursor = z.string().max(500);

export const page = { cursor: z.exactOptional(cursor), limit: z.coerce.number().int().min(1).max(200).default(50) };

export type EventView = z.infer<typeof event>;
export type DeadlineView = z.infer<typeof deadline>;
export type AcceptedView = z.infer<typeof accepted>;
export type ProblemView = z.infer<typeof problem>;
export type RefusalView = z.infer<typeof refusal>;
