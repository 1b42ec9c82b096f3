import type { BulkActivities } from '#activities';
import type { BulkRun } from '#contracts/messages';
import { QUERIES, TASK_QUEUES } from '#contracts/messages';
import {
  defineQuery,
  makeContinueAsNewFunc,
  proxyActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';

/*
 * What is done to many persons, one by one: a restoration of everybody missed in an area (R6.8), a retirement table entered late
 * (R8.5). Page by page through the persons, each by a command of its own with a key that follows from the job and the person: a page
 * that is repeated changes nothing, and nobody is done twice. Paced, so that bulk never stands before a person.
 */
export const bulkDone = defineQuery<number>(QUERIES.progress);

const LONGEST_HISTORY = 150;
const PACE = '200 milliseconds';

const { workChunk } = proxyActivities<BulkActivities>({
  taskQueue: TASK_QUEUES.deadlines,
  startToCloseTimeout: '10 minutes',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

export async function bulkWork({ job, after = null, done = 0 }: BulkRun): Promise<number> {
  let [total, place] = [done, after];
  setHandler(bulkDone, () => total);
  for (;;) {
    const chunk = await workChunk(job, place);
    total += chunk.done;
    if (chunk.after === null) return total;
    place = chunk.after;
    if (workflowInfo().historyLength >= LONGEST_HISTORY) {
      await makeContinueAsNewFunc<typeof bulkWork>()({ job, after: place, done: total });
    }
    await sleep(PACE, { summary: `${job.kind}: next page, ${total} done so far` });
  }
}
