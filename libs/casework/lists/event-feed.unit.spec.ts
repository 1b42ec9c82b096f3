import { startOfDay } from '#kernel/instant';
import { RULEBOOK_2011 } from '#law/rulebook-2011';
import { readLawTables } from '#platform/tables';
import type { OrderedEntry } from '#record/reading/order-reading';
import { describe, expect, it } from 'vitest';
import type { OrderRecord } from './event-feed.ts';
import { createEventFeed } from './event-feed.ts';
import { lawOf } from '../law.ts';
import type { ReadEntry } from '../record-port.ts';

const law = lawOf(readLawTables());
const OWN = '340104003002';
const READER = { account: 'street-officer.340104003', role: 'street-officer', area: '340104003' } as const;

function entry(seq: number, more: Partial<OrderedEntry> = {}): OrderedEntry {
  const event = {
    id: `e${seq}`,
    streamId: 'p',
    version: seq,
    schemaVersion: 1,
    type: 'VisitRecorded',
    effectiveAt: startOfDay('2011-08-20'),
    recordedAt: startOfDay('2011-08-21'),
    actor: { staff: 'clerk', role: 'community-clerk', area: OWN },
    commandId: null,
    causedBy: null,
    grounds: { paragraphs: ['(四)'], rules: ['R4.8'] },
    rulebookVersion: RULEBOOK_2011.version,
    basis: [],
    data: { items: ['jobWish'] },
    hash: 'h',
  };
  return { seq, streamId: 'p', kind: 'person', area: OWN, erased: false, event, commandId: null, ...more };
}

async function feedOf(entries: readonly OrderedEntry[], on = '2011-08-21') {
  const kept: ReadEntry[] = [];
  const record: OrderRecord = {
    now: async () => startOfDay(on),
    lastPlace: async () => entries.at(-1)?.seq ?? 0,
    entriesAfter: async ({ after, limit }) => entries.filter(({ seq }) => seq > after).slice(0, limit),
    logRead: async (look) => void kept.push(look),
  };
  const opened = await createEventFeed({ record, law }).open(READER);
  if (opened.outcome !== 'found') throw new Error(opened.outcome);
  return { feed: opened.value, kept };
}

describe('R5.2 (五) the events of an area', () => {
  it('R5.2 (五) tells codes and dates of the own area; data, command, rulebook, erased and foreign cases are passed over', async () => {
    const { feed, kept } = await feedOf([
      entry(1),
      entry(2, { area: '340104004001' }),
      entry(3, { erased: true }),
      entry(4, { event: null, commandId: 'c' }),
      entry(5, { kind: 'rulebook', area: '340104003' }),
      entry(6, { area: '340104' }),
    ]);
    const { items, upTo } = await feed.after(0);
    expect(items).toEqual([
      {
        seq: 1,
        personId: 'p',
        id: 'e1',
        type: 'VisitRecorded',
        version: 1,
        effectiveAt: '2011-08-20T00:00:00+08:00',
        recordedAt: '2011-08-21T00:00:00+08:00',
        paragraphs: ['(四)'],
        rules: ['R4.8'],
      },
    ]);
    expect(upTo).toBe(6);
    expect(await feed.after(6)).toEqual({ items: [], upTo: 6 });
    expect(kept).toMatchObject([{ reader: { staff: READER.account }, streamId: null, what: 'events' }]);
  });

  it('R5.2 (五) page by page nothing is missed and nothing comes twice', async () => {
    const { feed } = await feedOf(Array.from({ length: 1_234 }, (_, at) => entry(at + 1)));
    const seen: number[] = [];
    for (let last = 0; last < feed.end;) {
      const { items, upTo } = await feed.after(last);
      seen.push(...items.map(({ seq }) => seq));
      last = upTo;
    }
    expect(seen).toEqual(Array.from({ length: 1_234 }, (_, at) => at + 1));
  });
});
