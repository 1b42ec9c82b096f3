import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withoutValues } from './database-error.ts';
import { LOG_TABLES } from './schema/log-tables.ts';
import { checkRole } from './self-check.ts';
import { freshDatabase } from '../../test/support/database.ts';
import type { RecordUnderTest } from './spec/record-under-test.ts';
import { openTally, recordUnderTest } from './spec/record-under-test.ts';

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
});
afterAll(() => under?.end());

const DENIED = /permission denied|must be owner|must be superuser/;

test.each(LOG_TABLES)('the application role can neither change nor empty nor unguard record.%s', async (table) => {
  const column = { events: 'type', commands: 'name', log_order: 'hash', seals: 'text', read_log: 'what' }[table];
  const attempts = [
    `update record.${table} set ${column} = ${column}`,
    `delete from record.${table}`,
    `truncate record.${table}`,
    `merge into record.${table} t using (select 1) s on true when matched then delete`,
    `drop table record.${table}`,
    `alter table record.${table} disable trigger all`,
    `create rule quiet as on insert to record.${table} do instead nothing`,
    `alter table record.${table} add column extra text`,
  ];
  for (const attempt of attempts) await expect(under.pool.query(attempt)).rejects.toThrow(DENIED);
});

test('the application role can neither switch replication nor become the owner nor change functions', async () => {
  const attempts = [
    'set session_replication_role = replica',
    'set role yuanzhu_owner',
    'create or replace function record.refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    'create table record.mine (id integer)',
    'update record.meta set mode = mode',
  ];
  for (const attempt of attempts)
    await expect(under.pool.query(attempt)).rejects.toThrow(/permission denied|must be owner/);
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
  await expect(checkRole(admin as never, 'rehearsal')).rejects.toThrow('the role is a superuser');
  await admin.end();
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
