import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { Client, DatabaseError } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withoutValues } from './faults/database-error.ts';
import { LOG_TABLES } from './schema/log-tables.ts';
import { openPool } from './pool.ts';
import { checkRole } from './self-check.ts';
import { freshDatabase } from '../../test/support/database.ts';
import type { RecordUnderTest } from './spec/record-under-test.ts';
import { openTally, recordUnderTest } from './spec/record-under-test.ts';

const PAGE = {
  area: '340104003001',
  page: 1,
  edition: 1,
  by: { staff: 's', role: 'r', area: '34' },
  printedAt: 0,
  digest: 'ab'.repeat(32),
  persons: [],
};

let under: RecordUnderTest;
beforeAll(async () => {
  under = await recordUnderTest(freshDatabase);
  await openTally(under.record);
  await under.record.orderEntries();
  await under.record.closeBatch();
  await under.record.logRead({
    reader: { staff: 's', role: 'r', area: '34' },
    streamId: null,
    what: 'list',
    purpose: null,
  });
  await under.record.keepPage(PAGE);
});
afterAll(() => under?.end());

/** What no attempt may be refused by: a misspelt statement fails too, and shows nothing. */
const DENIED = '42501';

/** The code and the first words of what the database said; `done` when it did as told. */
async function told(pool: Pick<Pool, 'query'>, statement: string): Promise<string> {
  try {
    await pool.query(statement);
    return `done: ${statement}`;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return error.code === DENIED ? DENIED : `${error.code}: ${error.message} (${statement})`;
  }
}

function attacksOn(table: (typeof LOG_TABLES)[number]): readonly string[] {
  const column = {
    events: 'type',
    commands: 'name',
    log_order: 'hash',
    seals: 'text',
    read_log: 'what',
    printed_pages: 'digest',
  }[table];
  const key = {
    events: 'id',
    commands: 'command_id',
    log_order: 'seq',
    seals: 'number',
    read_log: 'id',
    printed_pages: 'area, page, edition',
  }[table];
  const columns = { read_log: '(read_at, staff, role, area, what, outcome)' }[table as string] ?? '';
  const row = columns === '' ? '*' : columns.slice(1, -1);
  const target = `record.${table}`;
  return [
    `update ${target} set ${column} = ${column}`,
    `delete from ${target}`,
    `truncate ${target}`,
    `merge into ${target} t using (select 1) s on true when matched then update set ${column} = t.${column}`,
    `merge into ${target} t using (select 1) s on true when matched then delete`,
    `insert into ${target} ${columns} select ${row} from ${target} on conflict (${key}) do update set ${column} = excluded.${column}`,
    `select * from ${target} for update`,
    `with gone as (delete from ${target} returning *) select * from gone`,
    `do $$ begin lock table ${target} in access exclusive mode; end $$`,
    `drop table ${target}`,
    `drop trigger never_changed on ${target}`,
    `alter table ${target} disable trigger all`,
    `alter table ${target} disable trigger never_changed`,
    `create trigger mine before insert on ${target} for each statement execute function record.refuse_change()`,
    `create rule quiet as on insert to ${target} do instead nothing`,
    `create policy mine on ${target} using (true)`,
    `alter table ${target} add column extra text`,
    `alter table ${target} drop column ${column}`,
    `alter table ${target} rename to gone`,
    `alter table ${target} set schema views`,
    `alter table ${target} owner to yuanzhu_app`,
    `create index mine on ${target} (${column})`,
    `create table public.child () inherits (${target})`,
  ];
}

test.each(LOG_TABLES)('the application role can neither change nor empty nor unguard record.%s', async (table) => {
  const attacks = attacksOn(table);
  const answers: string[] = [];
  for (const attack of attacks) answers.push(await told(under.pool, attack));
  expect(answers).toEqual(attacks.map(() => DENIED));
  await under.pool.query(`grant update on record.${table} to yuanzhu_app`); // a warning, and nothing is granted
  await under.record.checkRole();
});

test('the application role can neither switch replication nor become another nor change functions', async () => {
  const attacks = [
    'set session_replication_role = replica',
    "select set_config('session_replication_role', 'replica', false)",
    'alter role yuanzhu_app set session_replication_role = replica',
    'set role yuanzhu_owner',
    'set session authorization postgres',
    'alter role yuanzhu_app superuser',
    'alter role yuanzhu_app bypassrls',
    'grant yuanzhu_owner to yuanzhu_app',
    'create role yuanzhu_other superuser',
    'alter system set fsync = off',
    'create or replace function record.refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    'drop function record.refuse_change() cascade',
    'create function record.mine() returns integer language sql as $$ select 1 $$',
    'create event trigger mine on ddl_command_start execute function record.refuse_change()',
    'drop schema record cascade',
    'alter schema record rename to gone',
    'create table record.mine (id integer)',
    'update record.meta set mode = mode',
    "copy record.events to program 'true'",
    "copy record.seals from '/dev/null'",
    "select pg_read_file('PG_VERSION')",
  ];
  const answers: string[] = [];
  for (const attack of attacks) answers.push(await told(under.pool, attack));
  expect(answers).toEqual(attacks.map(() => DENIED));
});

