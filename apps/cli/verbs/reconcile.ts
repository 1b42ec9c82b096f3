import type { Disagreement, Known } from '#timelines/compare-timelines';
import { compareTimelines, isAhead } from '#timelines/compare-timelines';
import type { Difference, ReconcilePort } from '#timelines/reconcile';
import { compare, endOrphans, repair } from '#timelines/reconcile';
import type { Client } from '@temporalio/client';
import type { Outcome } from '../outcome.ts';
import { foundSomething, well } from '../outcome.ts';

const SHOWN = 20;

export interface ReconcileOptions {
  /** Ask every workflow what it knows, too. */
  readonly timelines: boolean;
  /** Raise the epoch and send everything again. */
  readonly repair: boolean;
  /** End the workflows that the record knows nothing of. */
  readonly endOrphans: boolean;
}

/**
 * Compares the streams that need a workflow with the workflows that run. What a restored record has lost is told before it is
 * overruled, so the comparison always comes first.
 */
export async function reconcile(
  record: ReconcilePort,
  client: Client,
  options: ReconcileOptions & { readonly buckets: number },
): Promise<Outcome> {
  const difference = await compare(client, record);
  const disagreements = options.timelines
    ? await compareTimelines(client, record, difference.workflowsWithoutHead)
    : undefined;
  const found = { ...difference, ...(disagreements === undefined ? {} : { disagreements }) };
  const lines = [...differenceLines(difference), ...disagreementLines(disagreements ?? [])];
  if (options.endOrphans) await endOrphans(client, difference.workflowsWithoutHead);
  if (options.repair) {
    const epoch = await repair(client, record, { buckets: options.buckets, toEnd: difference.workflowsToEnd });
    return well({ ...found, epoch }, ...lines, `已安排全部重发 everything is sent again, epoch ${epoch}`);
  }
  return lines.length === 0 ? well(found, '一致 record and Temporal agree') : foundSomething(found, ...lines);
}

function differenceLines({ headsWithoutWorkflow, workflowsWithoutHead, workflowsToEnd }: Difference): string[] {
  return [
    ...listed('缺工作流的案卷 streams without a workflow', headsWithoutWorkflow),
    ...listed('无案卷的工作流 workflows without a stream', workflowsWithoutHead),
    ...listed('应已结束的工作流 workflows that should have ended', workflowsToEnd),
  ];
}

function disagreementLines(disagreements: readonly Disagreement[]): string[] {
  const ahead = disagreements.filter(isAhead);
  const others = disagreements.filter((each) => !isAhead(each));
  return [
    ...listed('档案缺失的经历 the record has lost what these workflows have heard of', ahead.map(told)),
    ...listed('不一致的期限 timelines that differ', others.map(told)),
  ];
}

function told({ streamId, workflow, record }: Disagreement): string {
  return `${streamId}  工作流 workflow: ${worded(workflow)}  档案 record: ${worded(record)}`;
}

function worded(known: Known | null): string {
  return known === null ? '-' : `${known.epoch}/${known.version} ${known.stage}, ${known.next ?? '-'}`;
}

function listed(title: string, rows: readonly string[]): readonly string[] {
  if (rows.length === 0) return [];
  const more = rows.length > SHOWN ? [`  … ${rows.length - SHOWN}`] : [];
  return [`${title}: ${rows.length}`, ...rows.slice(0, SHOWN).map((row) => `  ${row}`), ...more];
}
