import type { OpenCasework } from '#casework/open';
import { migrateCasework, openCasework } from '#casework/open';
import { parseInstant } from '#kernel/instant';
import { buildId } from '#platform/build-id';
import type { Configuration } from '#platform/configuration';
import { readLawTables } from '#platform/tables';
import type { Client } from '@temporalio/client';
import { ServiceError } from '@temporalio/client';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Outcome } from './outcome.ts';
import { CannotRun } from './outcome.ts';
import type { Verbs } from './program.ts';
import { audit } from './verbs/audit.ts';
import { bundle, checkBundleFile } from './verbs/bundle.ts';
import { listKeys, rotateKeys } from './verbs/keys.ts';
import { migrate } from './verbs/migrate.ts';
import { operations } from './verbs/operations.ts';
import type { CalendarFile } from './verbs/publish-calendar.ts';
import { publishCalendar } from './verbs/publish-calendar.ts';
import { rebuild } from './verbs/rebuild.ts';
import { reconcile } from './verbs/reconcile.ts';
import { release } from './verbs/release.ts';
import { replay } from './verbs/replay.ts';
import { seal } from './verbs/seal.ts';
import { verify } from './verbs/verify.ts';

/** The verbs on the record of this configuration; nothing is read or opened before a verb asks for it. */
export function recordVerbs(configuration: () => Configuration, temporalAt: (address: string) => Client): Verbs {
  async function withRecord(work: (open: OpenCasework, settings: Configuration) => Promise<Outcome>): Promise<Outcome> {
    const settings = configuration();
    const open = await openCasework({ ...placeOf(settings), ...keyFilesOf(settings), build: buildId() });
    try {
      return await work(open, settings);
    } finally {
      await open.close();
    }
  }

  return {
    migrate: () => {
      const settings = configuration();
      const { rehearsalStart } = settings;
      return migrate(() =>
        migrateCasework(placeOf(settings), rehearsalStart === null ? undefined : parseInstant(rehearsalStart)),
      );
    },
    verify: (anchorFile) =>
      withRecord(({ record }, { sealAnchor }) => verify(record, anchorsIn(anchorFile ?? sealAnchor))),
    seal: () => withRecord(({ record }) => seal(record)),
    replay: (request) => withRecord(({ casework }) => replay(casework, request)),
    audit: (scope) => withRecord(({ casework }) => audit(casework, scope)),
    bundle: (request) => withRecord(({ casework }) => bundle(casework, request)),
    checkBundle: checkBundleFile,
    operations: () => withRecord(({ casework }) => operations(casework)),
    reconcile: (options) =>
      withRecord(async ({ record }, { temporalAddress, buckets }) => {
        const client = temporalAt(temporalAddress);
        try {
          return await reconcile(record, client, { ...options, buckets });
        } catch (error) {
          if (!(error instanceof ServiceError)) throw error;
          throw new CannotRun(`连不上 Temporal cannot be reached: ${temporalAddress}`, { cause: error });
        } finally {
          await client.connection.close();
        }
      }),
    rebuild: () => withRecord((open) => rebuild(open)),
    release: (request) => withRecord(({ record }) => release(record, request)),
    listKeys: () => withRecord(({ record }) => listKeys(record)),
    rotateKeys: () => withRecord(({ record }) => rotateKeys(record)),
    publishCalendar: async (path) => {
      const file = calendarFile(path);
      return withRecord(({ casework: { rulebook, law } }) => publishCalendar(rulebook, law.rulebook.calendar, file));
    },
  };
}

function calendarFile(path: string): CalendarFile {
  return { name: basename(path), csv: contentOf(path) };
}

/** A line that is no seal was cut off while it was written; a file without any seal is none. */
function anchorsIn(file: string | null): readonly string[] {
  if (file === null) return [];
  const seals = contentOf(file)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => isJson(line));
  if (seals.length === 0) throw new CannotRun(`文件中没有封印 there is no seal in ${file}`);
  return seals;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CannotRun(`读不到文件 the file cannot be read: ${path}`, { cause });
  }
}

function placeOf({
  mode,
  databaseUrl,
  vaultDatabaseUrl,
  migrationDatabaseUrl,
  vaultMigrationDatabaseUrl,
}: Configuration) {
  return {
    mode,
    databaseUrl,
    vaultDatabaseUrl,
    migrationDatabaseUrl,
    vaultMigrationDatabaseUrl,
    tables: readLawTables(),
  };
}

function keyFilesOf({ masterKeyFile, sealKeyFile }: Configuration) {
  if (masterKeyFile === null || sealKeyFile === null) {
    throw new CannotRun(
      '缺少密钥文件：请设置 MASTER_KEY_FILE 与 SEAL_KEY_FILE\nkey files are missing: set MASTER_KEY_FILE and SEAL_KEY_FILE',
    );
  }
  return { masterKeyFile, sealKeyFile };
}
