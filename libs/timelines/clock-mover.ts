import type { ClockMove, MoveProgress } from '#contracts/messages';
import { MOVE_CLOCK_ID, QUERIES, TASK_QUEUES, WORKFLOWS } from '#contracts/messages';
import type { Instant } from '#kernel/instant';
import type { Client, WorkflowHandle } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';

export type MoveAnswer =
  | { readonly outcome: 'done'; readonly now: Instant; readonly settled: number }
  | { readonly outcome: 'running' }
  | { readonly outcome: 'conflict' };

/**
 * Starts the one mover of the business clock and waits for its end, but not longer than `patienceMs`; the walk goes on by
 * itself. `conflict`: another move is under way. Throws when Temporal cannot be reached.
 */
export async function moveTheClock(client: Client, target: Instant, patienceMs: number): Promise<MoveAnswer> {
  try {
    const handle = await client.workflow.start(WORKFLOWS.moveClock, {
      workflowId: MOVE_CLOCK_ID,
      workflowIdConflictPolicy: 'FAIL',
      taskQueue: TASK_QUEUES.deadlines,
      args: [{ target } satisfies ClockMove],
      staticSummary: '演练时钟 rehearsal clock',
    });
    return await endOf(client.workflow.getHandle(MOVE_CLOCK_ID, handle.firstExecutionRunId), patienceMs);
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { outcome: 'conflict' };
    throw error;
  }
}

/** How far the current or last move got; `null` when there was none yet. */
export async function moveProgress(client: Client): Promise<MoveProgress | null> {
  try {
    return await client.workflow.getHandle(MOVE_CLOCK_ID).query<MoveProgress>(QUERIES.progress);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

async function endOf(handle: WorkflowHandle, patienceMs: number): Promise<MoveAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => (timer = setTimeout(resolve, patienceMs, null)));
  try {
    const end: MoveProgress | null = await Promise.race([handle.result(), patience]);
    return end === null ? { outcome: 'running' } : { outcome: 'done', now: end.now, settled: end.settled };
  } finally {
    clearTimeout(timer);
  }
}
