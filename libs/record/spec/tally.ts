import type { EventShape, Grounds, NewEvent, Recorded } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { refuse } from '#kernel/refusal';
import type { Deadline, StreamKind } from '#kernel/stream-kind';
import type { RulesVersions } from '../contract.ts';

/** A stream kind that is small enough to hold in the head: a tally is opened, added to, reminded and closed by time. */
export type TallyEvent =
  | {
      readonly type: 'TallyOpened';
      readonly data: { readonly area: string; readonly closesAt: Instant };
      readonly protectedData: { readonly label: string } | null;
    }
  | { readonly type: 'TallyAdded'; readonly data: { readonly by: number } }
  | { readonly type: 'TallyNumbered'; readonly data: { readonly number: number } }
  | { readonly type: 'TallyReminded'; readonly data: Readonly<Record<string, never>> }
  | { readonly type: 'TallyClosed'; readonly data: Readonly<Record<string, never>> };

export interface Tally {
  readonly area: string;
  readonly closesAt: Instant | null;
  readonly label: string | null;
  readonly sum: number;
  readonly numbers: readonly number[];
  readonly reminded: boolean;
  readonly closed: boolean;
}

export interface TallyRules extends RulesVersions {
  /** How long before its closing a tally is reminded. */
  readonly remindMs: number;
}

export const tallyRules: TallyRules = {
  rulebookVersion: 'RULES_1',
  calendarVersion: 'CALENDAR_1',
  remindMs: 3_600_000,
};

const grounds: Grounds = { paragraphs: ['(一)'], rules: ['R1.1'] };
const nothing: Tally = { area: '', closesAt: null, label: null, sum: 0, numbers: [], reminded: false, closed: false };

export const tallyKind: StreamKind<Tally, TallyEvent, TallyRules> = {
  name: 'tally',
  initial: nothing,
  schema: {
    TallyOpened: { version: 1 },
    TallyAdded: { version: 1 },
    TallyNumbered: { version: 1 },
    TallyReminded: { version: 1 },
    TallyClosed: { version: 1 },
  },
  evolve,
  draws: (_, { name }) => (name === 'Number' ? [{ name: 'number', counter: 'tally' }] : []),
  decide: (tally, { name, body }, { now, drawn }) => {
    if (name === 'Open') {
      if (tally.closesAt !== null) return { outcome: 'refused', refusal: refuse('ALREADY_OPEN', grounds) };
      const closesAt = now + Number(body['forMs'] ?? 86_400_000);
      const opened: NewEvent<TallyEvent> = {
        type: 'TallyOpened',
        data: { area: String(body['area'] ?? '340104003001'), closesAt },
        protectedData: { label: String(body['label'] ?? '测试甲') },
        grounds,
      };
      return { outcome: 'accepted', events: [opened] };
    }
    if (tally.closed || tally.closesAt === null) return { outcome: 'refused', refusal: refuse('NOT_OPEN', grounds) };
    if (name === 'Number') {
      const number = Number(drawn['number']);
      return { outcome: 'accepted', events: [{ type: 'TallyNumbered', data: { number }, grounds }] };
    }
    const by = Number(body['by'] ?? 1);
    if (by > 100) return { outcome: 'refused', refusal: refuse('TOO_MUCH', grounds) };
    return { outcome: 'accepted', events: [{ type: 'TallyAdded', data: { by }, grounds }] };
  },
  available: ({ closed }) => (closed ? [] : [{ name: 'Add', paragraph: '(一)' }]),
  deadlines: (tally, { remindMs }) => deadlinesOf(tally, remindMs),
  settle: (_, { kind }) => [{ type: kind as 'TallyReminded' | 'TallyClosed', data: {}, grounds }],
  summary: ({ area, closed, closesAt }) => ({ area, stage: closed ? 'LEFT' : closesAt === null ? 'NONE' : 'OPEN' }),
};

function evolve(tally: Tally, event: Recorded<TallyEvent>): Tally {
  switch (event.type) {
    case 'TallyOpened':
      return { ...tally, ...event.data, label: event.protectedData?.label ?? null };
    case 'TallyAdded':
      return { ...tally, sum: tally.sum + event.data.by };
    case 'TallyNumbered':
      return { ...tally, numbers: [...tally.numbers, event.data.number] };
    case 'TallyReminded':
      return { ...tally, reminded: true };
    case 'TallyClosed':
      return { ...tally, closed: true };
  }
}

function deadlinesOf({ closesAt, reminded, closed }: Tally, remindMs: number): readonly Deadline[] {
  if (closesAt === null || closed) return [];
  const each = { subject: '', paragraph: '(一)', rule: 'R1.1', common: false };
  const close: Deadline = { ...each, kind: 'TallyClosed', dueAt: closesAt, rank: 2 };
  return reminded
    ? [close]
    : [{ ...each, kind: 'TallyReminded', dueAt: closesAt - remindMs, rank: 1, common: true }, close];
}

/** The same kind as a build with a fault would have it. */
export const brokenEvolve: typeof tallyKind = {
  ...tallyKind,
  evolve: (tally, event: Recorded<EventShape>) => {
    if (event.type === 'TallyAdded' && event.data['by'] === 13)
      throw new TypeError(`cannot add for ${String(tally.label)}`);
    return evolve(tally, event as Recorded<TallyEvent>);
  },
};

/** A settling that leaves its deadline as it was. */
export const stuckSettle: typeof tallyKind = {
  ...tallyKind,
  settle: () => [{ type: 'TallyAdded', data: { by: 0 }, grounds }],
};
