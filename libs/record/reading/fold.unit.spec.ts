import type { EventShape } from '#kernel/event';
import { expect, test } from 'vitest';
import type { AnyEvent, SealedEvent } from '../envelope.ts';
import { bodyOf, chainHash, NO_HASH } from '../envelope.ts';
import type { StoredEvent } from './fold.ts';
import { foldOn, foldWhileGood, unborn, upcast } from './fold.ts';
import type { ForgottenKind } from '../faults/forgotten-kind.ts';
import { tallyKind } from '../spec/tally.ts';

const kind = tallyKind as unknown as ForgottenKind;
const upcasting: ForgottenKind = {
  ...kind,
  schema: {
    ...kind.schema,
    TallyAdded: {
      version: 3,
      upcast: {
        1: (event: EventShape) => ({ ...event, data: { by: Number(event.data['amount']) } }),
        2: (event: EventShape) => ({ ...event, data: { by: Number(event.data['by']) * 10 } }),
      },
    },
  },
};

function added(version: number, schemaVersion: number, data: AnyEvent['data']): AnyEvent {
  return {
    id: `01900000-0000-7000-8000-00000000000${version}`,
    streamId: '01900000-0000-7000-8000-0000000000aa',
    version,
    type: 'TallyAdded',
    schemaVersion,
    effectiveAt: version,
    recordedAt: version,
    actor: { staff: 'system', role: 'system', area: '' },
    commandId: null,
    causedBy: null,
    grounds: { paragraphs: ['(一)'], rules: ['R1.1'] },
    rulebookVersion: 'RULES_1',
    basis: [],
    data,
  };
}

function stored(events: readonly AnyEvent[]): readonly StoredEvent[] {
  return events.reduce<readonly StoredEvent[]>((before, event) => {
    const previous: SealedEvent['hash'] = before.at(-1)?.[2] ?? NO_HASH;
    const body = bodyOf('tally', event);
    return [...before, [JSON.parse(body), null, chainHash(body, null, previous), previous]];
  }, []);
}

test('an older event is read as the current version, step by step, and the stored one is left alone', () => {
  const old = added(1, 1, { amount: 4 });
  expect(upcast(upcasting, old)).toMatchObject({ schemaVersion: 3, data: { by: 40 }, id: old.id, version: 1 });
  expect(old).toMatchObject({ schemaVersion: 1, data: { amount: 4 } });
  const fold = foldOn(
    upcasting,
    unborn(upcasting),
    stored([old, added(2, 2, { by: 3 }), added(3, 3, { by: 2 })]),
    null,
  );
  expect(fold).toMatchObject({ version: 3, state: { sum: 72 } });
});

test('an unknown type, a missing way up and a broken chain stop the stream', () => {
  expect(() => upcast(kind, { ...added(1, 1, {}), type: 'TallyDreamt' })).toThrow('unknown event type TallyDreamt');
  expect(() => upcast(upcasting, added(1, 0, {}))).toThrow('no way up from version 0');
  const [first, second] = stored([added(1, 1, { by: 1 }), added(2, 1, { by: 2 })]);
  const swapped = [first, second && ([second[0], null, second[2], NO_HASH] as const)].filter(
    (each) => each !== undefined,
  );
  expect(() => foldOn(kind, unborn(kind), swapped, null)).toThrow('the chain is broken before version 2');
  expect(foldWhileGood(kind, unborn(kind), swapped, null)).toMatchObject({ version: 1, state: { sum: 1 } });
});

test('any cut of a stream folds on to the same', () => {
  const events = stored([1, 2, 3, 4, 5].map((by) => added(by, 1, { by })));
  const whole = foldOn(kind, unborn(kind), events, null);
  events.forEach((_, cut) => {
    const begun = foldOn(kind, unborn(kind), events.slice(0, cut), null);
    expect(foldOn(kind, begun, events.slice(cut), null)).toEqual(whole);
  });
});
