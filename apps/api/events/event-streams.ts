import type { Casework } from '#casework/casework';
import type { Feed } from '#casework/lists/event-feed';
import type { OnModuleDestroy } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Problem } from '../http/problem.ts';
import { CASEWORK } from '../ports.ts';
import { frames } from './frames.ts';
import type { OrderWatch } from './order-watch.ts';
import { createOrderWatch } from './order-watch.ts';

export interface StreamRequest {
  readonly account: string;
  readonly feed: Feed;
  readonly after: number;
  /** When the token ends, so does the stream. */
  readonly expiresAt: number;
  /** The reader has gone. */
  readonly gone: AbortSignal;
}

const HEARTBEAT_MS = 15_000;
const MOST_OF_ONE_ACCOUNT = 3;
const MOST_OF_ALL = 500;
/** The longest a timer can be set for. */
const LONGEST_MS = 2 ** 31 - 1;

/** The streams of this process. They end with the token, with the reader, and when the process is told to end: nobody is waited for. */
@Injectable()
export class EventStreams implements OnModuleDestroy {
  private readonly open = new Map<string, number>();
  private readonly draining = new AbortController();
  private readonly watch: OrderWatch;

  constructor(@Inject(CASEWORK) casework: Casework) {
    this.watch = createOrderWatch(() => casework.events.lastPlace());
  }

  onModuleDestroy(): void {
    this.draining.abort();
  }

  /** 429 when the account, or all together, have as many open as may be. */
  begin({ account, feed, after, expiresAt, gone }: StreamRequest): Readable {
    this.take(account);
    const ended = new AbortController();
    const end = (): void => ended.abort();
    const atExpiry = setTimeout(end, Math.min(Math.max(0, expiresAt - Date.now()), LONGEST_MS));
    for (const signal of [this.draining.signal, gone]) signal.addEventListener('abort', end);
    if (this.draining.signal.aborted || gone.aborted) end();
    const { watch } = this;
    const stream = Readable.from(frames({ feed, watch, after, signal: ended.signal, heartbeatMs: HEARTBEAT_MS }), {
      objectMode: false,
    });
    stream.once('close', () => {
      clearTimeout(atExpiry);
      this.draining.signal.removeEventListener('abort', end);
      this.release(account);
    });
    return stream;
  }

  private take(account: string): void {
    const own = this.open.get(account) ?? 0;
    const all = [...this.open.values()].reduce((sum, each) => sum + each, 0);
    if (own >= MOST_OF_ONE_ACCOUNT || all >= MOST_OF_ALL)
      throw new Problem(429, 'TOO_MANY_REQUESTS', { headers: { 'retry-after': '5' } });
    this.open.set(account, own + 1);
  }

  private release(account: string): void {
    const left = (this.open.get(account) ?? 1) - 1;
    if (left > 0) this.open.set(account, left);
    else this.open.delete(account);
  }
}
