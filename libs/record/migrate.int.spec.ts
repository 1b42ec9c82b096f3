import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FreshDatabase } from '../../test/support/database.ts';
import { freshDatabase } from '../../test/support/database.ts';
import { migrate } from './schema/migrate.ts';
import type { RecordUnderTest } from './spec/record-under-test.ts';
import { accepted, command, openTally, recordUnderTest } from './spec/record-under-test.ts';
import { tallyView } from './spec/tally-view.ts';

let fresh: FreshDatabase;
let under: RecordUnderTest;
beforeAll(async () => {
  fresh = await freshDatabase();
  under = await recordUnderTest(freshDatabase);
});
afterAll(async () => {
  await fresh?.drop();
  await under?.end();
});

test('several starts at once bring up one record, making databases that are missing', async () => {
  const vault = new URL(fresh.url);
  vault.pathname = `/test_${randomUUID().replaceAll('-', '')}`;
  const options = {
    adminUrl: fresh.url,
    vaultAdminUrl: vault.href,
    mode: 'rehearsal',
    inlineViews: [tallyView],
  } as const;
  const answers = await Promise.all([migrate(options), migrate(options), migrate(options)]);
  const [first] = answers;
  expect(answers).toEqual([first, first, first]);
  expect(new URL(first.databaseUrl).username).toBe('yuanzhu_app');
  const client = new Client({ connectionString: fresh.url });
  await client.connect();
  await client.query(`drop database ${vault.pathname.slice(1)} with (force)`);
  await client.end();
});

test('an inline view that was changed is made anew and filled from the log', async () => {
  const streamId = await openTally(under.record, { label: '测试丙' });
  accepted(await under.record.submit(command(streamId, 'Add', { by: 4 })));
  const changed = {
    ...tallyView,
    migration: tallyView.migration.replace(
      'label text',
      'label text, twice integer generated always as (sum * 2) stored',
    ),
  };
  const insert = {
    ...changed,
    migration: changed.migration.replace('views.tally_list values', 'views.tally_list (stream_id, label, sum) values'),
  };
  const { admin, application, vault } = under.urls;
  await migrate({
    adminUrl: admin,
    vaultAdminUrl: admin,
    mode: 'rehearsal',
    inlineViews: [insert],
    databaseUrl: application,
    vaultUrl: vault,
  });
  const rows = () => under.pool.query('select label, twice from views.tally_list where stream_id = $1', [streamId]);
  expect((await rows()).rows).toEqual([]);
  const next = under.another({ inlineViews: [insert] });
  expect(await next.refold({ limit: 100 })).toEqual({ streams: 1, after: null });
  expect((await rows()).rows).toEqual([{ label: '测试丙', twice: 8 }]);
});

test('addresses that were given are answered as they are', async () => {
  const { admin, application, vault } = under.urls;
  const given = { databaseUrl: application, vaultUrl: vault };
  expect(
    await migrate({ adminUrl: admin, vaultAdminUrl: admin, mode: 'rehearsal', inlineViews: [tallyView], ...given }),
  ).toEqual(given);
});
