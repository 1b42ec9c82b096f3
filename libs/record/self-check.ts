import type { Pool } from 'pg';
import type { Mode } from './schema/clock-functions.ts';
import { LOG_TABLES } from './schema/log-tables.ts';

/**
 * Refuses to serve with a role that could rewrite the log, or in another mode than the record is kept in. Throws with every reason.
 */
export async function checkRole(pool: Pool, mode: Mode): Promise<void> {
  const { rows } = await pool.query<{ reason: string }>(
    `select 'the role is a superuser' as reason from pg_roles where rolname = current_user and rolsuper
     union all
     select 'the role may ' || lower(p) || ' record.' || t from unnest($1::text[]) t, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) p
     where has_table_privilege('record.' || t, p)
     union all
     select 'the role owns record.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'record' and c.relname = any($1) and pg_has_role(current_user, c.relowner, 'member')
     union all
     select 'the record is kept in ' || m.mode || ' mode' from record.meta m where m.mode <> $2`,
    [LOG_TABLES, mode],
  );
  if (rows.length > 0)
    throw new Error(`the record is not safe to serve: ${rows.map(({ reason }) => reason).join('; ')}`);
}
