import type { Difference, ReconcilePort } from '#timelines/reconcile';
import { compare, repair } from '#timelines/reconcile';
import type { Client } from '@temporalio/client';
import type { Outcome } from '../outcome.ts';
import { foundSomething, well } from '../outcome.ts';

const SHOWN = 20;

/** Compares the streams that need a workflow with the workflows that run; `--repair` sends everything again at the relay's pace. */
export async function reconcile(record: ReconcilePort, client: Client, mends: boolean): Promise<Outcome> {
  const difference = await compare(client, record);
  const lines = [
    ...listed('缺工作流的案卷 streams without a workflow', difference.headsWithoutWorkflow),
    ...listed('无案卷的工作流 workflows without a stream', difference.workflowsWithoutHead),
  ];
  if (mends) {
    const epoch = await repair(record);
    return well({ ...difference, epoch }, ...lines, `已安排全部重发 everything is sent again, epoch ${epoch}`);
  }
  return isEmpty(difference)
    ? well(difference, '一致 record and Temporal agree')
    : foundSomething(difference, ...lines);
}

function isEmpty({ headsWithoutWorkflow, workflowsWithoutHead }: Difference): boolean {
  return headsWithoutWorkflow.length + workflowsWithoutHead.length === 0;
}

function listed(title: string, ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return [];
  const more = ids.length > SHOWN ? [`  … ${ids.length - SHOWN}`] : [];
  return [`${title}: ${ids.length}`, ...ids.slice(0, SHOWN).map((id) => `  ${id}`), ...more];
}
