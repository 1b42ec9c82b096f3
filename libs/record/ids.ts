import type { Instant } from '#kernel/instant';
import { randomUUID } from 'node:crypto';

/** A UUIDv7 (RFC 9562) of that real moment: ids of one time lie together in an index. */
export function uuidV7(realMs: Instant): string {
  const time = realMs.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`; // what a version 4 has of chance behind its version
}

/** The bucket whose timer guards the stream (architecture 3): the random end of its id. */
export function bucketOf(streamId: string, buckets: number): number {
  return Number.parseInt(streamId.slice(-4), 16) % buckets;
}
