import { inlineViews } from '#casework/kinds';
import { lawOf } from '#casework/law';
import { readLawTables } from '#platform/tables';
import { migrate } from '#record/schema/migrate';
import type { Database } from '#views/sql';
import { Pool } from 'pg';
import { freshDatabase } from '../../test/support/database.ts';

/** Specs only: the views as they are put up in a record, in the application role, with many persons in them. */
export interface WallBench {
  /** In the application role. */
  readonly pool: Pool;
  /** The second wall switched off: the administrator sees past it. */
  readonly withoutWall: Database;
  connections(most: number): Pool;
  /** So many persons in each of the areas, and an empty page of its ledger; every second one's notice has ended. */
  fill(areas: readonly string[], each: number): Promise<void>;
  certificateOf(serial: number): string;
  close(): Promise<void>;
}

const FILL = `
with persons as (
  select gen_random_uuid() as id, area, row_number() over () as serial
  from unnest($1::text[]) as area, generate_series(1, $2::int)
), cases as (
  insert into views.case_list (stream_id, name, masked_citizen_id, certificate_no, stage, funnel, qualification, area, next_due_at)
  select id, '测试' || serial, '340***********1234', (3401042011000000 + serial)::text, 'CERTIFIED', '[["2011-09-01", "CERTIFIED"]]', 'CERTIFIED', area,
    serial from persons
), deadlines as (
  insert into views.deadline_ledger (stream_id, kind, subject, area, due_at, paragraph, rule)
  select id, 'StepOverdue', 'x', area, serial, '(四)', 'R4.6' from persons
), pages as (
  insert into record.printed_pages (area, page, edition, printed_at, staff, role, staff_area, digest, persons, versions)
  select area, 1, 1, now(), 's', 'r', area, '\\xab', '{}', '{}' from unnest($1::text[]) as area
), reviews as (
  insert into views.review_progress (stream_id, year, area, status, attended, decision_overdue, missed_at)
  select id, '2012', area, 'OPEN', false, false, 1 from persons
)
insert into views.public_notices (stream_id, area, name, sex, age, masked_citizen_id, categories, published_on, ends_at)
select id, area, '测试' || serial, 'MALE', 55, '340104**********34', '{OLDER}', '2011-09-01', case when serial % 2 = 0 then 1 end
from persons`;

export async function wallBench(): Promise<WallBench> {
  const [database, vault] = [await freshDatabase(), await freshDatabase()];
  const { databaseUrl } = await migrate({
    adminUrl: database.url,
    vaultAdminUrl: vault.url,
    mode: 'rehearsal',
    inlineViews: inlineViews(lawOf(readLawTables())),
  });
  const pools: Pool[] = [];
  const open = (url: string, max: number): Pool => {
    const pool = new Pool({ connectionString: url, max });
    pool.on('error', () => {}); // one that is still ending when the database goes is cut
    pools.push(pool);
    return pool;
  };
  const admin = open(database.url, 1);
  return {
    pool: open(databaseUrl, 3),
    withoutWall: admin,
    connections: (most) => open(databaseUrl, most),
    async fill(areas, each) {
      await admin.query(FILL, [areas, each]);
      await admin.query('analyze');
    },
    certificateOf: (serial) => String(3_401_042_011_000_000 + serial),
    async close() {
      await Promise.all(pools.map((pool) => pool.end()));
      for (const each of [database, vault]) await each.drop();
    },
  };
}
