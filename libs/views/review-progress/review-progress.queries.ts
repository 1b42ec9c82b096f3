import type { Instant } from '#kernel/instant';
import type { AreaRange, Database, Page } from '../sql.ts';
import { conditions, inRanges, instantOf, pageOf, readCursor, textOf } from '../sql.ts';

/** R6.7 (六) */
export interface ReviewProgress {
  readonly year: string;
  /** Everyone to be reviewed; who left before the review was decided is no longer due. */
  readonly due: number;
  readonly attended: number;
  readonly passed: number;
  readonly failed: number;
  readonly missed: number;
  readonly excused: number;
  /** R6.5 Attended in time, and the agency has not decided. */
  readonly overdueDecisions: number;
}

export interface NoShow {
  readonly personId: string;
  readonly name: string | null;
  readonly maskedCitizenId: string | null;
  readonly area: string;
  readonly missedAt: Instant;
}

const COUNTS = `
  count(*) filter (where status <> 'CLOSED')::int as due,
  count(*) filter (where attended)::int as attended,
  count(*) filter (where status = 'PASSED')::int as passed,
  count(*) filter (where status = 'FAILED')::int as failed,
  count(*) filter (where status = 'MISSED')::int as missed,
  count(*) filter (where status = 'EXCUSED')::int as excused,
  count(*) filter (where decision_overdue and status = 'ATTENDED')::int as overdue_decisions`;

export async function reviewProgress(
  database: Database,
  { year, areas }: { readonly year: string; readonly areas: readonly AreaRange[] },
): Promise<ReviewProgress> {
  const where = conditions();
  where.and(`year = ${where.place(year)}`);
  inRanges(where, 'area', areas);
  const { rows } = await database.query(
    `select ${COUNTS} from views.review_progress where ${where.text()}`,
    where.values,
  );
  const count = (column: string): number => Number(rows[0]?.[column] ?? 0);
  return {
    year,
    due: count('due'),
    attended: count('attended'),
    passed: count('passed'),
    failed: count('failed'),
    missed: count('missed'),
    excused: count('excused'),
    overdueDecisions: count('overdue_decisions'),
  };
}

export interface NoShowFilter {
  readonly year: string;
  readonly areas: readonly AreaRange[];
  readonly cursor?: string;
  readonly limit: number;
}

/** R6.8 (六) Who would be missed if nobody did anything until the review window ends. */
export async function listNoShows(database: Database, filter: NoShowFilter): Promise<Page<NoShow>> {
  const where = conditions();
  where.and(`review.year = ${where.place(filter.year)}`);
  where.and(`review.status = 'OPEN' and not review.attended and review.missed_at is not null`);
  inRanges(where, 'review.area', filter.areas);
  if (filter.cursor !== undefined) {
    const [personId] = readCursor(filter.cursor, ['uuid']);
    where.and(`review.stream_id > ${where.place(personId)}`);
  }
  const { rows } = await database.query(
    `select review.stream_id, review.area, review.missed_at, person.name, person.masked_citizen_id
     from views.review_progress review left join views.case_list person using (stream_id)
     where ${where.text()} order by review.stream_id limit ${where.place(filter.limit + 1)}`,
    where.values,
  );
  const items = rows.map((row) => ({
    personId: String(row['stream_id']),
    name: textOf(row['name']),
    maskedCitizenId: textOf(row['masked_citizen_id']),
    area: String(row['area']),
    missedAt: instantOf(row['missed_at']) ?? 0,
  }));
  return pageOf(items, filter.limit, (last) => [last.personId]);
}
