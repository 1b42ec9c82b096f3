import type { OpenCasework } from '#casework/open';
import { openCasework } from '#casework/open';
import { watchRules } from '#casework/rules/rules-keeper';
import { NAMESPACE } from '#contracts/messages';
import { buildId } from '#platform/build-id';
import type { Configuration } from '#platform/configuration';
import { ConfigurationError, readConfiguration } from '#platform/configuration';
import type { Logger } from '#platform/logging';
import { createLogger } from '#platform/logging';
import { readLawTables } from '#platform/tables';
import { lazyClient } from '#platform/temporal-connection';
import { UnsafeToServe } from '#record/self-check';
import { startRelay } from '#timelines/relay';
import type { Client } from '@temporalio/client';
import { ApiModule } from './api.module.ts';
import { clockMover, comparisonOf, healthOf } from './house.ts';
import { issuerOf, tokenReaderOf } from './security/issuers.ts';
import { startMetrics } from './metrics/start-metrics.ts';
import { createRateLimit } from './security/rate-limit.ts';
import { createServer } from './server.ts';

/*
 * The API process: record, relay and HTTP. Says `ready` to who forked it; ends when told to, and when that one is gone.
 * Down in the opposite order: requests in hand are answered first, the connections go last.
 */
const LONGEST_STOP_MS = 9_000;
/** A database that stays silent longer is answered as 503: nobody waits at a desk for more. */
const LONGEST_QUERY_MS = 10_000;

try {
  const configuration = readConfiguration();
  await run(configuration, createLogger('api', configuration.logLevel));
} catch (error) {
  const told = error instanceof ConfigurationError || error instanceof UnsafeToServe;
  console.error(told ? error.message : error);
  process.exit(1);
}

async function run(configuration: Configuration, log: Logger): Promise<void> {
  const { mode, host, port, temporalAddress } = configuration;
  const open = await openRecord(configuration, log);
  await open.record.checkRole();
  const { areas } = open.casework.law;
  const temporal = lazyClient(temporalAddress, NAMESPACE);
  const issuer = issuerOf(configuration, areas);
  const metrics = await startMetrics(configuration, () => open.casework.figures());
  const app = await createServer({
    module: ApiModule.of({
      casework: open.casework,
      health: healthOf(open, temporal),
      comparison: comparisonOf(open, temporal),
      clockMover: mode === 'rehearsal' ? clockMover(temporal) : null,
      issuer,
    }),
    readToken: await tokenReaderOf(configuration, issuer, areas),
    rateLimit: createRateLimit(configuration.rate),
    log,
    observe: metrics.observe,
    https: mode === 'production',
  });
  const relay = relayOf(open, temporal, configuration, log);
  const rules = watchRules(open.refreshRules, (trouble) =>
    trouble === null
      ? log.info('the rulebook can be read again')
      : log.warn({ error: Object(trouble).name }, 'the rulebook cannot be read'),
  );
  await app.listen({ port, host });
  stopWhenTold(async () => {
    await app.close();
    await metrics.close();
    await relay.stop();
    await rules.stop();
    await temporal.connection.close();
    await open.close();
  });
  log.info({ port }, 'listening');
  process.send?.('ready');
}

function openRecord(configuration: Configuration, log: Logger): Promise<OpenCasework> {
  const { mode, databaseUrl, migrationDatabaseUrl, vaultDatabaseUrl, masterKeyFile, sealKeyFile, buckets } =
    configuration;
  if (masterKeyFile === null || sealKeyFile === null)
    throw new ConfigurationError('MASTER_KEY_FILE and SEAL_KEY_FILE are needed');
  return openCasework({
    mode,
    databaseUrl,
    migrationDatabaseUrl,
    vaultDatabaseUrl,
    masterKeyFile,
    sealKeyFile,
    buckets,
    longestQueryMs: LONGEST_QUERY_MS,
    build: buildId(),
    tables: readLawTables(),
    onTrouble: ({ name }) => log.warn({ error: name }, 'an idle connection broke'),
  });
}

function relayOf({ record }: OpenCasework, client: Client, { guards, relayPerSecond }: Configuration, log: Logger) {
  return startRelay({
    record,
    client,
    guards,
    pace: { perSecond: relayPerSecond, burst: relayPerSecond },
    onTrouble: (trouble) =>
      trouble === null
        ? log.info('deliveries work again')
        : log.warn({ error: Object(trouble).name }, 'deliveries fail'),
  });
}

/** Once, however often it is told; a stop that hangs is cut. */
function stopWhenTold(stop: () => Promise<void>): void {
  let stopping = false;
  const told = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref();
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, told);
  process.once('disconnect', told);
}
