import type { TimelineAnswer } from '#contracts/messages';
import { personWorkflowId, QUERIES } from '#contracts/messages';
import { formatInstant } from '#kernel/instant';
import type { Wanted } from '#record/contract';
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { ReconcilePort } from './reconcile.ts';
import { pagesOf } from './reconcile.ts';

/** One side's knowledge of a person: codes and dates only. */
export interface Known {
  readonly epoch: number;
  readonly version: number;
  readonly stage: string;
  readonly next: string | null;
}

export interface Disagreement {
  readonly streamId: string;
  /** `null`: the workflow does not answer. */
  readonly workflow: Known | null;
  /** `null`: the record knows no such stream. */
  readonly record: Known | null;
}

/** Queries that run at once: each may load a workflow, so few. */
const AT_ONCE = 20;
const QUERY_MS = 10_000;

/**
 * Asks every workflow what it knows and answers where that is not what the record says, `orphans` (workflows without a stream)
 * included. A version may trail, because steps without a new date ride with the next message; stage and next date may not.
 * A worker must run: it is the one who answers.
 */
export async function compareTimelines(
  client: Client,
  record: ReconcilePort,
  orphans: readonly string[],
): Promise<readonly Disagreement[]> {
  const found: Disagreement[] = [];
  const look = async (ids: readonly string[]): Promise<void> => {
    const standings = new Map((await record.standings(ids)).map((standing) => [standing.streamId, standing]));
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const some = ids.slice(start, start + AT_ONCE);
      const compared = await Promise.all(some.map((id) => compareOne(client, id, standings.get(id))));
      found.push(...compared.filter((each): each is Disagreement => each !== null));
    }
  };
  for await (const page of pagesOf(record)) await look(page);
  await look(orphans);
  return found;
}

/** The record was restored to a moment before these: the workflow has heard of events that it no longer holds. */
export function isAhead({ workflow, record }: Disagreement): boolean {
  return workflow !== null && workflow.version > (record?.version ?? 0);
}

async function compareOne(
  client: Client,
  streamId: string,
  standing: Wanted | undefined,
): Promise<Disagreement | null> {
  const heard = await heardBy(client, streamId);
  if (heard === 'no workflow') return null; // told by `compare`
  const workflow = heard && knownToWorkflow(heard);
  const record = standing === undefined ? null : knownToRecord(standing);
  return workflow !== null && record !== null && agree(workflow, record) ? null : { streamId, workflow, record };
}

function agree(workflow: Known, record: Known): boolean {
  return (
    workflow.epoch === record.epoch &&
    workflow.version <= record.version &&
    workflow.stage === record.stage &&
    workflow.next === record.next
  );
}

async function heardBy(client: Client, streamId: string): Promise<TimelineAnswer | null | 'no workflow'> {
  try {
    const handle = client.workflow.getHandle(personWorkflowId(streamId));
    return await client.withDeadline(Date.now() + QUERY_MS, () => handle.query<TimelineAnswer>(QUERIES.timeline));
  } catch (error) {
    return error instanceof WorkflowNotFoundError ? 'no workflow' : null;
  }
}

function knownToWorkflow({ epoch, version, stage, nextDeadline }: TimelineAnswer): Known {
  return { epoch, version, stage, next: nextDeadline && named(nextDeadline) };
}

function knownToRecord({ epoch, version, stage, timeline }: Wanted): Known {
  const dated = timeline.filter(({ dueAt }) => dueAt !== null);
  const [first] = dated.sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
  return { epoch, version, stage, next: first === undefined ? null : named(first) };
}

function named({ kind, dueAt }: { readonly kind: string; readonly dueAt: number | null }): string {
  return `${kind} ${dueAt === null ? '' : formatInstant(dueAt)}`;
}
