import { personWorkflowId, SEARCH_ATTRIBUTES, streamIdOf, WORKFLOWS } from '#contracts/messages';
import { prepareNamespace } from '#platform/temporal-connection';
import type { Wanted } from '#record/contract';
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import { startBuckets } from './start-buckets.ts';

/*
 * After a restore of either side nobody knows what the other has heard. Comparing reads only; repairing sends everything again,
 * by the relay at its own pace, under an epoch that outranks whatever was sent before: the record is right, even where a
 * workflow knows more. What it knows more is what the restored record has lost, and is told before it is overruled.
 */

/** What reconciling asks of the record. */
export interface ReconcilePort {
  /** Streams that should have a workflow (all but those that left with nothing dated), by id, after `after`. */
  streamsToKeepTime(page: { readonly after: string | null; readonly limit: number }): Promise<readonly string[]>;
  /** How streams stand, as their workflows should know it; ids that the record does not know are left out. */
  standings(streamIds: readonly string[]): Promise<readonly Wanted[]>;
  /** Makes every stream wanted anew under a higher epoch, in the background lane; `also` those that have left. Answers the epoch. */
  raiseEpoch(also?: readonly string[]): Promise<number>;
}

export interface Difference {
  readonly headsWithoutWorkflow: readonly string[];
  /** The record knows no such stream: it is older than Temporal, or another record. */
  readonly workflowsWithoutHead: readonly string[];
  /** Their streams have left and nothing of them is dated. */
  readonly workflowsToEnd: readonly string[];
}

const PAGE = 1000;

/** Compares the streams that need a workflow with the workflows that run. Visibility may trail by a second. */
export async function compare(client: Client, record: ReconcilePort): Promise<Difference> {
  const running = new Set<string>();
  const query = `WorkflowType = '${WORKFLOWS.assistedPerson}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query })) running.add(streamIdOf(workflowId));

  const headsWithoutWorkflow: string[] = [];
  for await (const page of pagesOf(record)) {
    headsWithoutWorkflow.push(...page.filter((streamId) => !running.delete(streamId)));
  }
  const known = await knownAmong(record, [...running]);
  return {
    headsWithoutWorkflow,
    workflowsWithoutHead: [...running].filter((streamId) => !known.has(streamId)),
    workflowsToEnd: [...known],
  };
}

export interface RepairOptions {
  readonly buckets: number;
  /** Running workflows whose streams have left: told once more, they end by themselves. */
  readonly toEnd: readonly string[];
}

/** Also for a Temporal that has forgotten everything: what a worker prepares at its start is there again before it is needed. */
export async function repair(
  client: Client,
  record: ReconcilePort,
  { buckets, toEnd }: RepairOptions,
): Promise<number> {
  await prepareNamespace(client, client.options.namespace, Object.values(SEARCH_ATTRIBUTES));
  await startBuckets(client, buckets);
  return record.raiseEpoch(toEnd);
}

/** Ends workflows that the record knows nothing of. Their histories stay readable for the time of Temporal's retention. */
export async function endOrphans(client: Client, streamIds: readonly string[]): Promise<void> {
  for (const streamId of streamIds) {
    try {
      await client.workflow.getHandle(personWorkflowId(streamId)).terminate('no such stream in the record');
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
}

export async function* pagesOf(record: ReconcilePort): AsyncGenerator<readonly string[]> {
  for (let after: string | null = null; ;) {
    const page: readonly string[] = await record.streamsToKeepTime({ after, limit: PAGE });
    yield page;
    after = page.at(-1) ?? null;
    if (page.length < PAGE) return;
  }
}

async function knownAmong(record: ReconcilePort, streamIds: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let start = 0; start < streamIds.length; start += PAGE) {
    for (const { streamId } of await record.standings(streamIds.slice(start, start + PAGE))) known.add(streamId);
  }
  return known;
}
