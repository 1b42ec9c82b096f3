import type { CaseRules } from '#casework/open';
import { migrateCasework } from '#casework/open';
import type { Casework } from '#casework/casework';
import { createCasework } from '#casework/casework';
import { inlineViews, STREAM_KINDS } from '#casework/kinds';
import { liveLaw } from '#casework/law';
import { caseRules, createRefreshRules } from '#casework/rules/rules-keeper';
import { parseInstant } from '#kernel/instant';
import { packageRoot, readLawTables } from '#platform/tables';
import type { RecordKeys } from '#record/secrets/keys';
import { readKeys } from '#record/secrets/keys';
import { openPool } from '#record/pool';
import type { EventRecord } from '#record/record';
import { createRecord } from '#record/record';
import type { Vault } from '#record/secrets/vault';
import { createVault } from '#record/secrets/vault';
import { walled } from '#views/area-wall';
import { RULEBOOK_STAGE } from '#rulebook/rulebook';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { keyFiles } from '../../apps/start/keys.mjs';

/** Where the processes of a bench find what they need; every value can be sent to a child. */
export interface Place {
  readonly databaseUrl: string;
  readonly vaultDatabaseUrl: string;
  readonly masterKeyFile: string;
  readonly sealKeyFile: string;
  readonly devTokenKeyFile: string;
  readonly temporalAddress: string;
}

/** The record of a house, opened in this process as the product opens it. */
export interface RecordStage {
  /** In the application role, as `pool`. */
  readonly applicationUrl: string;
  /** The application role's pool, as large as the product's. */
  readonly pool: Pool;
  /** As the administrator: statistics and tidying up between slices. */
  readonly admin: Pool;
  readonly vault: Vault;
  readonly keys: RecordKeys;
  readonly record: EventRecord<CaseRules>;
  readonly casework: Casework;
  /** The same record with other memories or another pool. */
  another(changes: { readonly cacheSize?: number; readonly pool?: Pool }): EventRecord<CaseRules>;
  anotherPool(): Pool;
  close(): Promise<void>;
}

/** A house of its own for one part: PostgreSQL as `npm start` has it (it waits for the disk), Temporal in a file when asked for. */
export interface Stage extends RecordStage {
  readonly place: Place;
  readonly folder: string;
  temporalPid(): number;
}

/** What servers.mjs answers. */
interface Servers {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly vaultDatabaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalPid: number;
}

export const POOL_SIZE = 10;
const STAGES_LEFT = ['LEFT', 'REFUSED', RULEBOOK_STAGE];

export async function openStage({ startsAt, temporal }: { startsAt: string; temporal: boolean }): Promise<Stage> {
  const script = join(packageRoot(), 'test', 'bench', 'servers.mjs');
  const servers = fork(script, temporal ? ['with-temporal'] : [], { detached: true, execArgv: [] });
  const [up] = (await once(servers, 'message')) as [Servers];
  const { folder } = up;
  const files = keyFiles(folder);
  const place: Place = {
    databaseUrl: up.databaseUrl,
    vaultDatabaseUrl: up.vaultDatabaseUrl,
    temporalAddress: up.temporalAddress,
    masterKeyFile: files.MASTER_KEY_FILE,
    sealKeyFile: files.SEAL_KEY_FILE,
    devTokenKeyFile: files.DEV_TOKEN_KEY_FILE,
  };
  const opened = await openRecordAt(place, startsAt);
  return {
    ...opened,
    place,
    folder,
    temporalPid: () => up.temporalPid,
    close: async () => {
      await opened.close();
      const ended = once(servers, 'exit');
      servers.disconnect();
      await ended;
    },
  };
}

/** `startsAt` counts for a fresh record only. */
export async function openRecordAt(
  place: Omit<Place, 'devTokenKeyFile' | 'temporalAddress'>,
  startsAt: string,
): Promise<RecordStage> {
  const tables = readLawTables();
  const migrated = { ...place, migrationDatabaseUrl: place.databaseUrl, mode: 'rehearsal', tables } as const;
  const urls = await migrateCasework(migrated, parseInstant(startsAt));
  const pools: Pool[] = [];
  const keep = (url: string, max: number): Pool => {
    const pool = openPool({ url, max });
    pools.push(pool);
    return pool;
  };
  const anotherPool = (): Pool => keep(urls.databaseUrl, POOL_SIZE);
  const [pool, vaultPool, admin] = [anotherPool(), keep(urls.vaultUrl, 4), keep(place.databaseUrl, 2)];
  const keys = readKeys({ ...place, mode: 'rehearsal' });
  const live = liveLaw(tables);
  const another: Stage['another'] = (changes) =>
    createRecord<CaseRules>({
      pool,
      vaultPool,
      kinds: STREAM_KINDS,
      rules: caseRules(live.law.rulebook),
      keys,
      inlineViews: inlineViews(live.law),
      mode: 'rehearsal',
      stagesLeft: STAGES_LEFT,
      ...changes,
    });
  const record = another({});
  const refreshRules = createRefreshRules(record, live);
  await refreshRules();
  return {
    applicationUrl: urls.databaseUrl,
    pool,
    admin,
    vault: createVault(vaultPool, keys),
    keys,
    record,
    casework: createCasework({ record, database: walled(pool), live, refreshRules }),
    another,
    anotherPool,
    close: async () => void (await Promise.all(pools.map((each) => each.end()))),
  };
}
