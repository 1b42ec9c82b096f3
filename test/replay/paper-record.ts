import type { BulkPort } from '#activities';
import type { Step, TimelineEntry } from '#contracts/messages';
import { dateAt } from '#kernel/instant';
import type { Wanted } from '#record/contract';
import type { ClockPort, Delivered, DeliveryPort, DuePort, SettlePort } from '#timelines/ports';

/**
 * A record on paper: the ports of the timelines over a list of people in memory, with a law made of data. It lets the
 * workflows be driven on the real Temporal server through every turn, without a database and without the deciders.
 */
export interface PaperDeadline extends TimelineEntry {
  readonly dueAt: number;
  readonly common?: boolean;
  /** What its settling leads to. */
  readonly then?: Partial<PaperStanding>;
}

export interface PaperStanding {
  readonly stage: string;
  readonly deadlines: readonly PaperDeadline[];
  readonly left: boolean;
}

interface PaperPerson extends PaperStanding {
  readonly version: number;
  readonly delivered: number;
  readonly touched: boolean;
  readonly unsent: readonly Step[];
}

export type PaperRecord = DeliveryPort &
  SettlePort &
  DuePort &
  BulkPort &
  ClockPort & {
    /** A command was accepted: the stream has one more event and stands so. */
    readonly record: (streamId: string, type: string, standing: Partial<PaperStanding>) => void;
    readonly settlings: () => readonly string[];
    readonly isDelivered: (streamId: string) => boolean;
  };

export const PAPER_AREA = '340104003001';
/** Small, so that bulk work among a few people has many pages. */
const PAGE = 2;

export function paperRecord(start: number): PaperRecord {
  const people = new Map<string, PaperPerson>();
  const settlings: string[] = [];
  const listeners = new Set<() => void>();
  const began = Date.now();
  let offset = start - began;
  const now = (): number => Date.now() + offset;

  const append = (streamId: string, type: string, standing: Partial<PaperStanding>): void => {
    const before = people.get(streamId) ?? unborn;
    const step = { type, on: dateAt(now()), paragraph: '(四)' };
    const unsent = [...before.unsent, step];
    people.set(streamId, { ...before, ...standing, version: before.version + 1, unsent });
  };
  const firstDue = (person: PaperPerson, graceMs = 0): PaperDeadline | undefined =>
    byDate(person.deadlines).find((deadline) => deadline.dueAt + (deadline.common ? 0 : graceMs) <= now());
  const settle = (streamId: string): number => {
    let events = 0;
    for (let due = firstDue(find(streamId)); due !== undefined; due = firstDue(find(streamId))) {
      const rest = find(streamId).deadlines.filter((deadline) => deadline !== due);
      append(streamId, due.kind, { deadlines: rest, ...due.then });
      settlings.push(due.kind);
      events += 1;
    }
    return events;
  };
  const find = (streamId: string): PaperPerson => people.get(streamId) ?? unborn;
  const markDelivered = async (delivered: readonly Delivered[]): Promise<void> => {
    for (const { streamId, version } of delivered) {
      const person = find(streamId);
      const unsent = person.version === version ? [] : person.unsent;
      people.set(streamId, { ...person, delivered: version, touched: false, unsent });
    }
  };
  const dates = (filter: (deadline: PaperDeadline) => boolean): number | null =>
    byDate([...people.values()].flatMap((person) => person.deadlines).filter(filter))[0]?.dueAt ?? null;

  return {
    record: (streamId, type, standing) => {
      append(streamId, type, standing);
      for (const listener of listeners) listener();
    },
    settlings: () => settlings,
    isDelivered: (streamId) => !isWanted(find(streamId)),
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    bucketOf: () => 0,
    claimDeliveries: async ({ limit }) =>
      [...people]
        .filter(([, person]) => isWanted(person))
        .slice(0, limit)
        .map(([streamId, person]) => wanted(streamId, person, now())),
    markDelivered,
    deliveryLag: async () => ({ undelivered: [...people.values()].filter(isWanted).length, oldestMs: 0 }),
    settleStream: async (streamId) => {
      if (!people.has(streamId)) return null;
      settle(streamId);
      return wanted(streamId, find(streamId), now());
    },
    settleDue: async ({ graceMs, limit }) => {
      const due = [...people].filter(([, person]) => firstDue(person, graceMs)).slice(0, limit);
      return { streams: due.length, events: due.reduce((sum, [streamId]) => sum + settle(streamId), 0) };
    },
    nextDueByBucket: async () => ({
      now: now(),
      individual: dates((deadline) => !deadline.common),
      common: dates((deadline) => deadline.common === true),
    }),
    workChunk: async (_, after) => {
      const page = [...people.keys()].filter((id) => id > (after ?? '')).slice(0, PAGE);
      for (const id of page) append(id, 'QualificationRestored', { stage: 'CERTIFIED' });
      return { done: page.length, after: page.length < PAGE ? null : (page.at(-1) ?? null) };
    },
    now: async () => now(),
    nextDueInstant: async ({ after, until }) => dates(({ dueAt }) => dueAt > after && dueAt <= until),
    moveClock: async (to) => {
      offset += Math.max(0, to - now());
      return now();
    },
    touch: async () => {
      for (const [streamId, person] of people) people.set(streamId, { ...person, touched: true });
      for (const listener of listeners) listener();
      return people.size;
    },
  };
}

const unborn: PaperPerson = {
  stage: 'REGISTERED',
  deadlines: [],
  left: false,
  version: 0,
  delivered: 0,
  touched: false,
  unsent: [],
};

function isWanted(person: PaperPerson): boolean {
  return person.touched || person.version > person.delivered;
}

function byDate(deadlines: readonly PaperDeadline[]): readonly PaperDeadline[] {
  return [...deadlines].sort((a, b) => a.dueAt - b.dueAt);
}

function wanted(streamId: string, person: PaperPerson, now: number): Wanted {
  const dates = byDate(person.deadlines);
  const timeline = dates.map(({ kind, paragraph, dueAt }) => ({ kind, paragraph, dueAt }));
  const { version, stage, left, unsent: steps } = person;
  const next = { nextDueAt: dates[0]?.dueAt ?? null, nextCommon: dates[0]?.common ?? false };
  return { streamId, epoch: 1, version, stage, area: PAPER_AREA, steps, timeline, now, left, ...next };
}
