import type { PersonNews, Step, TimelineAnswer, TimelineEntry } from '#contracts/messages';
import { wakeDelay } from './wake.ts';

/**
 * What a person's workflow knows: the last message that counted, the latest steps, and when to wake. Values, so that the
 * whole of it can be handed to the next run and every rule below is a plain function.
 *
 * The highest (epoch, version) wins. The same version read at a later `now` counts too: after a move of the clock it brings
 * the same date nearer.
 */
export interface LifeSoFar {
  readonly schema: 1;
  readonly heard: PersonNews | null;
  readonly steps: readonly Step[];
}

export interface Life extends LifeSoFar {
  /** On the workflow's own clock. */
  readonly wakeAt: number | null;
}

const STEPS_KEPT = 50;

/** A stream that stays due (quarantined, or an older record restored) is looked at again after that long. */
const STUBBORN_MS = 15 * 60_000;

export function lifeFrom(before: LifeSoFar | undefined): Life {
  return { ...(before ?? { schema: 1, heard: null, steps: [] }), wakeAt: null };
}

/** What the next run needs: without the wake, which its first settling brings anew. */
export function soFar(life: Life): LifeSoFar {
  return { schema: 1, heard: life.heard && { ...life.heard, steps: [] }, steps: life.steps };
}

/** The life after a message; a message that is older or not one of ours changes nothing. `at`: the workflow's own clock. */
export function told(life: Life, news: PersonNews, id: string, at: number): Life {
  if (!isMessage(news) || isOlder(news, life.heard)) return life;
  const delay = wakeDelay(news, id);
  return {
    schema: 1,
    heard: news,
    steps: stepsAfter(life, news),
    wakeAt: delay === null ? null : at + delay,
  };
}

/** The life after its own settling. `null`: the record has no such stream; then only a new message wakes us. */
export function settled(life: Life, answer: PersonNews | null, id: string, at: number): Life {
  if (answer === null) return { ...life, wakeAt: null };
  const after = told(life, answer, id, at);
  return after.wakeAt !== null && after.wakeAt <= at ? { ...after, wakeAt: at + STUBBORN_MS } : after;
}

/** The person has left and nothing dated remains; any later event starts a new workflow. */
export function isOver(life: Life): boolean {
  return life.heard !== null && life.heard.left && nextDeadline(life) === null;
}

export function nextDeadline(life: Life): TimelineEntry | null {
  return datedEntries(life)[0] ?? null;
}

/** What is dated, earliest first. */
export function datedEntries(life: Life): readonly TimelineEntry[] {
  const dated = (life.heard?.timeline ?? []).filter((entry) => entry.dueAt !== null);
  return dated.sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0));
}

export function timelineOf(life: Life): TimelineAnswer {
  const { epoch = 0, version = 0, stage = '' } = life.heard ?? {};
  return { epoch, version, stage, steps: life.steps, nextDeadline: nextDeadline(life) };
}

/** New steps follow the known ones. A lower version (it came with a higher epoch) voids them: an older record was restored. */
function stepsAfter(life: Life, news: PersonNews): readonly Step[] {
  const known = life.heard?.version ?? 0;
  if (news.version === known) return life.steps;
  return (news.version > known ? [...life.steps, ...news.steps] : news.steps).slice(-STEPS_KEPT);
}

function isOlder(news: PersonNews, heard: PersonNews | null): boolean {
  if (heard === null) return false;
  return (news.epoch - heard.epoch || news.version - heard.version || news.now - heard.now) < 0;
}

/** Anyone who reaches the server can send a signal, and a handler must never throw: whatever is read later is looked at here. */
function isMessage(news: PersonNews | undefined): boolean {
  return (
    typeof news === 'object' &&
    news !== null &&
    [news.epoch, news.version, news.now, news.spreadMs].every((value) => typeof value === 'number') &&
    [news.stage, news.countyCode].every((value) => typeof value === 'string') &&
    isDue(news.nextDueAt) &&
    Array.isArray(news.steps) &&
    Array.isArray(news.timeline) &&
    news.timeline.every((entry: TimelineEntry | null) => isDue(entry?.dueAt))
  );
}

function isDue(value: number | null | undefined): boolean {
  return value === null || typeof value === 'number';
}
