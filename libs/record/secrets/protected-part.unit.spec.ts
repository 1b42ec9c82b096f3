import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { protect, unprotect, UnreadableError } from './protected-part.ts';

const key = { id: randomUUID(), secret: randomBytes(32) };
const place = { id: randomUUID(), streamId: randomUUID(), version: 3, type: 'TallyOpened', schemaVersion: 1 };

test('a protected part opens with its key at its place', () => {
  const content = { name: '测试甲', codes: ['A', 1, null] };
  expect(unprotect(protect(content, key, place), key, place)).toEqual(content);
  expect(protect(content, key, place)).not.toEqual(protect(content, key, place));
});

test('it opens nowhere else: not for another event, stream, version, type, schema version or key', () => {
  const bytes = protect({ name: '测试甲' }, key, place);
  const elsewhere = [
    { ...place, id: randomUUID() },
    { ...place, streamId: randomUUID() },
    { ...place, version: 4 },
    { ...place, type: 'TallyClosed' },
    { ...place, schemaVersion: 2 },
  ];
  for (const other of elsewhere) expect(() => unprotect(bytes, key, other)).toThrow(UnreadableError);
  expect(() => unprotect(bytes, { ...key, id: randomUUID() }, place)).toThrow(UnreadableError);
  expect(() => unprotect(bytes, { ...key, secret: randomBytes(32) }, place)).toThrow(UnreadableError);
});

test('any changed byte is noticed', () => {
  const bytes = protect({ name: '测试甲' }, key, place);
  bytes.forEach((byte, at) => {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(byte ^ 1, at);
    expect(() => unprotect(changed, key, place)).toThrow(UnreadableError);
  });
  expect(() => unprotect(bytes.subarray(0, 20), key, place)).toThrow(UnreadableError);
});
