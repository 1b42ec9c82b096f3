import { personWorkflowId, streamIdOf, WORKFLOWS } from '#contracts/messages';
import type { Client } from '@temporalio/client';

/** What reconciling asks of the record. */
export interface ReconcilePort {
  /** Streams that should have a workflow (all but those that left with nothing dated), by id, after `after`. */
  streamsToKeepTime(page: { readonly after: string | null; readonly limit: number }): Promise<readonly string[]>;
  /** Makes every stream wanted anew under a higher epoch, in the background lane; answers the epoch. */
  raiseEpoch(): Promise<number>;
}

export interface Difference {
  /** Workflows whose stream the record does not know, or that should have ended. */
  readonly workflowsWithoutHead: readonly string[];
  readonly headsWithoutWorkflow: readonly string[];
}

const PAGE = 1000;

/** Compares the streams that need a workflow with the workflows that run. Visibility may trail by a second. */
export async function compare(client: Client, record: ReconcilePort): Promise<Difference> {
  const running = new Set<string>();
  const query = `WorkflowType = '${WORKFLOWS.assistedPerson}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query })) running.add(workflowId);

  const headsWithoutWorkflow: string[] = [];
  for await (const streamId of allStreams(record)) {
    if (!running.delete(personWorkflowId(streamId))) headsWithoutWorkflow.push(streamId);
  }
  return { workflowsWithoutHead: [...running].map(streamIdOf), headsWithoutWorkflow };
}

/**
 * After a restore of either side nobody knows what the other has heard: under a higher epoch everything is sent again, by the
 * relay at its own pace. Workflows that hold a later version than the record give way, because the epoch counts first.
 */
export async function repair(record: ReconcilePort): Promise<number> {
  return record.raiseEpoch();
}

async function* allStreams(record: ReconcilePort): AsyncGenerator<string> {
  for (let after: string | null = null; ;) {
    const page: readonly string[] = await record.streamsToKeepTime({ after, limit: PAGE });
    yield* page;
    after = page.at(-1) ?? null;
    if (page.length < PAGE) return;
  }
}
