import type { Instant } from '#kernel/instant';
import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import { createHash } from 'node:crypto';
import { Client, Pool } from 'pg';
import type { AnyInlineView } from '../contract.ts';
import { appendFunction, applyViewsFunctions } from './append-function.ts';
import { appendManyFunction } from './append-many-function.ts';
import type { Mode } from './clock-functions.ts';
import { clockFunctions, clockTable } from './clock-functions.ts';
import { OWNER, recordGrants, vaultSchema } from './grants.ts';
import { logTables } from './log-tables.ts';
import { printedPagesTable, printedPagesWall } from './printed-pages-table.ts';
import { applicationUrl, ensureDatabase, prepareDatabase } from './roles.ts';
import { sealerFunction } from './sealer-function.ts';
import { areaScope, sweepFunction, viewWalls } from './view-walls.ts';
import { workingTables } from './working-tables.ts';

export interface MigrateOptions {
  /** Administrators' addresses: they may create roles, schemas and (when missing) the databases. */
  readonly adminUrl: string;
  readonly vaultAdminUrl: string;
  readonly mode: Mode;
  readonly inlineViews: readonly Pick<AnyInlineView, 'name' | 'migration' | 'wall'>[];
  /** Rehearsal only: the business clock of a record that has none yet. */
  readonly rehearsalStart?: Instant;
  /** The application role's addresses, where its password is somebody else's care. */
  readonly databaseUrl?: string;
  readonly vaultUrl?: string;
  /** Given to the application role when the server asks for passwords and no addresses of it are known. */
  readonly applicationPassword?: string;
}

export interface ApplicationUrls {
  readonly databaseUrl: string;
  readonly vaultUrl: string;
}

/**
 * Brings both databases up to date, as the owner, and answers the application role's addresses. Safe to repeat and to run twice
 * at once: tables are numbered migrations; functions and grants are put in place anew each time.
 */
export async function migrate(options: MigrateOptions): Promise<ApplicationUrls> {
  const { adminUrl, vaultAdminUrl, mode } = options;
  for (const url of [adminUrl, vaultAdminUrl]) await ensureDatabase(url);
  await prepareDatabase(adminUrl, ['record', 'views'], options.applicationPassword);
  await prepareDatabase(vaultAdminUrl, [], options.applicationPassword);
  await asOwner(adminUrl, async (db) => {
    await runMigrations(db);
    await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(4044, 0)`.execute(transaction);
      await fixMode(transaction, mode, options.rehearsalStart);
      await sql.raw(areaScope).execute(transaction);
      await installViews(transaction, options.inlineViews);
      const names = options.inlineViews.map(({ name }) => name);
      const appending = [appendFunction, appendManyFunction, applyViewsFunctions(names)];
      const functions = [clockFunctions(mode), ...appending, sealerFunction];
      const walls = [viewWalls(options.inlineViews), printedPagesWall, sweepFunction(names)];
      for (const text of [...functions, recordGrants(mode), ...walls]) await sql.raw(text).execute(transaction);
    });
  });
  await inVault(vaultAdminUrl);
  return {
    databaseUrl: options.databaseUrl ?? (await applicationUrl(adminUrl, options.applicationPassword)),
    vaultUrl: options.vaultUrl ?? (await applicationUrl(vaultAdminUrl, options.applicationPassword)),
  };
}

async function asOwner(url: string, work: (db: Kysely<unknown>) => Promise<void>): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1, options: `-c role=${OWNER}` });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
}

async function runMigrations(db: Kysely<unknown>): Promise<void> {
  const step = (text: string) => ({ up: async (on: Kysely<unknown>) => void (await sql.raw(text).execute(on)) });
  const provider = {
    getMigrations: async () => ({
      '0001_log_tables': step(logTables),
      '0002_working_tables': step(workingTables),
      '0003_printed_pages': step(printedPagesTable),
    }),
  };
  const { error } = await new Migrator({ db, provider, migrationTableSchema: 'record' }).migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error(String(error));
}

/** A record is born in one mode and stays in it: what a rehearsal wrote was never recorded on its dates. */
async function fixMode(db: Kysely<unknown>, mode: Mode, start: Instant | undefined): Promise<void> {
  await sql`insert into record.meta (mode) values (${mode}) on conflict do nothing`.execute(db);
  const { rows } = await sql<{ mode: Mode }>`select mode from record.meta`.execute(db);
  if (rows[0]?.mode !== mode)
    throw new Error(`this record is kept in ${rows[0]?.mode} mode and cannot run in ${mode} mode`);
  if (mode === 'production') return;
  await sql.raw(clockTable).execute(db);
  const real = sql`floor(extract(epoch from clock_timestamp()) * 1000)`;
  const offset = start === undefined ? sql`0` : sql`${start}::bigint - ${real}`;
  await sql`insert into record.clock (offset_ms) values (${offset}) on conflict do nothing`.execute(db);
}

/** A view whose definition has changed is made anew, empty; `refold` then fills it, because the heads' build no longer fits. */
async function installViews(db: Kysely<unknown>, views: MigrateOptions['inlineViews']): Promise<void> {
  const { rows } = await sql<{ name: string; digest: string }>`select name, digest from record.inline_views`.execute(
    db,
  );
  const installed = new Map(rows.map(({ name, digest }) => [name, digest]));
  for (const { name, migration } of views) {
    if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`no name for an inline view: ${name}`);
    const digest = viewDigest(migration);
    if (installed.get(name) === digest) continue;
    await sql
      .raw(`drop function if exists views.apply_${name}(jsonb); drop table if exists views.${name} cascade`)
      .execute(db);
    await sql.raw(migration).execute(db);
    await sql`insert into record.inline_views (name, digest) values (${name}, ${digest})
      on conflict (name) do update set digest = excluded.digest`.execute(db);
  }
}

export function viewDigest(migration: string): string {
  return createHash('sha256').update(migration).digest('hex').slice(0, 12);
}

async function inVault(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(4044, 0)');
    await client.query(vaultSchema);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
