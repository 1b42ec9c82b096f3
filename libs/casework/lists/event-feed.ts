import { can } from '#access/can';
import type { Instant } from '#kernel/instant';
import { dateAt, formatInstant } from '#kernel/instant';
import type { Staff } from '#law/roles';
import type { OrderedEntry, OrderRequest } from '#record/reading/order-reading';
import type { Answer } from '../judge.ts';
import { found, judge } from '../judge.ts';
import type { Law } from '../law.ts';
import { actorOf, PERSON } from '../look.ts';
import type { ReadEntry } from '../record-port.ts';

/** What the feed asks of the record. */
export interface OrderRecord {
  now(): Promise<Instant>;
  lastPlace(): Promise<number>;
  entriesAfter(request: OrderRequest): Promise<readonly OrderedEntry[]>;
  logRead(entry: ReadEntry): Promise<void>;
}

/** That something has happened to a person of the area: codes, dates and ids. Who it is and what is told by a look, which is kept. */
export interface FeedItem {
  readonly seq: number;
  readonly personId: string;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly effectiveAt: string;
  readonly recordedAt: string;
  readonly paragraphs: readonly string[];
  readonly rules: readonly string[];
}

/** `upTo`: the last place looked at. What lies before it and is not among the items is none of the reader's. */
export interface FeedPage {
  readonly items: readonly FeedItem[];
  readonly upTo: number;
}

export interface Feed {
  /** The end of the order when the feed was opened. */
  readonly end: number;
  after(seq: number): Promise<FeedPage>;
}

export interface EventFeed {
  open(staff: Staff): Promise<Answer<Feed>>;
  lastPlace(): Promise<number>;
}

const PAGE = 500;

/**
 * R5.2 (五) The events of the reader's own area in the order of the sealer. The order has no gaps, so a reader that goes on after the
 * last place it has seen misses nothing and meets nothing twice (architecture 12). Whose area a person lies in is judged on the
 * day of reading.
 */
export function createEventFeed({ record, law }: { readonly record: OrderRecord; readonly law: Law }): EventFeed {
  const page = async (staff: Staff, after: number): Promise<FeedPage> => {
    const entries = await record.entriesAfter({ after, limit: PAGE });
    const last = entries.at(-1);
    if (last === undefined) return { items: [], upTo: after };
    const on = dateAt(await record.now());
    const isOwn = (area: string): boolean => {
      const access = can(staff, { kind: 'view', view: 'events' }, area, { areas: law.areas, on });
      return access.allowed && !access.elsewhere;
    };
    const items = entries.flatMap((entry) =>
      entry.kind === PERSON && !entry.erased && isOwn(entry.area) ? itemOf(entry) : [],
    );
    return { items, upTo: last.seq };
  };

  return {
    lastPlace: () => record.lastPlace(),
    async open(staff) {
      const [now, end] = await Promise.all([record.now(), record.lastPlace()]);
      const judgement = judge({ staff, view: 'events', area: staff.area, on: dateAt(now) }, law.areas);
      if (judgement.outcome !== 'allowed') return judgement;
      await record.logRead({ reader: actorOf(staff), streamId: null, what: 'events', purpose: null });
      return found({ end, after: (seq) => page(staff, seq) });
    },
  };
}

/** A place held by a command, accepted or refused, is no event. */
function itemOf({ seq, streamId, event }: OrderedEntry): readonly FeedItem[] {
  if (event === null) return [];
  const { id, type, version, effectiveAt, recordedAt, grounds } = event;
  const [at, recorded] = [formatInstant(effectiveAt), formatInstant(recordedAt)];
  return [{ seq, personId: streamId, id, type, version, effectiveAt: at, recordedAt: recorded, ...grounds }];
}
