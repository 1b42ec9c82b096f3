import type { CivilDate } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import { dateAt } from '#kernel/instant';
import { areaScope } from '../area-wall.ts';
import type { AreaRange, Conditions, Database, Page, Row } from '../sql.ts';
import { conditions, inRanges, instantOf, pageOf, readCursor, textOf } from '../sql.ts';

export interface CaseListItem {
  readonly personId: string;
  readonly name: string | null;
  readonly maskedCitizenId: string | null;
  readonly stage: string;
  readonly funnel: string;
  readonly qualification: string;
  readonly area: string;
  readonly nextDeadline: NextDeadline | null;
  readonly review: { readonly year: string; readonly status: string } | null;
  /** The instant since which a step or a visit of this person is overdue. */
  readonly overdueAt: Instant | null;
}

export interface NextDeadline {
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: Instant;
  readonly paragraph: string;
  readonly rule: string;
}

export interface CaseListFilter {
  readonly areas: readonly AreaRange[];
  readonly stage?: string;
  readonly dueBefore?: Instant;
  readonly cursor?: string;
  readonly limit: number;
  readonly now: Instant;
}

/** What a person is searched by. An exact citizen ID is no column: the record's blind index turns it into the person's id. */
export type CaseSearch =
  | { readonly by: 'person'; readonly personId: string }
  | { readonly by: 'certificate'; readonly number: string }
  | { readonly by: 'name'; readonly part: string };

/** In the order of their registration; a list of what falls due comes in the order of the due instants. */
export async function listCases(database: Database, filter: CaseListFilter): Promise<Page<CaseListItem>> {
  const where = filtered(filter);
  const byDue = filter.dueBefore !== undefined;
  if (filter.dueBefore !== undefined) where.and(`next_due_at < ${where.place(filter.dueBefore)}`);
  if (filter.cursor !== undefined) afterCursor(where, filter.cursor, byDue);
  const items = await select(database, where, byDue ? 'next_due_at, stream_id' : 'stream_id', filter);
  return pageOf(items, filter.limit, (last) =>
    byDue ? [last.nextDeadline?.dueAt ?? 0, last.personId] : [last.personId],
  );
}

/** R5.2 (五) By the narrow way past the area's wall: see `find_cases`. */
export async function searchCases(
  database: Database,
  search: CaseSearch,
  { areas, stage, cursor, limit, now }: Omit<CaseListFilter, 'dueBefore'>,
): Promise<Page<CaseListItem>> {
  const [after = null] = cursor === undefined ? [] : readCursor(cursor, ['uuid']);
  const text = 'select * from views.find_cases($1, $2, $3::views.area_ranges, $4, $5::uuid, $6)';
  const values = [search.by, soughtIn(search), areaScope(areas), stage ?? null, after, limit + 1];
  const { rows } = await database.query(text, values);
  return pageOf(
    rows.map((row) => caseItem(row, now)),
    limit,
    (last) => [last.personId],
  );
}

function soughtIn(search: CaseSearch): string {
  if (search.by === 'person') return search.personId;
  return search.by === 'certificate' ? search.number : search.part;
}

function filtered({ areas, stage }: Pick<CaseListFilter, 'areas' | 'stage'>): Conditions {
  const where = conditions();
  inRanges(where, 'area', areas);
  if (stage !== undefined) where.and(`stage = ${where.place(stage)}`);
  return where;
}

function afterCursor(where: Conditions, cursor: string, byDue: boolean): void {
  if (!byDue) {
    const [personId] = readCursor(cursor, ['uuid']);
    return where.and(`stream_id > ${where.place(personId)}`);
  }
  const [dueAt, personId] = readCursor(cursor, ['number', 'uuid']);
  where.and(`(next_due_at, stream_id) > (${where.place(dueAt)}::bigint, ${where.place(personId)}::uuid)`);
}

async function select(
  database: Database,
  where: Conditions,
  order: string,
  { limit, now }: Pick<CaseListFilter, 'limit' | 'now'>,
): Promise<readonly CaseListItem[]> {
  const text = `select * from views.case_list where ${where.text()} order by ${order} limit ${where.place(limit + 1)}`;
  const { rows } = await database.query(text, where.values);
  return rows.map((row) => caseItem(row, now));
}

function caseItem(row: Row, now: Instant): CaseListItem {
  const [dueAt, actBefore] = [instantOf(row['next_due_at']), instantOf(row['act_before'])];
  const year = textOf(row['review_year']);
  return {
    personId: String(row['stream_id']),
    name: textOf(row['name']),
    maskedCitizenId: textOf(row['masked_citizen_id']),
    stage: String(row['stage']),
    funnel: stepOn(row['funnel'] as FunnelSteps, dateAt(now)),
    qualification: String(row['qualification']),
    area: String(row['area']),
    nextDeadline: dueAt === null ? null : nextDeadline(row, dueAt),
    review: year === null ? null : { year, status: String(row['review_status']) },
    overdueAt: actBefore !== null && actBefore <= now ? actBefore : null,
  };
}

function nextDeadline(row: Row, dueAt: Instant): NextDeadline {
  return {
    kind: String(row['next_kind']),
    subject: String(row['next_subject']),
    dueAt,
    paragraph: String(row['next_paragraph']),
    rule: String(row['next_rule']),
  };
}

/** As the view writes them: `[[from, step], …]`, in the order of days. */
type FunnelSteps = readonly (readonly [from: CivilDate, step: string])[];

function stepOn(steps: FunnelSteps, on: CivilDate): string {
  return steps.findLast(([from]) => from <= on)?.[1] ?? '';
}
