import 'reflect-metadata';
import { openCasework } from '#casework/open';
import { buildId } from '#platform/build-id';
import type { Configuration } from '#platform/configuration';
import { ConfigurationError, readConfiguration } from '#platform/configuration';
import type { Logger } from '#platform/logging';
import { createLogger } from '#platform/logging';
import { readLawTables } from '#platform/tables';
import { UnsafeToServe } from '#record/self-check';
import { NestFactory } from '@nestjs/core';
import { anchoring, chores } from './chores.ts';
import type { WorkerParts } from './parts.ts';
import { installTemporalRuntime } from './temporal-runtime.ts';
import { startWorkerMetrics } from './worker-metrics.ts';
import { WorkerModule } from './worker.module.ts';

/*
 * The process that keeps time: Temporal workers, the relay, the sealer and the refolding of heads. It says `ready` to whoever
 * forked it, and ends itself on SIGTERM, SIGINT or when that channel closes, finishing what it has in hand.
 */
const LONGEST_END_MS = 9500;
/** Longer than any chunk of bulk takes, shorter than a date may wait for a database that fell silent. */
const LONGEST_QUERY_MS = 30_000;

const configuration = readConfiguration();
const log = createLogger('worker', configuration.logLevel);
const metrics = await startWorkerMetrics(configuration);
installTemporalRuntime(log, metrics.coreAddress);
const parts = await partsOf(configuration, log).catch(refuseToStart);
const app = await NestFactory.createApplicationContext(WorkerModule.of(parts, log), {
  logger: false,
  abortOnError: false,
});
process.once('disconnect', () => void end('disconnect'));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(signal));
process.send?.('ready');
log.info({ guards: configuration.guards, mode: configuration.mode }, 'ready');

/** Before anything was taken in hand: what is wrong is said in words, and the exit code is 1. */
function refuseToStart(error: unknown): never {
  const told = error instanceof ConfigurationError || error instanceof UnsafeToServe;
  console.error(told ? error.message : error);
  process.exit(1);
}

async function end(reason: string): Promise<void> {
  log.info({ reason }, 'ending');
  setTimeout(() => process.exit(1), LONGEST_END_MS).unref();
  try {
    await app.close();
    await metrics.close();
  } catch (error) {
    log.error({ err: error }, 'could not end well');
    process.exitCode = 1;
  }
  process.exit();
}

async function partsOf(given: Configuration, log: Logger): Promise<WorkerParts> {
  const { masterKeyFile, sealKeyFile, workflowBundle, mode, buckets } = given;
  if (masterKeyFile === null || sealKeyFile === null || workflowBundle === null) {
    throw new ConfigurationError('the worker also needs MASTER_KEY_FILE, SEAL_KEY_FILE and WORKFLOW_BUNDLE');
  }
  const { databaseUrl, vaultDatabaseUrl, migrationDatabaseUrl } = given;
  const { casework, record, refreshRules, close } = await openCasework({
    mode,
    buckets,
    longestQueryMs: LONGEST_QUERY_MS,
    build: buildId(),
    masterKeyFile,
    sealKeyFile,
    databaseUrl,
    vaultDatabaseUrl,
    migrationDatabaseUrl,
    tables: readLawTables(),
    onTrouble: (error) => log.error({ err: error }, 'a database connection was lost'),
  });
  await record.checkRole();
  return {
    record,
    bulk: casework.bulk,
    refreshRules,
    close,
    metrics,
    chores: [...chores(record, refreshRules, casework.finishRealNames), ...anchoring(record, given.sealAnchor)],
    guards: given.guards,
    buckets,
    relayPerSecond: given.relayPerSecond,
    temporalAddress: given.temporalAddress,
    bundlePath: workflowBundle,
  };
}
