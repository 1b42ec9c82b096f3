import type { BucketActivities, BulkActivities, ClockActivities, SettleActivities } from '#activities';
import { NAMESPACE, TASK_QUEUES } from '#contracts/messages';
import type { Context } from '@temporalio/activity';
import type { NativeConnection } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import { plainFailures } from './plain-failures.ts';

export interface WorkersDeps {
  readonly connection: NativeConnection;
  /** The prebuilt workflows. */
  readonly bundlePath: string;
  readonly persons: SettleActivities;
  readonly deadlines: BucketActivities & ClockActivities & Partial<BulkActivities>;
  /** The whole of a failure, for the log; Temporal is told its kind only. */
  readonly onFailure: (activity: string, error: unknown) => void;
}

/** A worker of ours ends what it has in hand within this time, then lets go. */
const SHUTDOWN = { shutdownGraceTime: '5 seconds', shutdownForceTime: '8 seconds' } as const;

/**
 * The cache must stay above the number of workflow tasks in flight: a workflow that is evicted between its timer and its
 * settling replays twice. A cached person takes 0.2–0.4 MB, so it is capped too.
 */
const PERSONS = {
  maxCachedWorkflows: 400,
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentActivityTaskExecutions: 20,
};

/** Bulk has its own queue, so that a bucket never stands before a person; few run at once. */
const DEADLINES = {
  maxCachedWorkflows: 50,
  maxConcurrentWorkflowTaskExecutions: 8,
  maxConcurrentActivityTaskExecutions: 3,
};

export function createWorkers({
  connection,
  bundlePath,
  persons,
  deadlines,
  onFailure,
}: WorkersDeps): Promise<Worker[]> {
  const interceptors = {
    activity: [({ info }: Context) => ({ inbound: plainFailures(info.activityType, onFailure) })],
  };
  const shared = {
    interceptors,
    connection,
    namespace: NAMESPACE,
    workflowBundle: { codePath: bundlePath },
    ...SHUTDOWN,
  };
  return Promise.all([
    Worker.create({ ...shared, ...PERSONS, taskQueue: TASK_QUEUES.persons, activities: { ...persons } }),
    Worker.create({ ...shared, ...DEADLINES, taskQueue: TASK_QUEUES.deadlines, activities: { ...deadlines } }),
  ]);
}
