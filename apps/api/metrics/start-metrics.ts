import type { Figures } from '#casework/figures';
import type { Configuration } from '#platform/configuration';
import { createRegistry, serveMetrics } from '#platform/metrics';
import { collectDefaultMetrics } from 'prom-client';
import type { Answered } from '../http/observe-answers.ts';
import { answerMetrics } from './answer-metrics.ts';
import { recordMetrics } from './record-metrics.ts';

export interface Metrics {
  readonly observe: (answered: Answered) => void;
  close(): Promise<void>;
}

/** Serves the API's figures when a port is named for them; else nothing is counted. */
export async function startMetrics(
  { metricsHost: host, metricsPort: port }: Pick<Configuration, 'metricsHost' | 'metricsPort'>,
  figures: () => Promise<Figures>,
): Promise<Metrics> {
  if (port === null) return { observe: () => {}, close: async () => {} };
  const registry = createRegistry('api');
  collectDefaultMetrics({ register: registry });
  recordMetrics(registry, figures);
  const observe = answerMetrics(registry);
  const server = await serveMetrics({ host, port }, () => registry.metrics());
  return { observe, close: () => server.close() };
}
