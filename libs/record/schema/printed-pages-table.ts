import { APPLICATION, AUDITOR, OWNER } from './grants.ts';
import { neverChanged } from './log-tables.ts';
import { AREA_WALL } from './view-walls.ts';

/**
 * Every page that was ever printed of a ledger: of which area, who printed it and when, the digest of what it says, and which
 * streams stood on it at which version. No name stands here: what a page said is in the streams. The latest edition of a page is
 * the one that counts, hence the order of the index.
 */
export const printedPagesTable = `
create table record.printed_pages (
  area text collate "C" not null,
  page integer not null check (page > 0),
  edition integer not null check (edition > 0),
  printed_at timestamptz(3) not null,
  staff text not null,
  role text not null,
  staff_area text not null,
  digest bytea not null,
  persons uuid[] not null,
  versions integer[] not null check (cardinality(versions) = cardinality(persons)),
  written_at timestamptz(3) not null default clock_timestamp()
);
create unique index printed_pages_latest on record.printed_pages (area, page, edition desc);
${neverChanged('printed_pages')}
`;

/** A reading sees the pages of the areas it has named, as it sees the rows of a view; a page is added by whoever has printed it. */
export const printedPagesWall = `
drop policy if exists seen on record.printed_pages;
drop policy if exists added on record.printed_pages;
drop policy if exists audited on record.printed_pages;
drop policy if exists kept on record.printed_pages;
create policy seen on record.printed_pages for select to ${APPLICATION} using (${AREA_WALL});
create policy added on record.printed_pages for insert to ${APPLICATION} with check (true);
create policy audited on record.printed_pages for select to ${AUDITOR} using (true);
create policy kept on record.printed_pages to ${OWNER} using (true) with check (true);
alter table record.printed_pages enable row level security, force row level security;
`;
