import { createPublicKey, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../../test/support/database.ts';
import type { RecordKeys } from './keys.ts';
import { recordKeys } from './keys.ts';
import { openPool } from '../pool.ts';
import { withPurposeKeys } from './purpose-keys.ts';
import { masterKeysInUse, rotateKeys } from './rotation.ts';
import type { RecordUnderTest } from '../spec/record-under-test.ts';
import { accepted, CLERK, command, openTally, recordUnderTest } from '../spec/record-under-test.ts';
import type { Tally } from '../spec/tally.ts';

const [old, fresh] = [randomBytes(32), randomBytes(32)];
const seal = generateKeyPairSync('ed25519').privateKey;
const both = recordKeys(fresh, seal, { masters: [old] });
let under: RecordUnderTest;
let vault: ReturnType<typeof openPool>;
beforeAll(async () => {
  under = await recordUnderTest(freshDatabase);
  vault = openPool({ url: under.urls.vault });
});
afterAll(async () => {
  await vault?.end();
  await under?.end();
});

const opened = async (keys: RecordKeys) => under.another({ keys: await withPurposeKeys(vault, keys) });
const labels = async (keys: RecordKeys, ids: readonly string[]) => {
  const record = await opened(keys);
  return Promise.all(ids.map(async (id) => (await record.read<Tally>('tally', id))?.state.label));
};

/** The vault as a process sees it that is cut off after so many keys. */
function cutOffAfter(keys: number): typeof vault {
  let left = keys;
  return new Proxy(vault, {
    get: (target, name) => {
      if (name !== 'query') return Reflect.get(target, name) as unknown;
      return (query: unknown, values?: unknown[]) => {
        if (String(query).includes('update vault.data_keys') && (left -= 1) < 0) throw new Error('cut off');
        return target.query(query as string, values);
      };
    },
  });
}

test('a rotation that is cut off leaves both keys valid; run again it ends, and the former key may go', async () => {
  const before = await opened(recordKeys(old, seal));
  const names = Array.from({ length: 6 }, () => `测试${randomUUID()}`);
  const ids: string[] = [];
  for (const label of names) ids.push(await openTally(before, { label }));
  const key = randomUUID();
  const [first = '', second = ''] = ids;
  accepted(await before.submit(command(first, 'Add', { by: 1 }, { commandId: key })));
  await before.logRead({ reader: CLERK, streamId: first, what: 'person', purpose: '回访' });

  await expect(rotateKeys(cutOffAfter(3), both)).rejects.toThrow('cut off');
  const between = await opened(both);
  names.push(`测试${randomUUID()}`);
  ids.push(await openTally(between, { label: names[6] ?? '' }));
  await between.destroyKey(second);
  const readable = names.map((name, place) => (place === 1 ? null : name));
  expect(await labels(both, ids)).toEqual(readable);
  expect((await masterKeysInUse(vault, both)).map(({ isPresent }) => isPresent).sort()).toEqual([false, true]);
  await expect(labels(recordKeys(old, seal), ids)).rejects.toThrow('which is not at hand');
  await expect(labels(recordKeys(fresh, seal), ids)).rejects.toThrow('which is not at hand');

  expect(await rotateKeys(vault, both)).toBeGreaterThan(0);
  expect(await rotateKeys(vault, both)).toBe(0);
  const alone = recordKeys(fresh, seal);
  expect(await masterKeysInUse(vault, alone)).toEqual([{ masterKeyId: alone.masterKeyId, isPresent: true, keys: 9 }]);
  expect(await labels(alone, ids)).toEqual(readable);

  const after = await opened(alone);
  expect(await after.holderOf('tally', { kind: 'LABEL', value: names[0] ?? '' })).toBe(first);
  expect(await after.submit(command(first, 'Add', { by: 1 }, { commandId: key }))).toMatchObject({ replayed: true });
  expect(await after.submit(command(first, 'Add', { by: 2 }, { commandId: key }))).toEqual({ outcome: 'key-reused' });
  expect((await after.readingsOf(first))[0]).toMatchObject({ purpose: '回访' });
  await after.orderEntries();
  expect((await after.verify()).bad).toBeNull();
});

test('a key destroyed while its wrapping is exchanged stays destroyed', async () => {
  const record = await opened(recordKeys(fresh, seal));
  const streamId = await openTally(record, { label: `测试${randomUUID()}` });
  const newest = recordKeys(randomBytes(32), seal, { masters: [fresh] });
  const erasing = new Proxy(vault, {
    get: (target, name) => {
      if (name !== 'query') return Reflect.get(target, name) as unknown;
      return async (query: unknown, values?: unknown[]) => {
        if (String(query).includes('update vault.data_keys')) await record.destroyKey(streamId);
        return target.query(query as string, values);
      };
    },
  });
  await rotateKeys(erasing, newest);
  expect(await labels(newest, [streamId])).toEqual([null]);
});

test('seals of a former seal key still verify while its public key is kept', async () => {
  const record = under.another({ keys: recordKeys(fresh, seal) });
  await record.orderEntries();
  await record.closeBatch();
  const next = generateKeyPairSync('ed25519').privateKey;
  const kept = under.another({ keys: recordKeys(fresh, next, { seals: [createPublicKey(seal)] }) });
  expect((await kept.verify()).bad).toBeNull();
  expect((await under.another({ keys: recordKeys(fresh, next) }).verify()).bad?.what).toMatch(/its key \w+ is unknown/);
});
