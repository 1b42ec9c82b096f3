import type { BulkJob, BulkRun } from '#contracts/messages';
import { bulkWorkflowId, TASK_QUEUES, WORKFLOWS } from '#contracts/messages';
import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';

/** Starts the job's workflow, once for each job: one that runs or has ended well is left alone. Answers whether it was started. */
export async function startBulk(client: Client, job: BulkJob): Promise<boolean> {
  try {
    await client.workflow.start(WORKFLOWS.bulkWork, {
      workflowId: bulkWorkflowId(job),
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      taskQueue: TASK_QUEUES.deadlines,
      args: [{ job } satisfies BulkRun],
      staticSummary: `批量办理 ${job.kind}`,
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
