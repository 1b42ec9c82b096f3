import type { Instant } from '#kernel/instant';
import type { AreaRange, Conditions, Database, Page, Row } from '../sql.ts';
import { conditions, cursorOf, inRanges, pageOf, readCursor, textOf } from '../sql.ts';

/** R5.4 (五) The community ledger on paper, by what is kept of its pages; who belongs to it is told by the case list. */

/** Which page of which ledger, printed for the how manieth time. */
export interface PageNumber {
  readonly area: string;
  readonly page: number;
  readonly edition: number;
}

/** The latest edition of a page. */
export interface LatestPage {
  readonly page: number;
  readonly edition: number;
  readonly persons: readonly string[];
}

export interface KeptPage extends PageNumber {
  readonly printedAt: Instant;
  readonly printedBy: { readonly staff: string; readonly role: string; readonly area: string };
  readonly digest: string;
  /** The edition that counts. */
  readonly latest: number;
  /** Whose streams have gone on since, in the order of the page. */
  readonly changed: readonly { readonly personId: string; readonly printed: number; readonly now: number }[];
}

export interface StalePage extends PageNumber {
  readonly printedAt: Instant;
  readonly printedBy: string;
  readonly persons: number;
  /** How many of them have changed since. */
  readonly changed: number;
  /** How many of the community stand on no page; told of its last page. */
  readonly newcomers: number;
}

interface Scoped {
  readonly areas: readonly AreaRange[];
}

/** In the order of their registration. */
export async function ledgerPersons(database: Database, { areas }: Scoped): Promise<readonly string[]> {
  const where = conditions();
  inRanges(where, 'area', areas);
  const text = `select stream_id from views.case_list where ${where.text()} order by stream_id`;
  return (await database.query(text, where.values)).rows.map((row) => String(row['stream_id']));
}

/** The same, a page of the screen at a time. */
export async function listLedgerPersons(
  database: Database,
  { areas, cursor, limit }: Scoped & { readonly cursor?: string; readonly limit: number },
): Promise<Page<string>> {
  const where = conditions();
  inRanges(where, 'area', areas);
  if (cursor !== undefined) where.and(`stream_id > ${where.place(readCursor(cursor, ['uuid'])[0])}`);
  const text = `select stream_id from views.case_list where ${where.text()} order by stream_id limit ${where.place(limit + 1)}`;
  const { rows } = await database.query(text, where.values);
  return pageOf(
    rows.map((row) => String(row['stream_id'])),
    limit,
    (last) => [last],
  );
}

export async function latestPages(database: Database, area: string): Promise<readonly LatestPage[]> {
  const text = `select distinct on (page) page, edition, persons from record.printed_pages
    where area = $1 order by page, edition desc`;
  const { rows } = await database.query(text, [area]);
  return rows.map((row) => ({
    page: Number(row['page']),
    edition: Number(row['edition']),
    persons: row['persons'] as readonly string[],
  }));
}

const KEPT = `
  select p.printed_at, p.staff, p.role, p.staff_area, encode(p.digest, 'hex') as digest,
    (select max(q.edition) from record.printed_pages q where q.area = p.area and q.page = p.page) as latest,
    (select coalesce(jsonb_agg(jsonb_build_object('personId', k.stream_id, 'printed', k.version, 'now', h.version) order by k.place), '[]')
     from unnest(p.persons, p.versions) with ordinality as k(stream_id, version, place)
     join record.heads h on h.stream_id = k.stream_id and h.version <> k.version) as changed
  from record.printed_pages p where p.area = $1 and p.page = $2 and p.edition = $3`;

/** What was kept when the page was printed, and who has changed since; `null`: no such page was ever printed. */
export async function findPage(database: Database, asked: PageNumber): Promise<KeptPage | null> {
  const { area, page, edition } = asked;
  const [row] = (await database.query(KEPT, [area, page, edition])).rows;
  if (row === undefined) return null;
  return {
    area,
    page,
    edition,
    printedAt: Number(row['printed_at']),
    printedBy: { staff: String(row['staff']), role: String(row['role']), area: String(row['staff_area']) },
    digest: String(row['digest']),
    latest: Number(row['latest']),
    changed: row['changed'] as KeptPage['changed'],
  };
}

const LATEST_OF_AREA = `
  select distinct on (n.page) n.persons from record.printed_pages n where n.area = l.area order by n.page, n.edition desc`;

/** Who stands on no page of the community's ledger: asked once a community, of its last page. */
const NEWCOMERS = `
  case when exists (select from record.printed_pages n where n.area = l.area and n.page > l.page) then 0 else (
    select count(*)::int from views.case_list c
    left join (select distinct unnest(d.persons) as stream_id from (${LATEST_OF_AREA}) d) placed on placed.stream_id = c.stream_id
    where c.area = l.area and placed.stream_id is null
  ) end`;

export interface StaleFilter extends Scoped {
  readonly cursor?: string;
  readonly limit: number;
  /** So many pages are compared at most; whoever wants more asks again from the cursor. */
  readonly compared: number;
}

/**
 * The pages to be printed again: the versions that stand on the latest editions against the heads, no page is made for it. A walk
 * through the index in the order of areas and pages, in bounded steps: an answer may hold few pages or none and still lead on.
 */
export async function listStalePages(database: Database, filter: StaleFilter): Promise<Page<StalePage>> {
  const where = conditions();
  inRanges(where, 'area', filter.areas);
  if (filter.cursor !== undefined) {
    const [area, page] = readCursor(filter.cursor, ['string', 'number']).map(where.place);
    where.and(`(area, page) > (${area}, ${page}::integer)`);
  }
  const text = staleText(where, filter);
  const { rows } = await database.query(text, where.values);
  const stale = rows.filter((row) => row['area'] !== null).map(stalePage);
  const { items, nextCursor } = pageOf(stale, filter.limit, (last) => [last.area, last.page]);
  return { items, nextCursor: nextCursor ?? cursorBehind(rows[0]) };
}

/** Beside the stale pages, where the walk has been cut. */
function staleText(where: Conditions, { limit, compared }: StaleFilter): string {
  return `
    with latest as materialized (
      select distinct on (area, page) * from record.printed_pages where ${where.text()}
      order by area, page, edition desc limit ${where.place(compared)}
    ), stale as (
      select * from (
        select l.area, l.page, l.edition, l.printed_at, l.staff, cardinality(l.persons) as persons,
          (select count(*)::int from unnest(l.persons, l.versions) as k(stream_id, version)
           join record.heads h on h.stream_id = k.stream_id and h.version <> k.version) as changed,
          ${NEWCOMERS} as newcomers
        from latest l
      ) judged
      where changed > 0 or newcomers > 0 order by area, page limit ${where.place(limit + 1)}
    )
    select stale.*, cut.area as cut_area, cut.page as cut_page
    from (select 1) always
    left join (select area, page from latest order by area, page offset ${where.place(compared - 1)} limit 1) cut on true
    left join stale on true
    order by stale.area, stale.page`;
}

function cursorBehind(row: Row | undefined): string | null {
  const area = textOf(row?.['cut_area']);
  return area === null ? null : cursorOf([area, Number(row?.['cut_page'])]);
}

function stalePage(row: Row): StalePage {
  return {
    area: String(row['area']),
    page: Number(row['page']),
    edition: Number(row['edition']),
    printedAt: Number(row['printed_at']),
    printedBy: String(row['staff']),
    persons: Number(row['persons']),
    changed: Number(row['changed']),
    newcomers: Number(row['newcomers']),
  };
}
