import { expect, test } from 'vitest';
import { freshDatabase } from '../../test/support/database.ts';
import { openPool } from './pool.ts';

test('a statement without an answer in time fails and its connection is thrown away; the next one gets another', async () => {
  const database = await freshDatabase();
  const pool = openPool({ url: database.url, max: 1, longestQueryMs: 300 });
  const pid = async (): Promise<unknown> => (await pool.query('select pg_backend_pid() as pid')).rows[0]?.pid;
  const first = await pid();
  await expect(pool.query('select pg_sleep(5)')).rejects.toThrow('Query read timeout');
  expect(await pid()).not.toBe(first);
  await pool.end();
  await database.drop();
});
