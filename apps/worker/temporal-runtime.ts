import type { Logger } from '#platform/logging';
import type { LogEntry } from '@temporalio/worker';
import { DefaultLogger, Runtime } from '@temporalio/worker';

const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/**
 * Temporal's runtime, before any of its connections: it leaves the signals to us, and it speaks through our log.
 */
export function installTemporalRuntime(log: Logger, metricsAddress: string | null = null): void {
  const write = ({ level, message, meta }: LogEntry): void => log[LEVELS[level]]({ temporal: meta ?? {} }, message);
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('INFO', write),
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      ...(metricsAddress === null ? {} : { metrics: { prometheus: { bindAddress: metricsAddress } } }),
    },
  });
}
