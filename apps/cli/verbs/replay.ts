import type { EventAnswer } from '#casework/answers';
import type { Replayed, ReplayRequest } from '#casework/audit/replay';
import type { Outcome } from '../outcome.ts';
import { CannotRun, well } from '../outcome.ts';

/** The person folded anew from the log as it was known, read as of a legal moment: the events, what they came to, what falls due. */
export async function replay(
  casework: { readonly replay: (request: ReplayRequest) => Promise<Replayed | null> },
  request: ReplayRequest,
): Promise<Outcome> {
  const replayed = await casework.replay(request);
  if (replayed === null)
    throw new CannotRun('没有此人，或当时尚未登记 no such person, or not registered at that moment');
  const { person, events } = replayed;
  return well(
    replayed,
    ...events.map(eventLine),
    '',
    `${person.personId}  version ${person.version}  validAt ${person.validAt}${person.knownAt ? `  knownAt ${person.knownAt}` : ''}`,
    `阶段 stage ${person.stage} · 漏斗 funnel ${person.funnel} · 资格 qualification ${person.qualification}`,
    ...person.benefits.map(
      ({ benefit, firstMonth, lastMonth, status }) =>
        `待遇 benefit ${benefit} ${firstMonth}–${lastMonth ?? ''} ${status}`,
    ),
    ...person.deadlines.map(
      ({ kind, dueAt, awaiting, paragraph }) => `期限 deadline ${dueAt ?? `(${awaiting})`}  ${kind} ${paragraph}`,
    ),
  );
}

function eventLine({ version, effectiveAt, recordedAt, type, paragraphs }: EventAnswer): string {
  return `${String(version).padStart(4)}  ${effectiveAt}  (${recordedAt})  ${type} ${paragraphs.join('')}`;
}
