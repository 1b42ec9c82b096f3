import type { OpenCasework } from '#casework/open';
import { moveProgress, moveTheClock } from '#timelines/clock-mover';
import { compare } from '#timelines/reconcile';
import type { Client } from '@temporalio/client';
import type { ClockMover } from './work/clock.service.ts';
import type { Comparison } from './work/comparison.ts';
import { createComparison } from './work/comparison.ts';
import type { Health } from './work/health.ts';
import { answersWithin } from './work/health.ts';

const PATIENCE_MS = 2_000;
const LAG_MS = 60_000;
const LONGEST_COMPARISON_MS = 60_000;

/** Ready without Temporal, but degraded: nothing is lost, timers catch up (architecture 1). */
export function healthOf({ casework, record }: OpenCasework, temporal: Client): Health {
  return {
    recordAnswers: () => answersWithin(() => casework.now(), PATIENCE_MS),
    async troubles() {
      const [answers, inTime] = await Promise.all([
        answersWithin(() => reach(temporal), PATIENCE_MS + 500),
        answersWithin(() => deliveredInTime(record), PATIENCE_MS),
      ]);
      return [...(answers ? [] : ['TEMPORAL_AWAY']), ...(inTime ? [] : ['DELIVERY_LAG'])];
    },
  };
}

export function clockMover(temporal: Client): ClockMover {
  return {
    move: async (target, patienceMs) => {
      await reach(temporal);
      return moveTheClock(temporal, target, patienceMs);
    },
    progress: async () => {
      await reach(temporal);
      return moveProgress(temporal);
    },
  };
}

export function comparisonOf({ record }: OpenCasework, temporal: Client): Comparison {
  return createComparison(async () => {
    await reach(temporal);
    return temporal.withDeadline(Date.now() + LONGEST_COMPARISON_MS, () => compare(temporal, record));
  });
}

/** The client by itself goes on trying for half a minute; whoever waits for an answer is told sooner that Temporal is away. */
async function reach(temporal: Client): Promise<void> {
  const asked = () => temporal.withDeadline(Date.now() + PATIENCE_MS, () => temporal.workflowService.getSystemInfo({}));
  if (!(await answersWithin(asked, PATIENCE_MS))) throw new Error('Temporal does not answer');
}

async function deliveredInTime(record: OpenCasework['record']): Promise<void> {
  const { oldestMs } = await record.deliveryLag();
  if (oldestMs > LAG_MS) throw new Error('deliveries lag');
}
