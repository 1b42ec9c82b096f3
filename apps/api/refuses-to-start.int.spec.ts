import { migrateCasework } from '#casework/open';
import { readLawTables } from '#platform/tables';
import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../libs/platform/embedded/free-port.mjs';
import type { FreshDatabase } from '../../test/support/database.ts';
import { freshDatabase } from '../../test/support/database.ts';
import { buildServer, root } from '../start/build.mjs';
import { keyFiles } from '../start/keys.mjs';

/** The real main of the API, built as it is shipped, before databases and keys that it must not serve with. */
const ROLES = {
  owner: 'yuanzhu_test_owner',
  bypass: 'yuanzhu_test_bypass',
} as const;
let record: FreshDatabase;
let rehearsed: FreshDatabase;
let vault: FreshDatabase;
let folder: string;
let issuer: Issuer;
let own: Readonly<Record<'MASTER_KEY_FILE' | 'SEAL_KEY_FILE', string>>;

beforeAll(async () => {
  await buildServer();
  issuer = await issuerWithoutKeys();
  folder = mkdtempSync(join(tmpdir(), 'refuses-'));
  own = {
    MASTER_KEY_FILE: keep('master.key', randomBytes(32).toString('base64')),
    SEAL_KEY_FILE: keep('seal.pem', pem()),
  };
  [record, rehearsed, vault] = [await freshDatabase(), await freshDatabase(), await freshDatabase()];
  await migrated(record, 'production');
  await migrated(rehearsed, 'rehearsal');
  await asAdmin(`create role ${ROLES.owner} login in role yuanzhu_owner, yuanzhu_app;
    create role ${ROLES.bypass} login bypassrls in role yuanzhu_app, pg_write_all_data`);
}, 120_000);

afterAll(async () => {
  await issuer?.close();
  await asAdmin(`drop role if exists ${Object.values(ROLES).join(', ')}`);
  for (const database of [record, rehearsed, vault]) await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const pem = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

function keep(name: string, content: string): string {
  writeFileSync(join(folder, name), content, { mode: 0o600 });
  return join(folder, name);
}

function migrated({ url }: FreshDatabase, mode: 'production' | 'rehearsal') {
  const place = { databaseUrl: url, migrationDatabaseUrl: url, vaultDatabaseUrl: vault.url, tables: readLawTables() };
  return migrateCasework({ mode, ...place });
}

async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: record.url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function as(role: string, { url }: FreshDatabase): string {
  const address = new URL(url);
  address.username = role;
  return address.href;
}

interface Issuer {
  readonly url: string;
  readonly close: () => Promise<unknown>;
}

/** Enough of an OIDC provider to come up with: nobody signs in here. */
async function issuerWithoutKeys(): Promise<Issuer> {
  const server = createServer((request, answer) => {
    const url = `http://${request.headers.host ?? ''}`;
    const found = request.url?.includes('.well-known') === true;
    answer.setHeader('content-type', 'application/json');
    answer.end(JSON.stringify(found ? { issuer: url, jwks_uri: `${url}/jwks` } : { keys: [] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => once(server.close(), 'close') };
}

interface End {
  /** `serving` when it came up, and was then told to stop. */
  readonly code: number | null | 'serving';
  readonly said: string;
}

async function start(settings: Readonly<Record<string, string>>): Promise<End> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    MODE: 'production',
    PORT: String(await freePort()),
    DATABASE_URL: as('yuanzhu_app', record),
    MIGRATION_DATABASE_URL: record.url,
    VAULT_DATABASE_URL: as('yuanzhu_app', vault),
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    OIDC_ISSUER: issuer.url,
    ...own,
    ...settings,
  };
  const child = spawn(process.execPath, ['-C', 'dist', 'dist/apps/api/main.js'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  let serving = false;
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (said += String(part)));
  child.once('message', () => {
    serving = true;
    child.kill('SIGTERM');
  });
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code: serving ? 'serving' : code, said }));
  });
}

const UNSAFE = '本进程不得开放服务 the record is not safe to serve:';

describe('production', () => {
  it('serves in the application role, on keys of its own', async () => {
    expect(await start({})).toMatchObject({ code: 'serving' });
  });

  it.each([
    ['the superuser', 'postgres', ['角色是超级用户 the role is a superuser']],
    ['a member of the owner', ROLES.owner, ['角色拥有 the role owns record.events']],
    [
      'a role past walls and grants',
      ROLES.bypass,
      [
        '角色可绕过行级安全 the role bypasses row-level security',
        '角色可对 record.events 执行 UPDATE the role may update record.events',
      ],
    ],
  ])('does not start as %s', async (_, role, reasons) => {
    const { code, said } = await start({ DATABASE_URL: as(role, record) });
    expect(said.split('\n')[0]).toBe(UNSAFE);
    for (const reason of reasons) expect(said).toContain(`- ${reason}`);
    expect(said).not.toContain('Error');
    expect(code).toBe(1);
  });

  it('does not start on the keys of an embedded start, wherever they were copied to', async () => {
    const { MASTER_KEY_FILE, SEAL_KEY_FILE } = keyFiles(join(folder, 'data'));
    const { code, said } = await start({ MASTER_KEY_FILE, SEAL_KEY_FILE });
    expect(said).toBe(`${UNSAFE}\n- 密钥是开发密钥 the keys are development keys: MASTER_KEY_FILE, SEAL_KEY_FILE\n`);
    expect(code).toBe(1);
  });

  it('does not start on a record that was rehearsed', async () => {
    const { code, said } = await start({ DATABASE_URL: as('yuanzhu_app', rehearsed) });
    expect(said).toBe(
      `${UNSAFE}\n- 案卷属于 rehearsal 模式 the record is kept in rehearsal mode\n- 演练时钟存在 a rehearsal clock is there\n`,
    );
    expect(code).toBe(1);
  });

  it('does not start while a rehearsal clock is there or a wall before the views is down', async () => {
    await asAdmin(
      'create table record.clock (offset_ms bigint); alter table views.case_list disable row level security',
    );
    const { code, said } = await start({});
    await asAdmin('drop table record.clock; alter table views.case_list enable row level security');
    expect(said).toBe(
      `${UNSAFE}\n- 行级安全未生效 row-level security is off on views.case_list\n- 演练时钟存在 a rehearsal clock is there\n`,
    );
    expect(code).toBe(1);
  });

  it('does not start without the settings that only production needs', async () => {
    const { code, said } = await start({ OIDC_ISSUER: '', VAULT_DATABASE_URL: '' });
    expect(said).toBe('MODE=production 还需要 also needs: OIDC_ISSUER, VAULT_DATABASE_URL\n');
    expect(code).toBe(1);
  });
});
