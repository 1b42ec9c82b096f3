import type { TimelineEntry } from '#contracts/messages';
import { formatInstant } from '#kernel/instant';
import type { Life } from './life.ts';
import { datedEntries } from './life.ts';

/**
 * What Temporal's own UI shows of a life. Shown, never recorded as a decision: words may change without touching a replay.
 * The glossary's words; a stage that is not in the list shows its code.
 */
const STAGES: Readonly<Record<string, string>> = {
  REGISTERED: '已登记失业',
  APPLIED: '已申请',
  CHECKED: '已初审',
  ON_NOTICE: '公示中',
  OBJECTED: '有异议',
  NOTICE_ENDED: '公示期满',
  STREET_REVIEWED: '已复核',
  CERTIFIED: '已认定',
  AGREED: '已签援助协议',
  REFUSED: '不予认定',
  LEFT: '已离开',
};

const SHOWN = 5;

/** The current details: the stage, then what comes next. */
export function details(life: Life): string {
  const stage = life.heard?.stage ?? '';
  const dates = datedEntries(life).slice(0, SHOWN);
  const awaited = (life.heard?.timeline ?? []).filter((entry) => entry.dueAt === null);
  return [
    `**阶段 Stage** ${STAGES[stage] ?? ''} ${stage}`,
    ...(dates.length === 0 ? ['无期限 no date ahead'] : dates.map((entry) => `- 期限 due ${line(entry)}`)),
    ...awaited.map((entry) => `- 待定 not dated yet ${entry.kind} ${entry.paragraph}`),
  ].join('\n');
}

/** The name of the timer: the deadline it stands for, its paragraph and its legal instant. */
export function timerName(life: Life): string {
  const next = datedEntries(life)[0];
  return next ? line(next) : 'look again';
}

function line(entry: TimelineEntry): string {
  return `${entry.kind} ${entry.paragraph} ${entry.dueAt === null ? '' : formatInstant(entry.dueAt)}`;
}
