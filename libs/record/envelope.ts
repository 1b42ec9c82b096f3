import type { EventShape, Recorded } from '#kernel/event';
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical.ts';
import type { PublicEvent } from './contract.ts';

/**
 * An event as it is stored: `body` is the canonical text of everything but the protected part and the hashes.
 *
 *   hash = SHA-256( body ‖ SHA-256(protected bytes) ‖ previous hash )
 *
 * The protected bytes are the encrypted ones, so a destroyed key leaves every hash true. The first event follows 32 zero bytes.
 */
export interface SealedEvent {
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly effectiveAt: number;
  readonly body: string;
  readonly protected: Buffer | null;
  readonly previousHash: string;
  readonly hash: string;
}

export type AnyEvent = Recorded<EventShape>;

export const NO_HASH = '00'.repeat(32);
const HASH_OF_NOTHING = createHash('sha256').digest();

export function bodyOf(kind: string, event: AnyEvent): string {
  return canonicalJson({ ...event, kind, protectedData: undefined });
}

/** The event of a stored body; its protected part, if any, is added by who holds the key. */
export function eventOfBody(body: Readonly<Record<string, unknown>>): AnyEvent {
  const event = body as unknown as AnyEvent;
  // Member by member: all events get one shape then, which is what makes a fold fast. `{ kind, ...rest }` is three times as slow.
  return {
    id: event.id,
    streamId: event.streamId,
    version: event.version,
    type: event.type,
    schemaVersion: event.schemaVersion,
    effectiveAt: event.effectiveAt,
    recordedAt: event.recordedAt,
    actor: event.actor,
    commandId: event.commandId,
    causedBy: event.causedBy,
    grounds: event.grounds,
    rulebookVersion: event.rulebookVersion,
    basis: event.basis,
    data: event.data,
  };
}

export function chainHash(body: string, protectedBytes: Buffer | null, previousHash: string): string {
  return createHash('sha256')
    .update(body)
    .update(protectedBytes === null ? HASH_OF_NOTHING : createHash('sha256').update(protectedBytes).digest())
    .update(previousHash, 'hex')
    .digest('hex');
}

/** What is told of an event to whoever may see the stream: everything but the protected part. */
export function publicEvent(event: AnyEvent, hash: string, seq?: number): PublicEvent {
  const { protectedData: _, ...shown } = event;
  return { ...shown, hash, ...(seq === undefined ? {} : { seq }) };
}
