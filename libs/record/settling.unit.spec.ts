import type { EventShape, NewEvent } from '#kernel/event';
import type { Deadline } from '#kernel/stream-kind';
import { expect, test } from 'vitest';
import type { ForgottenKind } from './faults/forgotten-kind.ts';
import { raise, settleAllDue } from './settling.ts';
import { tallyKind, tallyRules } from './spec/tally.ts';

const grounds = { paragraphs: ['(六)'], rules: ['R6.4'] };
const stamp = { streamId: 's', base: '01900000-0000-7000-8000-00000000abcd', now: 1000, rules: tallyRules };
const cause = { actor: { staff: 'a', role: 'b', area: 'c' }, commandId: 'k', effectiveAt: 900 };

/** A kind whose state is the list of deadlines that are still open. */
function open(settle: ForgottenKind['settle']): ForgottenKind {
  const types = ['First', 'Second', 'Third'];
  return {
    ...(tallyKind as unknown as ForgottenKind),
    schema: Object.fromEntries(types.map((type) => [type, { version: 2 }])),
    evolve: (state, event) => (state as readonly Deadline[]).filter(({ kind }) => kind !== event.type),
    deadlines: (state) => state as readonly Deadline[],
    summary: () => ({ stage: 'OPEN', area: '34' }),
    settle,
  };
}

function due(kind: string, dueAt: number | null, rank = 1): Deadline {
  return { kind, subject: '', dueAt, paragraph: '(六)', rule: 'R6.4', rank, common: false };
}

const one = (type: string, more: Partial<NewEvent<EventShape>> = {}): NewEvent<EventShape> => ({
  type,
  data: {},
  grounds,
  ...more,
});

test('due instant first, then rank; what is undated or still to come stays', () => {
  const state = [due('Third', 1001), due('Second', 500, 2), due('First', 500, 1), due('First', null)];
  const kind = open((_, { kind: type }) => [one(type)]);
  const { events, version } = settleAllDue(kind, { state: state.slice(0, 3), version: 4, events: [] }, stamp);
  expect(events.map(({ type, version: at, effectiveAt, recordedAt }) => [type, at, effectiveAt, recordedAt])).toEqual([
    ['First', 5, 500, 1000],
    ['Second', 6, 500, 1000],
  ]);
  expect(version).toBe(6);
  expect(settleAllDue(kind, { state: [due('First', null)], version: 4, events: [] }, stamp).events).toEqual([]);
});

test('a step that leaves its deadline due is the fault of the stream; one that moves it later is not', () => {
  const stuck = open(() => [one('Second')]);
  expect(() => settleAllDue(stuck, { state: [due('First', 1)], version: 0, events: [] }, stamp)).toThrow(
    'settling First left it due',
  );
  const moving: ForgottenKind = { ...open(() => [one('Second')]), evolve: () => [due('First', 2000)] };
  expect(settleAllDue(moving, { state: [due('First', 1)], version: 0, events: [] }, stamp).events).toHaveLength(1);
});

test('ids follow from the base and the place in the commit; causes by place are those of the same step', () => {
  const kind = open(() => []);
  const settled = raise(kind, { state: [], version: 7, events: [] }, [one('First')], stamp, cause);
  const { events } = raise(
    kind,
    settled,
    [one('Second'), one('Third', { causedBy: 0 }), one('Third', { causedBy: 'x' })],
    stamp,
    cause,
  );
  expect(events.map(({ id }) => id.slice(-4))).toEqual(['0000', '0001', '0002', '0003']);
  expect(events.map(({ causedBy }) => causedBy)).toEqual([null, null, events[1]?.id, 'x']);
  expect(events[3]).toMatchObject({
    version: 11,
    schemaVersion: 2,
    effectiveAt: 900,
    recordedAt: 1000,
    commandId: 'k',
    basis: [],
  });
  expect(events[3]?.rulebookVersion).toBe('RULES_1');
});

test('a function of the kind that throws is the fault of the stream, told without the words of its error', () => {
  const kind = open(() => {
    throw new TypeError('测试金丝雀');
  });
  const settle = () => settleAllDue(kind, { state: [due('First', 1)], version: 0, events: [] }, stamp);
  expect(settle).toThrow(/^settle First: TypeError at settling\.unit\.spec\.ts:\d+$/);
});
