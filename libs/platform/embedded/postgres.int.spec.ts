import { Client } from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { freshDatabase } from '../../../test/support/database.ts';

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  test('keeps business time zone and Chinese collation', async () => {
    const url = inject('databaseUrl');
    expect(await ask(url, 'show timezone')).toEqual([['Asia/Shanghai']]);
    const sorted = await ask(url, "select n from unnest(array['张三','阿里','王五','李四']) n order by n");
    expect(sorted.flat()).toEqual(['阿里', '李四', '王五', '张三']);
  });

  test('listens on no network port', async () => {
    expect(await ask(inject('databaseUrl'), 'show listen_addresses')).toEqual([['']]);
  });

  test('gives every spec a database of its own that can be dropped while somebody is connected', async () => {
    const one = await freshDatabase();
    const other = await freshDatabase();
    await ask(one.url, 'create table t (a int)');
    expect(await ask(other.url, "select to_regclass('t')")).toEqual([[null]]);

    const connected = new Client({ connectionString: one.url });
    connected.on('error', () => {}); // being cut off is what is wanted here
    await connected.connect();
    await one.drop();
    await other.drop();
    const names = (await ask(inject('databaseUrl'), 'select datname from pg_database')).flat();
    for (const { url } of [one, other]) expect(names).not.toContain(new URL(url).pathname.slice(1));
  });
});
