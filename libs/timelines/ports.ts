import type { Instant } from '#kernel/instant';
import type { Wanted } from '#record/contract';

/**
 * What the timelines and the activities ask of the record: ports, so that a spec can hand in an in-memory record.
 */

export interface Delivered {
  readonly streamId: string;
  readonly epoch: number;
  readonly version: number;
}

export interface DeliveryLag {
  readonly undelivered: number;
  /** Age of the oldest undelivered one, in real milliseconds. */
  readonly oldestMs: number;
}

export interface ClaimRequest {
  readonly limit: number;
  readonly leaseMs: number;
  /** What came neither from people nor from timers: taken too, taken unless a common date is being settled, or left aside. */
  readonly bulk: 'take' | 'unless-settling' | 'leave';
}

export interface DeliveryPort {
  /** Streams that want a message, leased for `leaseMs`: interactive ones first. One holder per stream. */
  claimDeliveries(request: ClaimRequest): Promise<readonly Wanted[]>;
  /** Ends the leases. A stream that was changed or touched since it was claimed stays wanted. */
  markDelivered(delivered: readonly Delivered[]): Promise<void>;
  deliveryLag(): Promise<DeliveryLag>;
  /** Tells of each commit of this process that left something to deliver; answers how to stop listening. */
  onCommit(listener: () => void): () => void;
  /** The bucket of a stream, as its head is indexed. */
  bucketOf(streamId: string): number;
}

export interface SettlePort {
  /** Settles what is due in one stream; idempotent. Answers how it stands then, or `null` when there is no such stream. */
  settleStream(streamId: string): Promise<Wanted | null>;
  markDelivered(delivered: readonly Delivered[]): Promise<void>;
}

export interface DueRequest {
  /** All buckets when absent. */
  readonly bucket?: number;
  /** Individual dates only this much later: a person's own timer comes first. Common dates never wait. */
  readonly graceMs: number;
  /** At most so many streams. */
  readonly limit: number;
}

export interface DuePort {
  /** Settles due streams, earliest first; never twice one that cannot be settled. `streams` is 0 when nothing is left. */
  settleDue(request: DueRequest): Promise<{ readonly streams: number; readonly events: number }>;
  /** The earliest instants of a bucket, quarantined streams left out. */
  nextDueByBucket(bucket: number): Promise<{
    readonly now: Instant;
    readonly individual: Instant | null;
    readonly common: Instant | null;
  }>;
}

export interface ClockPort {
  now(): Promise<Instant>;
  /** The earliest instant after `after` at which anything is due, if at or before `until`; quarantined streams left out. */
  nextDueInstant(range: { readonly after: Instant; readonly until: Instant }): Promise<Instant | null>;
  /** Puts the business clock forward to at least `to`; never back. */
  moveClock(to: Instant): Promise<Instant>;
  /** Everyone wants a message anew (their `now` has changed): urgent when due before `urgentBefore`, else in the background. */
  touch(request: { readonly urgentBefore: Instant }): Promise<number>;
}