test('the application role writes no row of a view by hand', async () => {
  const attacks = [
    `insert into views.tally_list values ('${randomUUID()}', 'x', 1)`,
    'update views.tally_list set sum = 0',
    'delete from views.tally_list',
    'truncate views.tally_list',
    'alter table views.tally_list disable row level security',
  ];
  for (const attack of attacks) expect(await told(under.pool, attack)).toBe(DENIED);
});

test.each(LOG_TABLES)(
  'even the owner and the superuser meet the trigger of record.%s, also as a replica',
  async (table) => {
    const refused = /the log is never changed/;
    for (const role of ['set role yuanzhu_owner', 'set session_replication_role = replica']) {
      await expect(under.asAdmin(`${role}; delete from record.${table}`)).rejects.toThrow(refused);
      await expect(under.asAdmin(`${role}; truncate record.${table} cascade`)).rejects.toThrow(refused);
    }
  },
);

test('a process in the application role may serve; one in a role that could rewrite the log may not', async () => {
  await under.record.checkRole();
  const admin = new Client({ connectionString: under.urls.admin });
  await admin.connect();
  await expect(checkRole(admin as never, 'rehearsal', [])).rejects.toThrow('角色是超级用户 the role is a superuser');
  await admin.end();
});

/** Each is given to the application role, seen by the check, and taken back. */
test.each([
  [
    'grant update (type) on record.events to yuanzhu_app',
    'revoke update (type) on record.events from yuanzhu_app',
    'the role may update record.events',
  ],
  [
    'grant delete on record.seals to yuanzhu_app',
    'revoke delete on record.seals from yuanzhu_app',
    'the role may delete record.seals',
  ],
  [
    'grant truncate on record.commands to yuanzhu_app',
    'revoke truncate on record.commands from yuanzhu_app',
    'the role may truncate record.commands',
  ],
  [
    'grant trigger on record.read_log to yuanzhu_app',
    'revoke trigger on record.read_log from yuanzhu_app',
    'the role may trigger record.read_log',
  ],
  ['alter role yuanzhu_app bypassrls', 'alter role yuanzhu_app nobypassrls', 'the role bypasses row-level security'],
  ['alter role yuanzhu_app createrole', 'alter role yuanzhu_app nocreaterole', 'the role may create roles'],
  ['alter role yuanzhu_app replication', 'alter role yuanzhu_app noreplication', 'the role may replicate the database'],
  ['grant yuanzhu_owner to yuanzhu_app', 'revoke yuanzhu_owner from yuanzhu_app', 'the role owns record.events'],
  [
    'grant pg_write_server_files to yuanzhu_app',
    'revoke pg_write_server_files from yuanzhu_app',
    'may write files or run programs',
  ],
  [
    'alter table record.events disable trigger never_changed',
    'alter table record.events enable always trigger never_changed',
    'the trigger of record.events is off',
  ],
] as const)('after "%s" nothing is served', async (given, back, reason) => {
  await under.asAdmin(given);
  try {
    await expect(under.record.checkRole()).rejects.toThrow(reason);
  } finally {
    await under.asAdmin(back);
  }
  await under.record.checkRole();
});

test('an auditor proves the whole log in a role of the database that can write nothing and sees no name', async () => {
  const asAuditor = (url: string) => openPool({ url: url.replace(/[/][/][^@]*@/, '//yuanzhu_auditor@'), max: 1 });
  const [pool, vault] = [asAuditor(under.urls.admin), asAuditor(under.urls.vault)];
  try {
    expect(await under.another({ pool }).verify()).toMatchObject({ bad: null });
    for (const table of LOG_TABLES) {
      await pool.query(`select * from record.${table} limit 1`);
      const attacks = attacksOn(table);
      for (const attack of attacks) expect(await told(pool, attack)).toBe(DENIED);
      expect(await told(pool, `insert into record.${table} default values`)).toBe(DENIED);
    }
    for (const closed of [
      'select * from views.tally_list',
      `select views.apply_tally_list('[{"stream":"${randomUUID()}","entry":null}]')`,
      'select record.sweep_views()',
      'select * from record.claims',
      "insert into record.counters values ('x', 1)",
      'update record.heads set version = version',
      'delete from record.queue',
      'set role yuanzhu_app',
      'create table record.mine (id integer)',
    ])
      expect(await told(pool, closed)).toBe(DENIED);
    expect(await told(vault, 'select * from vault.data_keys')).toBe(DENIED);
  } finally {
    await Promise.all([pool.end(), vault.end()]);
  }
});

test('the server is told to log neither parameters nor the details of errors', async () => {
  const { rows } = await under.pool.query(
    `select name, setting from pg_settings where name in ('log_parameter_max_length', 'log_parameter_max_length_on_error', 'log_error_verbosity') order by name`,
  );
  expect(rows.map(({ setting }) => setting)).toEqual(['terse', '0', '0']);
});

test('an error of the database reaches nobody with the values it quotes', async () => {
  const failing = under.pool.query(
    `select jsonb_populate_record(null::record.meta, '{"mode": "测试金丝雀", "single": "nonsense 金丝雀"}')`,
  );
  const error: unknown = await withoutValues(failing).catch((caught: unknown) => caught);
  expect(String(error)).toMatch(/^RecordError: the database refused/);
  expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain('金丝雀');
});
