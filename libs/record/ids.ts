import type { Instant } from '#kernel/instant';
import { randomBytes } from 'node:crypto';

/** A UUIDv7 (RFC 9562) of that real moment: ids of one time lie together in an index. */
export function uuidV7(realMs: Instant): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(realMs, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The bucket whose timer guards the stream (architecture 3): the random end of its id. */
export function bucketOf(streamId: string, buckets: number): number {
  return Number.parseInt(streamId.slice(-4), 16) % buckets;
}
