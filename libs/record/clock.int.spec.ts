import { parseInstant } from '#kernel/instant';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase } from '../../test/support/database.ts';
import type { RecordUnderTest } from './spec/record-under-test.ts';
import { accepted, command, openTally, recordUnderTest } from './spec/record-under-test.ts';
import { tallyView } from './spec/tally-view.ts';
import { migrate } from './schema/migrate.ts';

const START = parseInstant('2011-09-01T09:00:00+08:00');
const DAY = 86_400_000;

let rehearsal: RecordUnderTest;
let production: RecordUnderTest;
beforeAll(async () => {
  rehearsal = await recordUnderTest(freshDatabase, { rehearsalStart: START });
  production = await recordUnderTest(freshDatabase, { mode: 'production' });
});
afterAll(async () => {
  await rehearsal?.end();
  await production?.end();
});

test('a rehearsal begins where it was told and its clock runs', async () => {
  const [first, second] = [await rehearsal.record.now(), await rehearsal.record.now()];
  expect(first).toBeGreaterThanOrEqual(START);
  expect(first).toBeLessThan(START + DAY);
  expect(second).toBeGreaterThanOrEqual(first);
});

test('the clock moves forward only, also when migrated again', async () => {
  const { record, urls } = rehearsal;
  const target = (await record.now()) + 30 * DAY;
  expect(await record.moveClock(target)).toBeGreaterThanOrEqual(target);
  expect(await record.moveClock(target - 10 * DAY)).toBeGreaterThanOrEqual(target);
  const again = { adminUrl: urls.admin, vaultAdminUrl: urls.admin, inlineViews: [tallyView], rehearsalStart: START };
  await migrate({ ...again, mode: 'rehearsal' });
  expect(await record.now()).toBeGreaterThanOrEqual(target);
});

test('what was decided before the clock moved is not appended but decided again at the new time', async () => {
  const { record, another, pool } = rehearsal;
  const streamId = await openTally(record, { forMs: DAY });
  const other = another();
  const query = pool.query.bind(pool) as (config: { readonly name?: string }) => Promise<unknown>;
  const appends: unknown[] = [];
  const spy = vi.spyOn(pool, 'query').mockImplementation((async (config: { readonly name?: string }) => {
    if (config.name === 'record.append' && appends.push(config) === 1)
      await other.moveClock((await other.now()) + 2 * DAY);
    return query(config);
  }) as never);
  const answer = await record.submit(command(streamId, 'Add'));
  spy.mockRestore();
  expect(answer).toMatchObject({ outcome: 'refused', refusal: { code: 'NOT_OPEN' }, standing: { version: 3 } });
  expect(appends).toHaveLength(2);
});

test('production has no offset: its clock cannot be moved, by nobody of the application', async () => {
  const { record, pool } = production;
  expect(Math.abs((await record.now()) - Date.now())).toBeLessThan(60_000);
  await expect(record.moveClock((await record.now()) + DAY)).rejects.toThrow('real one');
  await expect(pool.query('update record.clock set offset_ms = 1')).rejects.toThrow('does not exist');
  await expect(pool.query('create table record.clock (offset_ms bigint)')).rejects.toThrow('permission denied');
  await production.asAdmin('create table record.clock as select true as single, 999999999999 as offset_ms');
  expect(Math.abs((await record.now()) - Date.now())).toBeLessThan(60_000);
  await expect(record.checkRole()).rejects.toThrow('演练时钟存在 a rehearsal clock is there');
});

test('what a rehearsal wrote cannot become production', async () => {
  const { urls } = rehearsal;
  const again = { adminUrl: urls.admin, vaultAdminUrl: urls.admin, inlineViews: [tallyView] };
  await expect(migrate({ ...again, mode: 'production' })).rejects.toThrow('rehearsal mode');
  await expect(rehearsal.another({ mode: 'production' }).checkRole()).rejects.toThrow('rehearsal mode');
  await rehearsal.record.checkRole();
});

test('a stream is never recorded at or before its last moment, whatever the clock of the machine does', async () => {
  const { record } = rehearsal;
  const streamId = await openTally(record);
  await rehearsal.asAdmin(
    `update record.heads set recorded_at = recorded_at + interval '1 hour' where stream_id = '${streamId}'`,
  );
  const { rows } = await rehearsal.asAdmin(
    `select (extract(epoch from recorded_at) * 1000)::bigint::text as at from record.heads where stream_id = '${streamId}'`,
  );
  const answer = accepted(await record.submit(command(streamId, 'Add')));
  expect(answer.events[0]?.recordedAt).toBe(Number(rows[0].at) + 1);
});
