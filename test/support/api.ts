import type { OpenCasework } from '#casework/open';
import { migrateCasework, openCasework } from '#casework/open';
import type { Client } from '#contracts/client';
import { createClient, signIn } from '#contracts/client';
import { parseInstant } from '#kernel/instant';
import type { RetirementTable } from '#law/retirement';
import { createLogger } from '#platform/logging';
import { readLawTables } from '#platform/tables';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client as TemporalClient } from '@temporalio/client';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Client as Connection } from 'pg';
import { ApiModule } from '../../apps/api/api.module.ts';
import type { Rate } from '../../apps/api/security/rate-limit.ts';
import { createRateLimit } from '../../apps/api/security/rate-limit.ts';
import { createRehearsalIssuer } from '../../apps/api/security/rehearsal-issuer.ts';
import { tokenReader } from '../../apps/api/security/tokens.ts';
import type { ServerParts } from '../../apps/api/server.ts';
import { createServer } from '../../apps/api/server.ts';
import { clockMover, comparisonOf, healthOf } from '../../apps/api/house.ts';
import type { FreshDatabase } from './database.ts';
import { freshDatabase } from './database.ts';

type InjectedRequest = Parameters<NestFastifyApplication['inject']>[0] & object;

export interface ApiBench {
  /** A client that acts as that member of staff; answers in Chinese unless told otherwise. */
  as(staff: string, more?: { readonly language?: 'en'; readonly purpose?: string }): Promise<Client>;
  tokenOf(staff: string): Promise<string>;
  inject(request: InjectedRequest): ReturnType<NestFastifyApplication['inject']>;
  /** Takes connections at a port of its own, for what does not end with one answer; its address. */
  listen(): Promise<string>;
  moveClock(to: string): Promise<void>;
  readonly record: OpenCasework['record'];
  readonly refreshRules: OpenCasework['refreshRules'];
  /** The same record opened anew, as another process would; close it before the bench. */
  another(): Promise<OpenCasework>;
  /** What the administrator of the database sees. */
  query(statement: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** How much stands in the record: what was refused at the door adds nothing. */
  size(): Promise<unknown>;
  /** Everything that was logged so far. */
  logged(): string;
  close(): Promise<void>;
}

/** The key the bench's tokens are signed with. */
export const ISSUER_KEYS = generateKeyPairSync('ed25519');

const pem = (key: ReturnType<typeof generateKeyPairSync>['privateKey']) =>
  key.export({ type: 'pkcs8', format: 'pem' }).toString();

export interface BenchOptions extends Pick<ServerParts, 'observe' | 'https'> {
  readonly rate?: Rate;
  /** Other tables of retirement than those delivered with the code. */
  readonly retirementTables?: readonly RetirementTable[];
  /** Somewhere else than in the test run's PostgreSQL: the record's and the vault's. */
  readonly databases?: readonly [FreshDatabase, FreshDatabase];
  /** Where Temporal is, or should be: health, the clock and the operators' figures then ask it. */
  readonly temporal?: TemporalClient;
}

const FREELY: Rate = { perSecond: 10_000, burst: 10_000 };

/** The API over a throw-away record, without a port and, unless it is told of one, without Temporal. */
export async function apiBench(startsAt: string, options: BenchOptions = {}): Promise<ApiBench> {
  const { rate = FREELY, temporal, databases: given, retirementTables, ...more } = options;
  const databases = given ?? ([await freshDatabase(), await freshDatabase()] as const);
  const folder = mkdtempSync(join(tmpdir(), 'yuanzhu-api-'));
  const place = placeOf(databases[0].url, databases[1].url, folder);
  await migrateCasework(place, parseInstant(startsAt));
  const known = retirementTables === undefined ? {} : { retirementTables };
  const open = await openCasework({ ...place, tables: { ...place.tables, ...known } });
  const { areas } = open.casework.law;
  const issuer = createRehearsalIssuer(pem(ISSUER_KEYS.privateKey), areas);
  const lines: string[] = [];
  const app = await createServer({
    module: ApiModule.of({
      casework: open.casework,
      ...(temporal === undefined ? ALONE : timeKept(open, temporal)),
      issuer,
    }),
    readToken: tokenReader(issuer.rules, areas),
    rateLimit: createRateLimit(rate),
    ...more,
    log: createLogger('api', 'info', new Writable({ write: (line, _, done) => (lines.push(String(line)), done()) })),
  });
  const address = { baseUrl: 'http://api', fetch: fetchThrough(app) };
  const query = (statement: string) => queryOnce(databases[0].url, statement);
  return {
    as: (staff, more = {}) => signIn({ ...address, ...more }, staff),
    tokenOf: async (staff) => (await createClient(address).devToken(staff)).body.accessToken,
    inject: (request) => app.inject(request),
    listen: async () => {
      await app.listen({ port: 0, host: '127.0.0.1' });
      return app.getUrl();
    },
    moveClock: async (to) => void (await open.record.moveClock(parseInstant(to))),
    record: open.record,
    refreshRules: open.refreshRules,
    another: () => openCasework(place),
    query,
    size: () =>
      query('select (select count(*) from record.events) events, (select count(*) from record.commands) commands'),
    logged: () => lines.join(''),
    close: async () => {
      await app.close();
      await open.close();
      for (const database of databases) await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const ALONE = {
  health: { recordAnswers: async () => true, troubles: async () => [] },
  clockMover: null,
  comparison: async () => ({ unavailable: 'TEMPORAL_AWAY' as const }),
};

function timeKept(open: OpenCasework, temporal: TemporalClient) {
  return {
    health: healthOf(open, temporal),
    clockMover: clockMover(temporal),
    comparison: comparisonOf(open, temporal),
  };
}

function placeOf(databaseUrl: string, vaultDatabaseUrl: string, folder: string) {
  const keep = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  return {
    mode: 'rehearsal',
    databaseUrl,
    vaultDatabaseUrl,
    migrationDatabaseUrl: databaseUrl,
    masterKeyFile: keep('master.key', randomBytes(32).toString('base64')),
    sealKeyFile: keep('seal.pem', pem(generateKeyPairSync('ed25519').privateKey)),
    tables: readLawTables(),
  } as const;
}

async function queryOnce(url: string, statement: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const connection = new Connection({ connectionString: url });
  await connection.connect();
  try {
    return (await connection.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await connection.end();
  }
}

/** `fetch` without a network: the client of the contracts speaks to the server in this process. */
function fetchThrough(app: NestFastifyApplication): typeof fetch {
  return async (address, { method = 'GET', headers, body } = {}) => {
    const { pathname, search } = new URL(String(address));
    const answer = await app.inject({
      method: method as 'GET',
      url: pathname + search,
      headers: headers as Record<string, string>,
      ...(typeof body === 'string' ? { payload: body } : {}),
    });
    const answered = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
    return new Response(answer.body === '' ? null : answer.body, { status: answer.statusCode, headers: answered });
  };
}
