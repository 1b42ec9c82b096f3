import type { ClockActivities } from '#activities';
import type { ClockMove, MoveProgress } from '#contracts/messages';
import { QUERIES, TASK_QUEUES } from '#contracts/messages';
import { defineQuery, makeContinueAsNewFunc, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';

/*
 * Rehearsal (演练): the business clock walks to a later instant, day of law by day of law, so that the log does not depend
 * on the size of the jump. One mover at a time: its workflow id is fixed, a second start is refused by the server.
 *
 * The walk is done in short slices, each an activity: a killed worker repeats a slice, and settling is idempotent.
 */
export const progress = defineQuery<MoveProgress>(QUERIES.progress);

const LONGEST_HISTORY = 150;

const activities = {
  taskQueue: TASK_QUEUES.deadlines,
  startToCloseTimeout: '10 minutes',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
} as const;

/** A slice tells of each chunk; a worker that died is missed after this time. */
const { walkClock } = proxyActivities<ClockActivities>({ ...activities, heartbeatTimeout: '10 seconds' });
const { tellAfterMove } = proxyActivities<ClockActivities>({ ...activities, heartbeatTimeout: '30 seconds' });

export async function moveClock({ target, now = 0, settled = 0 }: ClockMove): Promise<MoveProgress> {
  let walked: MoveProgress = { target, now, settled, done: false };
  setHandler(progress, () => walked);

  while (!walked.done) {
    if (workflowInfo().historyLength >= LONGEST_HISTORY) {
      await makeContinueAsNewFunc<typeof moveClock>()({ target, now: walked.now, settled: walked.settled });
    }
    const slice = await walkClock(target);
    walked = { ...slice, settled: walked.settled + slice.settled };
  }
  await tellAfterMove();
  return walked;
}
