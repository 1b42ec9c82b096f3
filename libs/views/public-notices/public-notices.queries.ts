import type { CivilDate } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import type { AreaRange, Database, Page } from '../sql.ts';
import { conditions, inRanges, instantOf, pageOf, readCursor } from '../sql.ts';

export interface PostedNotice {
  readonly name: string;
  readonly sex: string;
  readonly age: number;
  readonly maskedCitizenId: string;
  /** Category codes; the neutral words stand in the law. */
  readonly categories: readonly string[];
  readonly community: string;
  readonly publishedOn: CivilDate;
  /** `null` while an objection is open or the last day cannot be computed yet. */
  readonly endsAt: Instant | null;
}

export interface NoticeFilter {
  readonly areas: readonly AreaRange[];
  readonly now: Instant;
  readonly cursor?: string;
  readonly limit: number;
}

/** R4.4 (四) A notice comes down by itself: from the instant its period ends it is not listed, settled or not. */
export async function listPostedNotices(database: Database, filter: NoticeFilter): Promise<Page<PostedNotice>> {
  const where = conditions();
  inRanges(where, 'area', filter.areas);
  where.and(`(ends_at is null or ends_at > ${where.place(filter.now)})`);
  if (filter.cursor !== undefined) {
    const [listed] = readCursor(filter.cursor, ['number']);
    where.and(`listing_no > ${where.place(listed)}`);
  }
  const { rows } = await database.query(
    `select * from views.public_notices where ${where.text()} order by listing_no limit ${where.place(filter.limit + 1)}`,
    where.values,
  );
  const listed = rows.map((row) => ({
    listingNo: Number(row['listing_no']),
    notice: {
      name: String(row['name']),
      sex: String(row['sex']),
      age: Number(row['age']),
      maskedCitizenId: String(row['masked_citizen_id']),
      categories: (row['categories'] as readonly unknown[]).map(String),
      community: String(row['area']),
      publishedOn: String(row['published_on']),
      endsAt: instantOf(row['ends_at']),
    },
  }));
  const page = pageOf(listed, filter.limit, (last) => [last.listingNo]);
  return { items: page.items.map(({ notice }) => notice), nextCursor: page.nextCursor };
}
