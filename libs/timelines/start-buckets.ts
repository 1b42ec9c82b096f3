import type { BucketRun, Earlier } from '#contracts/messages';
import { bucketWorkflowId, SIGNALS, TASK_QUEUES, WORKFLOWS } from '#contracts/messages';
import type { Client } from '@temporalio/client';

/** One workflow for each bucket of the record. Those that run already are left alone. */
export async function startBuckets(client: Client, buckets: number): Promise<void> {
  const numbers = Array.from({ length: buckets }, (_, bucket) => bucket);
  await Promise.all(
    numbers.map((bucket) =>
      client.workflow.start(WORKFLOWS.deadlineBucket, {
        workflowId: bucketWorkflowId(bucket),
        workflowIdConflictPolicy: 'USE_EXISTING',
        taskQueue: TASK_QUEUES.deadlines,
        args: [{ bucket } satisfies BucketRun],
        staticSummary: `期限桶 deadlines of bucket ${bucket}`,
      }),
    ),
  );
}

/** Tells a bucket that something of it falls due that soon. A bucket that does not run is started: it looks at once. */
export async function wakeBucket(client: Client, bucket: number, dueInMs: number): Promise<void> {
  await client.workflow.signalWithStart(WORKFLOWS.deadlineBucket, {
    workflowId: bucketWorkflowId(bucket),
    taskQueue: TASK_QUEUES.deadlines,
    args: [{ bucket } satisfies BucketRun],
    signal: SIGNALS.earlier,
    signalArgs: [{ dueInMs } satisfies Earlier],
  });
}
