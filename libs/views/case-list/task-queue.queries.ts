import type { CivilDate } from '#kernel/civil-date';
import type { AreaRange, Database, Page } from '../sql.ts';
import { conditions, inRanges, pageOf, readCursor, textOf } from '../sql.ts';

/** R1.3 (二) One task of an office for one person. */
export interface QueuedTask {
  readonly personId: string;
  readonly area: string;
  readonly stage: string;
  readonly kind: string;
  readonly subject: string;
  readonly owner: string;
  readonly from: CivilDate;
  readonly dueOn: CivilDate | null;
  /** R11.1 (十一) A certified assisted person comes first. */
  readonly assisted: boolean;
}

export interface TaskFilter {
  readonly areas: readonly AreaRange[];
  /** Tasks of that level alone. */
  readonly owner?: string;
  readonly on: CivilDate;
  readonly cursor?: string;
  readonly limit: number;
}

const NO_DAY = '9999-12-31';

/** R11.1 (十一) Assisted persons first, then by the last day for it; of one day by person, kind and subject. */
export async function listTasks(database: Database, filter: TaskFilter): Promise<Page<QueuedTask>> {
  const where = conditions();
  inRanges(where, 'area', filter.areas);
  where.and(`from_on <= ${where.place(filter.on)}`);
  if (filter.owner !== undefined) where.and(`owner = ${where.place(filter.owner)}`);
  if (filter.cursor !== undefined) {
    const places = readCursor(filter.cursor, ['number', 'string', 'uuid', 'string', 'string']).map(where.place);
    where.and(
      `(place, due, stream_id, kind, subject) > (${places[0]}::integer, ${places[1]}, ${places[2]}::uuid, ${places[3]}, ${places[4]})`,
    );
  }
  const { rows } = await database.query(
    `select * from (${TASKS}) as queue where ${where.text()}
     order by place, due, stream_id, kind, subject limit ${where.place(filter.limit + 1)}`,
    where.values,
  );
  const items = rows.map((row): QueuedTask => ({
    personId: String(row['stream_id']),
    area: String(row['area']),
    stage: String(row['stage']),
    kind: String(row['kind']),
    subject: String(row['subject']),
    owner: String(row['owner']),
    from: String(row['from_on']),
    dueOn: textOf(row['due_on']),
    assisted: row['place'] === 0,
  }));
  return pageOf(items, filter.limit, ({ assisted, dueOn, personId, kind, subject }) => [
    assisted ? 0 : 1,
    dueOn ?? NO_DAY,
    personId,
    kind,
    subject,
  ]);
}

const TASKS = `
  select c.stream_id, c.area, c.stage, t.kind collate "C" as kind, t.subject collate "C" as subject, t.owner, t."from" as from_on,
    t."dueOn" as due_on, coalesce(t."dueOn", '${NO_DAY}') collate "C" as due,
    case when c.qualification in ('CERTIFIED', 'DEREGISTRATION_PENDING') then 0 else 1 end as place
  from views.case_list c
  cross join lateral jsonb_to_recordset(c.tasks) as t(kind text, subject text, owner text, "from" text, "dueOn" text)`;
