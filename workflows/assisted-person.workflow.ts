import type { SettleActivities } from '#activities';
import type { PersonNews, TimelineAnswer } from '#contracts/messages';
import { QUERIES, SEARCH_ATTRIBUTES, SIGNALS, streamIdOf, TASK_QUEUES } from '#contracts/messages';
import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { defineSearchAttributeKey } from '@temporalio/common';
import {
  condition,
  defineQuery,
  defineSignal,
  makeContinueAsNewFunc,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { LifeSoFar } from './life.ts';
import { isOver, lifeFrom, settled, soFar, timelineOf, told } from './life.ts';
import { details, timerName } from './story.ts';
import { isEarlier } from './wake.ts';

/*
 * One assisted person's time, for as long as the case lives: hear where the record stands, sleep until the next date,
 * settle, go on. The record decides what a date means; this workflow only makes sure that somebody looks when it comes.
 *
 *  - It knows nothing personal: codes, dates and the pseudonymous id.
 *  - Handlers are set before the first await, change values only and never throw.
 *  - A new rule or reminder is data in a message. A change of *which commands are issued in which order* breaks replay:
 *    test/replay holds histories of every release.
 *  - Runs are short: 150 events or 300 days. The first act of each continued run is to settle.
 */
export const recorded = defineSignal<[PersonNews]>(SIGNALS.recorded);
export const timeline = defineQuery<TimelineAnswer>(QUERIES.timeline);

const LONGEST_HISTORY = 150;
const LONGEST_RUN_MS = 300 * 86_400_000;
const STAGE = defineSearchAttributeKey(SEARCH_ATTRIBUTES.stage, 'KEYWORD');
const COUNTY = defineSearchAttributeKey(SEARCH_ATTRIBUTES.countyCode, 'KEYWORD');

/** No end of attempts: while the record is away the date waits, and nothing is lost. */
const { settle } = proxyActivities<SettleActivities>({
  taskQueue: TASK_QUEUES.persons,
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

export async function assistedPerson(before?: LifeSoFar): Promise<void> {
  const id = streamIdOf(workflowInfo().workflowId);
  let life = lifeFrom(before);
  setHandler(timeline, () => timelineOf(life));
  setHandler(recorded, (news) => {
    life = told(life, news, id, Date.now());
    show();
  });

  if (before) await lookNow();
  else await condition(() => life.heard !== null);
  while (!isOver(life)) {
    if (runIsLong()) await nextRun(soFar(life));
    else if (await theDayComes()) await lookNow();
  }

  /** Sleeps until the next date; false when something else comes first (an earlier date, the end, a long history). */
  async function theDayComes(): Promise<boolean> {
    const armed = life.wakeAt;
    const disturbed = (): boolean => isOver(life) || runIsLong() || isEarlier(life.wakeAt, armed);
    if (armed === null) return condition(disturbed).then(() => false);
    const duration = armed - Date.now();
    if (duration < 1) return true; // a condition with no time left would write a patch marker
    return !(await condition(disturbed, duration, { summary: timerName(life) }));
  }

  async function lookNow(): Promise<void> {
    const answer = await settle(id);
    life = settled(life, answer, id, Date.now());
    show();
  }

  /** What Temporal's lists and its UI show of this life. */
  function show(): void {
    setCurrentDetails(details(life));
    const known = workflowInfo().typedSearchAttributes;
    const changed = searchAttributes(life).filter(({ key, value }) => known.get(key) !== value);
    if (changed.length > 0) upsertSearchAttributes(changed);
  }
}

function searchAttributes(life: LifeSoFar): SearchAttributeUpdatePair[] {
  if (life.heard === null) return [];
  return [
    { key: STAGE, value: life.heard.stage },
    { key: COUNTY, value: life.heard.countyCode },
  ];
}

function runIsLong(): boolean {
  const { historyLength, runStartTime } = workflowInfo();
  return historyLength >= LONGEST_HISTORY || Date.now() - runStartTime.getTime() >= LONGEST_RUN_MS;
}

/** The memo of the start is not carried on by itself once it was changed, so it is always handed over. */
async function nextRun(life: LifeSoFar): Promise<never> {
  const { memo } = workflowInfo();
  return makeContinueAsNewFunc<typeof assistedPerson>(memo === undefined ? {} : { memo })(life);
}
