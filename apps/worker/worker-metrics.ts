import type { Configuration } from '#platform/configuration';
import { createRegistry, serveMetrics } from '#platform/metrics';
import { collectDefaultMetrics, Counter } from 'prom-client';
import { freePort } from '../../libs/platform/embedded/free-port.mjs';
import { kindOf } from './plain-failures.ts';

/** What the worker counts of itself; Temporal's SDK counts tasks, failures and latencies in its own core. */
export interface WorkerMetrics {
  /** Where the SDK's core tells its figures; `null`: nothing is counted. */
  readonly coreAddress: string | null;
  /** An attempt of an activity failed. */
  readonly attemptFailed: (activity: string, error: unknown) => void;
  /** The relay or a chore began to fail, or (`null`) works again. */
  readonly loopTroubled: (loop: string, trouble: unknown) => void;
  close(): Promise<void>;
}

const NOTHING: WorkerMetrics = {
  coreAddress: null,
  attemptFailed: () => {},
  loopTroubled: () => {},
  close: async () => {},
};

/** One address for Prometheus: ours, followed by what the core tells on an address of its own, inside this machine. */
export async function startWorkerMetrics({
  metricsHost: host,
  workerMetricsPort: port,
}: Pick<Configuration, 'metricsHost' | 'workerMetricsPort'>): Promise<WorkerMetrics> {
  if (port === null) return NOTHING;
  const registry = createRegistry('worker');
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const attempts = new Counter({
    name: 'yuanzhu_activity_attempts_failed_total',
    help: 'Attempts of activities that failed and will be tried again, by the kind of their error',
    labelNames: ['activity', 'kind'],
    registers,
  });
  const troubles = new Counter({
    name: 'yuanzhu_loop_troubles_total',
    help: 'Times that the relay or a chore of the record began to fail',
    labelNames: ['loop'],
    registers,
  });
  const coreAddress = `127.0.0.1:${await freePort()}`;
  const server = await serveMetrics({ host, port }, async () => (await registry.metrics()) + (await told(coreAddress)));
  return {
    coreAddress,
    attemptFailed: (activity, error) => attempts.inc({ activity, kind: kindOf(error) }),
    loopTroubled: (loop, trouble) => {
      if (trouble !== null) troubles.inc({ loop });
    },
    close: () => server.close(),
  };
}

/** The core speaks once its runtime is installed; until then our own figures are all. */
async function told(address: string): Promise<string> {
  try {
    const answer = await fetch(`http://${address}/metrics`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok ? `\n${await answer.text()}` : '';
  } catch {
    return '';
  }
}
