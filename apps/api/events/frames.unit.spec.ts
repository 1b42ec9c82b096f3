import type { Feed } from '#casework/lists/event-feed';
import { describe, expect, it } from 'vitest';
import { frames } from './frames.ts';
import { createOrderWatch } from './order-watch.ts';

const item = (seq: number) => ({
  seq,
  personId: 'p',
  id: `e${seq}`,
  type: 'VisitRecorded',
  version: seq,
  effectiveAt: '',
  recordedAt: '',
  paragraphs: [],
  rules: [],
});

/** A log of places; those in `own` are the reader's. */
function feedOver(log: { last: number }, own: readonly number[]): Feed {
  return {
    end: 0,
    after: async (seq) => ({ items: own.filter((each) => each > seq && each <= log.last).map(item), upTo: log.last }),
  };
}

describe('server-sent events', () => {
  it('tell the places in between too, wake when the order goes on, and end when told to', async () => {
    const log = { last: 3 };
    const told = new AbortController();
    const watch = createOrderWatch(async () => log.last, 1);
    const stream = frames({ feed: feedOver(log, [2, 5]), watch, after: 0, signal: told.signal, heartbeatMs: 60_000 });
    const next = async () => (await stream.next()).value as string | undefined;
    expect(await next()).toBe('retry: 2000\nid: 0\n\n');
    expect(await next()).toMatch(/^id: 2\nevent: VisitRecorded\ndata: \{"seq":2,.*\}\n\n$/);
    expect(await next()).toBe('id: 3\n\n');
    const waiting = next();
    log.last = 5;
    expect(await waiting).toMatch(/^id: 5\n/);
    const last = next();
    told.abort();
    expect(await last).toBeUndefined();
  });

  it('show that the line is alive while nothing happens', async () => {
    const watch = { past: async () => {} };
    const told = new AbortController();
    const stream = frames({ feed: feedOver({ last: 0 }, []), watch, after: 0, signal: told.signal, heartbeatMs: 0 });
    await stream.next();
    expect((await stream.next()).value).toBe(': still here\n\n');
    told.abort();
    expect((await stream.next()).done).toBe(true);
  });

  it('one look serves all who wait, a record that is away is looked at again, and nobody who has gone is kept', async () => {
    let [looks, last] = [0, 0];
    const watch = createOrderWatch(async () => {
      looks += 1;
      if (looks === 1) throw new Error('away');
      return last;
    }, 1);
    const stay = new AbortController();
    const gone = new AbortController();
    const left = watch.past(0, 60_000, gone.signal);
    gone.abort();
    await left;
    const waiting = [watch.past(0, 60_000, stay.signal), watch.past(3, 60_000, stay.signal)];
    last = 4;
    await Promise.all(waiting);
    expect(looks).toBeGreaterThanOrEqual(2);
  });
});
