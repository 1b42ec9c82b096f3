import type { BucketActivities } from '#activities';
import type { BucketRun, Earlier } from '#contracts/messages';
import { SIGNALS, TASK_QUEUES } from '#contracts/messages';
import {
  condition,
  defineSignal,
  makeContinueAsNewFunc,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { isEarlier } from './wake.ts';

/*
 * The second guard of every deadline: one timer for a whole bucket of streams. It settles the common dates at their instant,
 * for all its streams at once, and of the individual ones what a person's own timer missed.
 *
 * The timer never runs longer than the activity says (a quarter of an hour at most), so a date that appears meanwhile is
 * found by itself; for a common one that is nearer still, the relay signals `earlier`. Waking too early is harmless.
 */
export const earlier = defineSignal<[Earlier]>(SIGNALS.earlier);

const LONGEST_HISTORY = 150;

const { settleBucket } = proxyActivities<BucketActivities>({
  taskQueue: TASK_QUEUES.deadlines,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '10 seconds', // a chunk takes less; a worker that died is missed by then
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

export async function deadlineBucket({ bucket, settled = 0 }: BucketRun): Promise<void> {
  let total = settled;
  let wakeAt = Infinity;
  setHandler(earlier, (news) => {
    if (typeof news?.dueInMs === 'number') wakeAt = Math.min(wakeAt, Date.now() + news.dueInMs);
  });

  while (workflowInfo().historyLength < LONGEST_HISTORY) {
    wakeAt = Infinity; // a signal that comes while we settle may be too late for this time: it stays
    const answer = await settleBucket(bucket);
    total += answer.settled;
    wakeAt = Math.min(wakeAt, Date.now() + answer.wakeInMs);
    await theInstantComes();
  }
  await makeContinueAsNewFunc<typeof deadlineBucket>()({ bucket, settled: total });

  async function theInstantComes(): Promise<void> {
    for (;;) {
      const armed = wakeAt;
      const duration = armed - Date.now();
      if (duration < 1) return;
      const summary = `bucket ${bucket}: next look, ${total} settled so far`;
      if (!(await condition(() => isEarlier(wakeAt, armed), duration, { summary }))) return;
    }
  }
}
