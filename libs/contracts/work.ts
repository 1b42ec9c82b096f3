import { AREA_LEVELS } from '#law/area';
import { z } from 'zod';
import { page } from './answers.ts';
import { areaCode, civilDate, instant, line, uuid } from './fields.ts';

/** What is not about one person: the ledger of deadlines, the year's review, notices, the clock, health, the catalogue. */

export const progressQuery = z.strictObject({
  area: z.exactOptional(areaCode),
  on: z.exactOptional(civilDate).meta({ description: 'as it stood at the end of that day; default: today' }),
});
export const areaPageQuery = z.strictObject({ area: z.exactOptional(areaCode), ...page });

export const deadlinesQuery = z.strictObject({
  before: z.exactOptional(z.string()),
  area: z.exactOptional(areaCode),
  ...page,
});
export const deadlines = z
  .object({
    items: z.array(
      z.object({
        personId: uuid,
        kind: z.string(),
        subject: z.string(),
        dueAt: instant.nullable(),
        awaiting: z.exactOptional(z.string()),
        paragraph: z.string(),
        rule: z.string(),
        area: areaCode,
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Deadlines' });

export const tasksQuery = z.strictObject({
  area: z.exactOptional(areaCode),
  owner: z
    .exactOptional(z.enum(AREA_LEVELS))
    .meta({ description: 'tasks of that level alone; a step past its time limit is one of the next level up' }),
  ...page,
});
export const tasks = z
  .object({
    items: z.array(
      z.object({
        personId: uuid,
        area: areaCode,
        stage: z.string(),
        kind: z.string(),
        subject: z.string(),
        text: z.string(),
        owner: z.enum(AREA_LEVELS),
        from: civilDate,
        dueOn: civilDate.nullable(),
        overdue: z.boolean(),
        standard: z
          .object({
            content: z.string(),
            time: z.string(),
            effect: z.string(),
            rule: z.string(),
            paragraph: z.string(),
          })
          .nullable()
          .meta({ description: 'what the step is made of, how long it may take, what it has to reach' }),
        priority: z.object({ reason: z.enum(['ASSISTED_PERSON', 'ORDINARY']), text: z.string() }),
        paragraph: z.string(),
        rule: z.string(),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Tasks' });

export const reviewProgress = z
  .object({
    year: z.string(),
    area: areaCode,
    due: z.int(),
    attended: z.int(),
    passed: z.int(),
    failed: z.int(),
    missed: z.int(),
    excused: z.int(),
    overdueDecisions: z.int(),
  })
  .meta({ id: 'ReviewProgress' });

export const reviewPreview = z
  .object({
    items: z.array(
      z.object({
        personId: uuid,
        name: z.string().nullable(),
        maskedCitizenId: z.string().nullable(),
        area: areaCode,
        missedAt: instant,
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'ReviewPreview' });

export const notices = z
  .object({
    items: z.array(
      z.object({
        name: z.string(),
        sex: z.string(),
        age: z.int(),
        category: z.string(),
        maskedCitizenId: z.string(),
        community: z.string(),
        publishedOn: z.string(),
        endsAt: instant.nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
    howToObject: z.string(),
  })
  .meta({ id: 'Notices' });

export const catalogue = z
  .object({
    items: z.array(
      z.object({
        name: z.string(),
        paragraph: z.string(),
        rules: z.array(z.string()),
        roles: z.array(z.string()),
        schema: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .meta({ id: 'CommandCatalogue' });

export const clock = z.object({ now: instant, mode: z.enum(['REAL', 'REHEARSAL']) }).meta({ id: 'Clock' });
export const moveClockBody = z.strictObject({ now: line(40) });
export const clockMoved = z.object({ now: instant, settled: z.int() }).meta({ id: 'ClockMoved' });
export const clockMoving = z.object({ progress: z.string() }).meta({ id: 'ClockMoving' });
export const clockProgress = z
  .object({ done: z.boolean(), now: instant, target: instant, settled: z.int() })
  .meta({ id: 'ClockProgress' });

const some = z.object({ count: z.int(), ids: z.array(uuid) });

export const operations = z
  .object({
    undelivered: z.int().meta({ description: 'streams whose workflow has not heard the latest' }),
    oldestMs: z.int(),
    overdue: z.int().meta({ description: 'streams with something due and not settled' }),
    sealLag: z.object({ unordered: z.int(), unsealed: z.int() }),
    quarantined: z.array(
      z.object({ incident: uuid, streamId: uuid, version: z.int(), reason: z.string(), openedAt: z.int() }),
    ),
    outdatedHeads: z.int().meta({ description: 'heads that an older build or older rules wrote' }),
    tables: z.array(z.object({ table: z.string(), until: civilDate, aboutToEnd: z.boolean() })),
    timelines: z.union([
      z.object({ comparedAt: instant, workflowsWithoutHead: some, headsWithoutWorkflow: some }),
      z.object({ unavailable: z.enum(['TEMPORAL_AWAY', 'STILL_COMPARING']) }),
    ]),
  })
  .meta({ id: 'Operations' });

/** One server-sent event: its `id` is `seq`, its `event` the type, its `data` this as JSON. */
export const feedItem = z
  .object({
    seq: z.int(),
    personId: uuid,
    id: uuid,
    type: z.string(),
    version: z.int(),
    effectiveAt: instant,
    recordedAt: instant,
    paragraphs: z.array(z.string()),
    rules: z.array(z.string()),
  })
  .meta({ id: 'FeedItem' });

export const live = z.object({ status: z.literal('live') });
export const ready = z
  .object({ status: z.enum(['ready', 'degraded']), reasons: z.array(z.string()) })
  .meta({ id: 'Ready' });

export const tokenBody = z.strictObject({ staff: line(80) });
export const token = z.object({ accessToken: z.string(), expiresAt: instant }).meta({ id: 'Token' });
