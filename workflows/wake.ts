import type { PersonNews } from '#contracts/messages';

/**
 * When to wake, in real milliseconds from now. Only durations of the business clock are used (`dueAt - now`), both ends read
 * by the record at one moment: the workflow's own clock is never compared with the law's.
 */

/** Temporal's timers are exact to a second; a smaller gain is not worth a new timer. */
const TIMER_GRAIN_MS = 1000;

/** Temporal's timers end at 100 years. Half of that is far enough: waking too early is harmless. */
const FARTHEST_MS = 50 * 365 * 86_400_000;

/** How long until this person should look again, or `null` when nothing is dated. May be negative: overdue. */
export function wakeDelay(news: PersonNews, id: string): number | null {
  if (news.nextDueAt === null) return null;
  const untilDue = Math.min(news.nextDueAt - news.now, FARTHEST_MS);
  if (!news.nextCommon) return untilDue;
  return Math.min(untilDue + placeInSpread(id, news.spreadMs), untilAnotherDate(news, news.nextDueAt));
}

/** The same moment of the spread for the same person, every year: FNV-1a over the id. */
export function placeInSpread(id: string, spreadMs: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  return spreadMs > 0 ? Math.floor((hash / 0x1_0000_0000) * spreadMs) : 0;
}

/** The lazy timer: only an earlier moment re-arms it. Waking too early is harmless, a cancelled timer costs two events. */
export function isEarlier(wanted: number | null, armed: number | null): boolean {
  return wanted !== null && (armed === null || wanted < armed - TIMER_GRAIN_MS);
}

/** A date of one's own that follows a common one closely must not wait for the spread of the common one. */
function untilAnotherDate(news: PersonNews, nextDueAt: number): number {
  const later = news.timeline.map((entry) => entry.dueAt).filter((dueAt) => dueAt !== null && dueAt > nextDueAt);
  return later.reduce<number>((least, dueAt) => Math.min(least, (dueAt ?? Infinity) - news.now), Infinity);
}
