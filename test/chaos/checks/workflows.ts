import type { TimelineAnswer } from '#contracts/messages';
import { NAMESPACE, personWorkflowId, QUERIES } from '#contracts/messages';
import { Client, Connection } from '@temporalio/client';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from '../../support/plain-text.ts';
import { CANARY } from '../acts.ts';
import type { Arena } from '../arena.ts';
import type { Check } from './evidence.ts';
import { told } from './evidence.ts';
import { yuanzhu } from './record.ts';

interface Head {
  readonly stream_id: string;
  readonly version: number;
  readonly stage: string;
  readonly due: string | null;
}

const HISTORIES_READ = 40;
const CAUGHT_UP_WITHIN_MS = 60_000;

export async function withTemporal<T>({ temporalAddress }: Arena, work: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    return await work(new Client({ connection, namespace: NAMESPACE }));
  } finally {
    await connection.close();
  }
}

/** I8, I9: every person who needs one has a workflow, and it knows the stage and the next date that the record holds. */
export const timelines: Check = async (evidence) => {
  const { exit, said } = await caughtUp(
    () => yuanzhu(evidence, 'reconcile'),
    (answer) => answer.exit === 0,
  );
  const heads = await evidence.rows<Head>(
    `select stream_id, version, stage, extract(epoch from next_due_at) * 1000 as due from record.heads
     where not (stage in ('LEFT', 'REFUSED') and next_due_at is null)`,
  );
  const wrong = await withTemporal(evidence.arena, (client) =>
    caughtUp(
      () => inParallel(heads, (head) => difference(client, head)),
      (differences) => differences.every((each) => each === null),
    ),
  );
  return [
    ...(exit === 0 ? [] : [`I9 reconcile: ${said.trim().replaceAll('\n', ' ')}`]),
    ...told(
      'I9 timeline',
      wrong.filter((each) => each !== null),
    ),
  ];
};

/** A message that was taken is still to be worked off, and Temporal's lists follow a moment later: asked until all is well, or time is up. */
async function caughtUp<T>(ask: () => Promise<T>, isWell: (answer: T) => boolean): Promise<T> {
  const end = performance.now() + CAUGHT_UP_WITHIN_MS;
  for (;;) {
    const answer = await ask();
    if (isWell(answer) || performance.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Its version may trail the head: steps that change neither stage nor date ride with the next message. */
async function difference(client: Client, head: Head): Promise<string | null> {
  const handle = client.workflow.getHandle(personWorkflowId(head.stream_id));
  const told = await handle.query<TimelineAnswer>(QUERIES.timeline).catch((error: Error) => error);
  if (told instanceof Error) return `${head.stream_id}: ${told.name}`;
  const due = told.nextDeadline?.dueAt ?? null;
  const isRight =
    told.version <= head.version && told.stage === head.stage && due === (head.due === null ? null : Number(head.due));
  return isRight
    ? null
    : `${head.stream_id}: ${told.version} ${told.stage} ${due} for ${head.version} ${head.stage} ${head.due}`;
}

async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const waiting = [...items];
  const done: R[] = [];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) done.push(await work(item));
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return done;
}

/** I15: no name and no citizen ID in a log or in what Temporal keeps. */
export const nothingPersonal: Check = async ({ arena, rows }) => {
  const logs = filesUnder(arena.folder).filter((file) => file.endsWith('.log'));
  const streams = await rows<{ stream_id: string }>(`select stream_id from record.heads limit ${HISTORIES_READ}`);
  const histories = await withTemporal(arena, (client) =>
    inParallel(streams, async ({ stream_id }) => {
      const history = await client.workflow
        .getHandle(personWorkflowId(stream_id))
        .fetchHistory()
        .catch(() => null);
      return plainText(history);
    }),
  );
  const texts: readonly (readonly [string, string])[] = [
    ...logs.map((file) => [file.slice(arena.folder.length), readFileSync(file, 'utf8')] as const),
    ...histories.map((text) => ['a history', text] as const),
  ];
  return told(
    'I15 personal data in',
    texts.filter(([, text]) => isPersonal(text)).map(([where]) => where),
  );
};

function isPersonal(text: string): boolean {
  return text.includes(CANARY) || /340104195\d{10}[0-9X]/.test(text);
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesUnder(path) : [path]));
}
