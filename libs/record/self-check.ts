import type { Pool } from 'pg';
import type { ForgottenView } from './faults/forgotten-kind.ts';
import type { Mode } from './schema/clock-functions.ts';
import { LOG_TABLES } from './schema/log-tables.ts';

/** Why a process must not serve this record: one line for each reason, in both languages. */
export class UnsafeToServe extends Error {
  override readonly name = 'UnsafeToServe';

  constructor(reasons: readonly string[]) {
    super(`本进程不得开放服务 the record is not safe to serve:\n${reasons.map((reason) => `- ${reason}`).join('\n')}`);
  }
}

/** In the role itself or in one it may become: every way past grants, triggers and row-level security. */
const ROLE = `
  select case
      when r.rolsuper then '角色是超级用户 the role is a superuser'
      when r.rolbypassrls then '角色可绕过行级安全 the role bypasses row-level security'
      when r.rolreplication then '角色可复制整库 the role may replicate the database'
      else '角色可创建角色 the role may create roles'
    end || case when r.rolname = current_user then '' else ' (' || r.rolname || ')' end as reason
  from pg_roles r
  where (r.rolsuper or r.rolbypassrls or r.rolreplication or r.rolcreaterole) and pg_has_role(current_user, r.oid, 'member')
    and (r.rolname = current_user or not (select rolsuper from pg_roles where rolname = current_user))
  union all
  select '角色可在服务器上写文件或运行程序 the role may write files or run programs on the server (' || r.rolname || ')'
  from pg_roles r
  where r.rolname in ('pg_write_server_files', 'pg_execute_server_program') and pg_has_role(current_user, r.oid, 'member')
    and not (select rolsuper from pg_roles where rolname = current_user)`;

const LOG = `
  select '角色可对 record.' || t || ' 执行 ' || p || ' the role may ' || lower(p) || ' record.' || t
  from unnest($1::text[]) t, unnest(array['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) p
  where case p when 'UPDATE' then has_any_column_privilege('record.' || t, p) else has_table_privilege('record.' || t, p) end
  union all
  select '角色拥有 the role owns record.' || c.relname
  from pg_class c where c.oid = any(array(select ('record.' || t)::regclass from unnest($1::text[]) t))
    and pg_has_role(current_user, c.relowner, 'member')
  union all
  select '角色拥有模式 the role owns the schema ' || n.nspname
  from pg_namespace n where n.nspname in ('record', 'views') and pg_has_role(current_user, n.nspowner, 'member')
  union all
  select '角色拥有数据库 the role owns the database'
  from pg_database d where d.datname = current_database() and pg_has_role(current_user, d.datdba, 'member')
  union all
  select '日志表的触发器未生效 the trigger of record.' || t || ' is off'
  from unnest($1::text[]) t
  where not exists (
    select from pg_trigger g where g.tgrelid = ('record.' || t)::regclass and g.tgname = 'never_changed' and g.tgenabled = 'A')`;

const WALLS = `
  select '行级安全未生效 row-level security is off on ' || t
  from unnest($2::text[]) t
  where not exists (
    select from pg_class c where c.oid = to_regclass(t) and c.relrowsecurity and c.relforcerowsecurity)`;

const MODE = `
  select '案卷属于 ' || m.mode || ' 模式 the record is kept in ' || m.mode || ' mode' from record.meta m where m.mode <> $3
  union all
  select '演练时钟存在 a rehearsal clock is there' where $3 = 'production' and to_regclass('record.clock') is not null`;

/** Throws `UnsafeToServe` with every reason: a role that could rewrite the log, a wall or trigger that is down, another mode. */
export async function checkRole(
  pool: Pick<Pool, 'query'>,
  mode: Mode,
  views: readonly Pick<ForgottenView, 'name' | 'wall'>[],
): Promise<void> {
  const walled = views.flatMap(({ name, wall }) => (wall === undefined ? [] : [`views.${name}`]));
  const text = [ROLE, LOG, WALLS, MODE].join('\n  union all\n');
  const { rows } = await pool.query<{ reason: string }>(text, [LOG_TABLES, [...walled, 'record.printed_pages'], mode]);
  if (rows.length > 0) throw new UnsafeToServe([...new Set(rows.map(({ reason }) => reason))]);
}
