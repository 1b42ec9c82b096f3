import { NAMESPACE, personWorkflowId } from '#contracts/messages';
import { lazyClient } from '#platform/temporal-connection';
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Done } from './lives-under-way.ts';
import { inParallel } from './people.ts';
import type { Stage } from './stage.ts';

/** A message as the history holds it, and when the workflow had taken it in. */
interface Heard {
  readonly version: number;
  readonly foldedAt: number;
  /** Events of the history that belong to it: the signal and all up to the next one. */
  readonly events: number;
  /** Names of those events, without the signal and its workflow task. */
  readonly besides: readonly string[];
}

export interface Histories {
  /** Milliseconds from a commit that the workflow wanted to the workflow task that took it in. */
  readonly lags: readonly number[];
  readonly heard: readonly Heard[];
  /** Wanted commits no message has told of. */
  readonly untold: number;
}

export function clientOf(stage: Stage): Client {
  return lazyClient(stage.place.temporalAddress, NAMESPACE);
}

/** Reads the persons' histories after the fact, so that measuring costs the measured nothing. */
export async function readHistories(stage: Stage, done: readonly Done[]): Promise<Histories> {
  const client = clientOf(stage);
  const people = [...new Set(done.map(({ personId }) => personId))];
  const heardBy = new Map<string, readonly Heard[]>();
  await inParallel(people.length, async (place) => {
    const personId = people[place] ?? '';
    heardBy.set(personId, await heardOf(client, personId));
  });
  await client.connection.close();
  const writtenAt = await commitTimes(stage, people);
  const wanted = done.filter((each) => each.wanted);
  const lags = wanted.flatMap(({ personId, version }) => {
    const message = heardBy.get(personId)?.find((each) => each.version >= version);
    const written = writtenAt.get(`${personId}/${version}`);
    return message === undefined || written === undefined ? [] : [message.foldedAt - written];
  });
  return { lags, heard: [...heardBy.values()].flat(), untold: wanted.length - lags.length };
}

async function heardOf(client: Client, personId: string): Promise<readonly Heard[]> {
  const handle = client.workflow.getHandle(personWorkflowId(personId));
  const { events } = await handle.fetchHistory().catch((error: unknown) => {
    if (error instanceof WorkflowNotFoundError) return { events: [] };
    throw error;
  });
  const heard: { version: number; foldedAt: number; events: number; besides: string[] }[] = [];
  let open = 0;
  for (const event of events ?? []) {
    const signal = event.workflowExecutionSignaledEventAttributes;
    if (signal) {
      const data = signal.input?.payloads?.[0]?.data;
      const { version } = JSON.parse(Buffer.from(data ?? []).toString('utf8')) as { version: number };
      heard.push({ version, foldedAt: NaN, events: 0, besides: [] });
    }
    const last = heard.at(-1);
    if (last === undefined) continue;
    last.events += 1;
    const at = Number(event.eventTime?.seconds ?? 0) * 1000 + Number(event.eventTime?.nanos ?? 0) / 1e6;
    if (event.workflowTaskCompletedEventAttributes)
      for (; open < heard.length; open += 1) (heard[open] ?? last).foldedAt = at;
    const besides = event.timerStartedEventAttributes
      ? 'timer'
      : event.upsertWorkflowSearchAttributesEventAttributes
        ? 'attributes'
        : null;
    if (besides !== null) last.besides.push(besides);
  }
  return heard;
}

async function commitTimes({ admin }: Stage, people: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const text = 'select stream_id, version, written_at from record.events where stream_id = any($1::uuid[])';
  const { rows } = await admin.query<{ stream_id: string; version: number; written_at: number }>(text, [people]);
  return new Map(rows.map(({ stream_id, version, written_at }) => [`${stream_id}/${version}`, written_at]));
}
