import type { CivilDate } from '#kernel/civil-date';
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
  count(*) filter (where stood <> 'CLOSED')::int as due,
  count(*) filter (where came and stood <> 'CLOSED')::int as attended,
  count(*) filter (where stood = 'PASSED')::int as passed,
  count(*) filter (where stood = 'FAILED')::int as failed,
  count(*) filter (where stood = 'MISSED')::int as missed,
  count(*) filter (where stood = 'EXCUSED')::int as excused,
  count(*) filter (where decision_overdue and stood = 'ATTENDED' and late)::int as overdue_decisions`;

/**
 * R6.7 (六) As it stood at the end of a day: a status that a later act has brought did not hold yet. The review opens on 1 January
 * (R6.1), and from 1 April on a decision is late (R6.5). Cases are counted where they lie now.
 */
export async function reviewProgress(
  database: Database,
  { year, areas, on }: { readonly year: string; readonly areas: readonly AreaRange[]; readonly on: CivilDate },
): Promise<ReviewProgress> {
  const where = conditions();
  where.and(`year = ${where.place(year)}`);
  inRanges(where, 'area', areas);
  const day = where.place(on);
  where.and(`year || '-01-01' <= ${day}`);
  const stood = `select decision_overdue, year || '-04-01' <= ${day} as late, coalesce(attended_on <= ${day}, attended) as came,
    case when coalesce(status_on <= ${day}, true) then status
      when coalesce(attended_on <= ${day}, false) then 'ATTENDED' else 'OPEN' end as stood
    from views.review_progress where ${where.text()}`;
  const { rows } = await database.query(`select ${COUNTS} from (${stood}) as review`, where.values);
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
