import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AnyEvent } from './envelope.ts';
import { bodyOf, chainHash, eventOfBody, NO_HASH, publicEvent } from './envelope.ts';

const event: AnyEvent = {
  id: '01900000-0000-7000-8000-000000000000',
  streamId: '01900000-0000-7000-8000-0000000000aa',
  version: 1,
  type: 'TallyOpened',
  schemaVersion: 1,
  effectiveAt: 1_333_209_600_000,
  recordedAt: 1_333_209_600_001,
  actor: { staff: 'system', role: 'system', area: '340104' },
  commandId: null,
  causedBy: null,
  grounds: { paragraphs: ['(六)'], rules: ['R6.4'] },
  rulebookVersion: 'RULES_1',
  basis: [],
  data: { year: '2012' },
  protectedData: { name: '测试甲' },
};

test('the body is canonical, names the kind and holds nothing of the protected part', () => {
  const body = bodyOf('person', event);
  expect(body).toMatch(/^\{"actor":\{"area":/);
  expect(body).toContain('"kind":"person"');
  expect(body).not.toContain('测试甲');
  const { protectedData: _, ...plain } = event;
  expect(eventOfBody(JSON.parse(body))).toEqual(plain);
});

test('the hash runs over body, protected bytes and the hash before, and changes with each', () => {
  const body = bodyOf('person', event);
  const bytes = Buffer.from('sealed');
  const hash = chainHash(body, bytes, NO_HASH);
  const sha = (...parts: readonly (string | Buffer)[]) =>
    parts.reduce((digest, part) => digest.update(part), createHash('sha256')).digest();
  expect(hash).toBe(sha(body, sha(bytes), Buffer.alloc(32)).toString('hex'));
  const others = [chainHash(`${body} `, bytes, NO_HASH), chainHash(body, null, NO_HASH), chainHash(body, bytes, hash)];
  expect(new Set([hash, ...others]).size).toBe(4);
});

test('what is shown of an event has its hash and never its protected part', () => {
  expect(publicEvent(event, 'aa')).not.toHaveProperty('protectedData');
  expect(publicEvent(event, 'aa')).not.toHaveProperty('seq');
  expect(publicEvent(event, 'aa', 7)).toMatchObject({ hash: 'aa', seq: 7 });
});
