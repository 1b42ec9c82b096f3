import { Client } from 'pg';

/**
 * Makes the database of this address when its server has none of that name.
 * @param {string} address an administrator's
 */
export async function makeDatabase(address) {
  const server = new URL(address);
  const name = decodeURIComponent(server.pathname.slice(1));
  server.pathname = '/postgres';
  const client = new Client({ connectionString: server.href });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
