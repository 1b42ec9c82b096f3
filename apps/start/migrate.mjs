/* Makes the two databases of an embedded start when they are missing, then brings the record up to date. */
import { Client } from 'pg';

for (const name of ['DATABASE_URL', 'VAULT_DATABASE_URL']) await makeDatabase(process.env[name] ?? '');

/**
 * @param {string} address
 */
async function makeDatabase(address) {
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
