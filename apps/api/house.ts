import type { OpenCasework } from '#casework/open';
import { moveProgress, moveTheClock } from '#timelines/clock-mover';
import type { Client } from '@temporalio/client';
import type { ClockMover } from './work/clock.service.ts';
import type { Health } from './work/health.ts';
import { answersWithin } from './work/health.ts';

const PATIENCE_MS = 2_000;
const LAG_MS = 60_000;

/** Ready without Temporal, but degraded: nothing is lost, timers catch up (architecture 1). */
export function healthOf({ casework, record }: OpenCasework, temporal: Client): Health {
  return {
    recordAnswers: () => answersWithin(() => casework.now(), PATIENCE_MS),
    async troubles() {
      const [answers, inTime] = await Promise.all([
        answersWithin(() => temporal.workflowService.getSystemInfo({}), PATIENCE_MS),
        answersWithin(() => deliveredInTime(record), PATIENCE_MS),
      ]);
      return [...(answers ? [] : ['TEMPORAL_AWAY']), ...(inTime ? [] : ['DELIVERY_LAG'])];
    },
  };
}

export function clockMover(temporal: Client): ClockMover {
  return {
    move: (target, patienceMs) => moveTheClock(temporal, target, patienceMs),
    progress: () => moveProgress(temporal),
  };
}

async function deliveredInTime(record: OpenCasework['record']): Promise<void> {
  const { oldestMs } = await record.deliveryLag();
  if (oldestMs > LAG_MS) throw new Error('deliveries lag');
}
