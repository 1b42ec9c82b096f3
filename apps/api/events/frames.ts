import type { Feed, FeedItem } from '#casework/lists/event-feed';
import type { OrderWatch } from './order-watch.ts';

export interface FrameSettings {
  readonly feed: Feed;
  readonly watch: OrderWatch;
  /** The last place the reader has seen. */
  readonly after: number;
  readonly signal: AbortSignal;
  readonly heartbeatMs: number;
}

const RETRY_MS = 2_000;

/**
 * Server-sent events, frame by frame, until the signal says so. Places that are none of the reader's move its `Last-Event-ID` on
 * too, so that after a pause it does not begin far behind. A heartbeat shows both ends that the line is alive.
 */
export async function* frames({ feed, watch, after, signal, heartbeatMs }: FrameSettings): AsyncGenerator<string> {
  yield `retry: ${RETRY_MS}\nid: ${after}\n\n`;
  for (let last = after; !signal.aborted;) {
    const { items, upTo } = await feed.after(last);
    for (const item of items) yield frameOf(item);
    if (upTo > last && items.at(-1)?.seq !== upTo) yield `id: ${upTo}\n\n`;
    const went = upTo > last;
    last = upTo;
    if (went) continue;
    const before = Date.now();
    await watch.past(last, heartbeatMs, signal);
    if (Date.now() - before >= heartbeatMs) yield ': still here\n\n';
  }
}

function frameOf(item: FeedItem): string {
  return `id: ${item.seq}\nevent: ${item.type}\ndata: ${JSON.stringify(item)}\n\n`;
}
