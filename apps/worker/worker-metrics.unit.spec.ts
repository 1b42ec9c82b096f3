import { expect, test } from 'vitest';
import { freePort } from '../../libs/platform/embedded/free-port.mjs';
import { startWorkerMetrics } from './worker-metrics.ts';

const metricsHost = '127.0.0.1';

test('nothing is counted and no port opened unless one is named', async () => {
  const metrics = await startWorkerMetrics({ metricsHost, workerMetricsPort: null });
  metrics.attemptFailed('settle', new Error('x'));
  expect(metrics.coreAddress).toBeNull();
  await metrics.close();
});

test('failed attempts are counted by activity and kind, troubles by loop; words of an error are never told', async () => {
  const port = await freePort();
  const metrics = await startWorkerMetrics({ metricsHost, workerMetricsPort: port });
  metrics.attemptFailed('settle', Object.assign(new TypeError('row of canary-value'), { code: '23505' }));
  metrics.loopTroubled('relay', new Error('canary-value'));
  metrics.loopTroubled('relay', null);
  const told = await (await fetch(`http://${metricsHost}:${port}/metrics`)).text();
  await metrics.close();
  expect(told).toMatch(/yuanzhu_activity_attempts_failed_total\{.*activity="settle",kind="TypeError 23505".*\} 1/);
  expect(told).toMatch(/yuanzhu_loop_troubles_total\{.*loop="relay".*\} 1/);
  expect(told).not.toContain('canary-value');
});
