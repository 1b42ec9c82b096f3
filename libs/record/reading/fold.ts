import type { EventShape, Json } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import type { AnyEvent } from '../envelope.ts';
import { eventOfBody, NO_HASH } from '../envelope.ts';
import type { ForgottenKind } from '../faults/forgotten-kind.ts';
import type { DataKey, Protected } from '../secrets/protected-part.ts';
import { unprotect } from '../secrets/protected-part.ts';
import { ofStream, StreamFault } from '../faults/stream-fault.ts';

/**
 * A stream folded up to a version. There is one kind of fold, with the personal data in it: deadlines and settling would do
 * without, but the inline views that are written beside a settled event show names, so a fold without them would be wrong there.
 * It lives in this process's memory only, and goes with the stream's erasure.
 */
export interface Fold {
  readonly version: number;
  /** Of the last event, hex. */
  readonly hash: string;
  readonly recordedAt: Instant;
  readonly state: unknown;
  readonly erased: boolean;
}

/** An event as trip one brings it: stored body, protected bytes, its hash and the one before in hex. */
export type StoredEvent = readonly [
  body: Readonly<Record<string, Json>>,
  protectedBytes: Buffer | null,
  hash: string,
  previousHash: string,
];

export function unborn(kind: ForgottenKind, erased = false): Fold {
  return { version: 0, hash: NO_HASH, recordedAt: -Infinity, state: kind.initial, erased };
}

/** Folds on, in the order of versions. `key`: `null` = destroyed. Throws `StreamFault`. */
export function foldOn(kind: ForgottenKind, fold: Fold, events: readonly StoredEvent[], key: DataKey | null): Fold {
  return events.reduce((before, stored) => foldOne(kind, before, stored, key), fold);
}

/** As far as it goes: for reading a stream that is in quarantine. */
export function foldWhileGood(
  kind: ForgottenKind,
  fold: Fold,
  events: readonly StoredEvent[],
  key: DataKey | null,
): Fold {
  try {
    return events.reduce((before, stored) => (fold = foldOne(kind, before, stored, key)), fold);
  } catch (error) {
    if (error instanceof StreamFault) return fold;
    throw error;
  }
}

function foldOne(kind: ForgottenKind, fold: Fold, stored: StoredEvent, key: DataKey | null): Fold {
  const [, , hash, previousHash] = stored;
  if (previousHash !== fold.hash) throw new StreamFault(`the chain is broken before version ${fold.version + 1}`);
  const event = openEvent(stored, key);
  const state = ofStream(`evolve ${event.type}`, () => kind.evolve(fold.state, upcast(kind, event)));
  return { version: event.version, hash, recordedAt: event.recordedAt, state, erased: fold.erased };
}

/** The event with its protected part as it was written. Throws `StreamFault` when that cannot be read. */
export function openEvent([body, protectedBytes]: StoredEvent, key: DataKey | null): AnyEvent {
  const event = eventOfBody(body);
  return protectedBytes === null
    ? event
    : Object.assign(event, { protectedData: openPart(event, protectedBytes, key) });
}

function openPart(event: AnyEvent, bytes: Buffer, key: DataKey | null): Protected | null {
  if (key === null) return null;
  return ofStream(`decrypt ${event.type}`, () => unprotect(bytes, key, event));
}

/** Older versions of an event are read as the current one; nothing stored is edited. Unknown types stop the stream. */
export function upcast(kind: ForgottenKind, event: AnyEvent): AnyEvent {
  const schema = kind.schema[event.type];
  if (schema === undefined) throw new StreamFault(`unknown event type ${event.type}`);
  if (event.schemaVersion === schema.version) return event;
  let shape: EventShape = event;
  for (let version = event.schemaVersion; version < schema.version; version += 1) {
    const step = schema.upcast?.[version];
    if (step === undefined) throw new StreamFault(`${event.type} has no way up from version ${version}`);
    shape = step(shape);
  }
  return { ...event, ...shape, schemaVersion: schema.version };
}
