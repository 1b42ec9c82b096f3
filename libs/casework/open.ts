import type { Instant } from '#kernel/instant';
import type { EventRecord } from '#record/record';
import { createRecord } from '#record/record';
import { readKeys } from '#record/secrets/keys';
import { openPool } from '#record/pool';
import { withPurposeKeys } from '#record/secrets/purpose-keys';
import { RULEBOOK_STAGE } from '#rulebook/rulebook';
import type { Mode } from '#record/schema/clock-functions';
import type { ApplicationUrls } from '#record/schema/migrate';
import { APPLICATION } from '#record/schema/grants';
import { migrate } from '#record/schema/migrate';
import { applicationUrl } from '#record/schema/roles';
import { walled } from '#views/area-wall';
import type { Casework } from './casework.ts';
import { createCasework } from './casework.ts';
import { inlineViews, STREAM_KINDS } from './kinds.ts';
import type { LawTables } from './law.ts';
import { lawOf, liveLaw } from './law.ts';
import { rebuildViews } from './audit/rebuild.ts';
import type { CaseRules, RefreshRules } from './rules/rules-keeper.ts';
import { caseRules, createRefreshRules } from './rules/rules-keeper.ts';

/** Where the record lies and what it is read with; every process of the house opens it in this one way. */
export interface CaseworkPlace {
  readonly mode: Mode;
  readonly databaseUrl: string;
  readonly vaultDatabaseUrl: string;
  /** The administrator's. When it is the same as `databaseUrl` in a rehearsal (embedded start), the application role's is made from it. */
  readonly migrationDatabaseUrl: string;
  readonly masterKeyFile: string;
  readonly sealKeyFile: string;
  readonly tables: LawTables;
  readonly buckets?: number;
  /** How long a statement may stay without an answer; for processes that serve, not for those that read the whole log. */
  readonly longestQueryMs?: number;
  /** Names the code that runs; heads that other code wrote are refolded. */
  readonly build?: string;
  readonly onTrouble?: (error: Error) => void;
}

export type { CaseRules };

export interface OpenCasework {
  readonly casework: Casework;
  readonly record: EventRecord<CaseRules>;
  /** Looks whether the rulebook went on elsewhere. */
  readonly refreshRules: RefreshRules;
  /** Makes the inline views again from the log; answers how many streams. */
  rebuild(): Promise<number>;
  /** Ends the connections; call it after everything that uses them has ended. */
  close(): Promise<void>;
}

/** Stages in which nobody waits for anything any more. */
const STAGES_LEFT = ['LEFT', 'REFUSED', RULEBOOK_STAGE];

export async function openCasework(place: CaseworkPlace): Promise<OpenCasework> {
  const { databaseUrl, vaultUrl } = await applicationUrls(place);
  const { onTrouble, longestQueryMs } = place;
  const patience = longestQueryMs === undefined ? {} : { longestQueryMs };
  const settings = { ...(onTrouble ? { onTrouble } : {}), ...patience };
  const pool = openPool({ url: databaseUrl, ...settings });
  const vaultPool = openPool({ url: vaultUrl, max: 4, ...settings });
  const close = async () => void (await Promise.all([pool.end(), vaultPool.end()]));
  const live = liveLaw(place.tables);
  const { law } = live;
  const views = inlineViews(law);
  const record = createRecord<CaseRules>({
    pool,
    vaultPool,
    kinds: STREAM_KINDS,
    rules: caseRules(law.rulebook),
    keys: await orClose(withPurposeKeys(vaultPool, readKeys(place)), close),
    inlineViews: views,
    mode: place.mode,
    stagesLeft: STAGES_LEFT,
    ...(place.buckets === undefined ? {} : { buckets: place.buckets }),
    ...(place.build === undefined ? {} : { build: place.build }),
  });
  const refreshRules = createRefreshRules(record, live);
  await orClose(refreshRules(), close);
  return {
    casework: createCasework({ record, database: walled(pool), live, refreshRules }),
    record,
    refreshRules,
    rebuild: () => rebuildViews({ database: pool, record }),
    close,
  };
}

/** Nobody judges by rules, or serves on keys, that could not be read. */
async function orClose<T>(first: Promise<T>, close: () => Promise<void>): Promise<T> {
  try {
    return await first;
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Brings the record, its views and the vault up to date. Where the application has addresses of its own, its role gets the password
 * that stands in them. Answers the application role's addresses.
 */
export function migrateCasework(
  place: Pick<CaseworkPlace, 'mode' | 'databaseUrl' | 'vaultDatabaseUrl' | 'migrationDatabaseUrl' | 'tables'> & {
    /** The administrator's; absent where it is the application's too. */
    readonly vaultMigrationDatabaseUrl?: string;
  },
  rehearsalStart?: Instant,
): Promise<ApplicationUrls> {
  const embedded = isEmbedded(place);
  if (!embedded && place.databaseUrl === place.migrationDatabaseUrl)
    throw new Error(`MIGRATION_DATABASE_URL is needed: ${APPLICATION} may not migrate`);
  const password = embedded ? '' : decodeURIComponent(new URL(place.databaseUrl).password);
  return migrate({
    adminUrl: place.migrationDatabaseUrl,
    vaultAdminUrl: place.vaultMigrationDatabaseUrl ?? place.vaultDatabaseUrl,
    mode: place.mode,
    inlineViews: inlineViews(lawOf(place.tables)),
    ...(rehearsalStart === undefined ? {} : { rehearsalStart }),
    ...(password === '' ? {} : { applicationPassword: password }),
    ...(embedded ? {} : { databaseUrl: place.databaseUrl, vaultUrl: place.vaultDatabaseUrl }),
  });
}

/** Production derives no address: it serves as the role it was given, or not at all. */
async function applicationUrls(place: CaseworkPlace): Promise<ApplicationUrls> {
  const { databaseUrl, vaultDatabaseUrl } = place;
  if (place.mode === 'production' || !isEmbedded(place)) return { databaseUrl, vaultUrl: vaultDatabaseUrl };
  const [record, vault] = [databaseUrl, vaultDatabaseUrl].map((url) => applicationUrl(url, undefined));
  return { databaseUrl: (await record) ?? '', vaultUrl: (await vault) ?? '' };
}

/** One address, and not the application role's: an administrator's, from which that role's is made. */
function isEmbedded({
  databaseUrl,
  migrationDatabaseUrl,
}: Pick<CaseworkPlace, 'databaseUrl' | 'migrationDatabaseUrl'>): boolean {
  return databaseUrl === migrationDatabaseUrl && new URL(databaseUrl).username !== APPLICATION;
}
