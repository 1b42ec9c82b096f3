import { Client, DatabaseError, escapeIdentifier, escapeLiteral } from 'pg';
import { APPLICATION, AUDITOR, OWNER } from './grants.ts';

const UNKNOWN_DATABASE = '3D000';
const MADE_MEANWHILE: ReadonlySet<string | undefined> = new Set(['42P04', '23505']);

/** Creates the database of that address when the server does not have it. */
export async function ensureDatabase(url: string): Promise<void> {
  try {
    await withClient(url, async () => undefined);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== UNKNOWN_DATABASE) throw error;
    const server = new URL(url);
    const name = decodeURIComponent(server.pathname.slice(1));
    server.pathname = '/postgres';
    await withClient(server.href, (client) => create(client, name));
  }
}

async function create(client: Client, name: string): Promise<void> {
  try {
    await client.query(`create database ${escapeIdentifier(name)}`);
  } catch (error) {
    if (!(error instanceof DatabaseError) || !MADE_MEANWHILE.has(error.code)) throw error;
  }
}

/**
 * Three roles: the owner, whom nobody can log in as, the application's, and an auditor's that only reads. Statements' values stay out of the server's log: it
 * shows neither parameters nor the details of an error, which may quote a row.
 */
export async function prepareDatabase(
  url: string,
  schemas: readonly string[],
  password: string | undefined,
): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('select pg_advisory_lock(4044, 0)'); // until the connection ends: one migration at a time
    await client.query(roles);
    if (password !== undefined) await client.query(`alter role ${APPLICATION} password ${escapeLiteral(password)}`);
    const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name');
    const database = rows[0]?.name ?? '';
    const auditors = schemas.includes('record') ? [AUDITOR] : []; // not where the vault lies
    await client.query(
      `grant create on database ${database} to ${OWNER}; grant connect on database ${database} to ${[APPLICATION, ...auditors].join(', ')}`,
    );
    for (const schema of schemas) await client.query(`create schema if not exists ${schema} authorization ${OWNER}`);
    for (const setting of QUIET) await quiet(client, `alter database ${database} set ${setting}`);
  });
}

const QUIET = [
  'log_parameter_max_length = 0',
  'log_parameter_max_length_on_error = 0',
  "log_error_verbosity = 'terse'",
];

/** Two of the settings are the superuser's; where the administrator is none, the server's operator must see to them. */
async function quiet(client: Client, statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '42501') throw error;
  }
}

/** Roles belong to the whole server, so another database's migration may be making them at this moment. */
const roles = `
do $$ begin
  if not exists (select 1 from pg_roles where rolname = '${OWNER}') then
    begin create role ${OWNER} nologin; exception when duplicate_object or unique_violation then null; end;
  end if;
  if not exists (select 1 from pg_roles where rolname = '${APPLICATION}') then
    begin create role ${APPLICATION} login; exception when duplicate_object or unique_violation then null; end;
  end if;
  if not exists (select 1 from pg_roles where rolname = '${AUDITOR}') then
    begin create role ${AUDITOR} login; exception when duplicate_object or unique_violation then null; end;
  end if;
  if not pg_has_role(current_user, '${OWNER}', 'member') then
    execute format('grant ${OWNER} to %I', current_user);
  end if;
end $$`;

/** The same database as the application role: without a password where the server trusts, else with the one it was given. */
export async function applicationUrl(adminUrl: string, password: string | undefined): Promise<string> {
  const url = new URL(adminUrl);
  url.username = APPLICATION;
  url.password = password === undefined ? '' : encodeURIComponent(password);
  try {
    await withClient(url.href, async () => undefined);
  } catch (error) {
    const why = error instanceof DatabaseError ? (error.code ?? '') : 'no answer';
    throw new Error(
      `the role ${APPLICATION} cannot log in (${why}): give it a password and DATABASE_URL and VAULT_DATABASE_URL its addresses`,
    );
  }
  return url.href;
}

const LONGEST_CONNECT_MS = 10_000;

async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  // A server that accepts and stays silent must not hold a start for ever.
  const client = new Client({ connectionString: url, connectionTimeoutMillis: LONGEST_CONNECT_MS });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
