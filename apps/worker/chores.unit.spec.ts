import { expect, test } from 'vitest';
import { chores } from './chores.ts';

test('the refolding goes on where it stopped, and begins anew when it is through', async () => {
  const asked: (string | null)[] = [];
  const ends = ['b', 'd', null, 'b'];
  const record = {
    orderEntries: async () => 0,
    closeBatch: async () => null,
    refold: async ({ after }: { after: string | null }) => {
      asked.push(after);
      return { after: ends[asked.length - 1] ?? null };
    },
  };
  const refold = chores(
    record,
    async () => 'v1',
    async () => 0,
  ).find((chore) => chore.name === 'refold');
  const more = [];
  for (let pass = 0; pass < 4; pass += 1) more.push(await refold?.pass());
  expect(asked).toEqual([null, 'b', 'd', null]);
  expect(more).toEqual([true, true, false, true]);
});

test('ordering and sealing go on at once while there was something to do', async () => {
  let left = 2;
  const record = {
    orderEntries: async () => left--,
    closeBatch: async () => null,
    refold: async () => ({ after: null }),
  };
  const [order, seals] = chores(
    record,
    async () => 'v1',
    async () => 0,
  );
  expect([await order?.pass(), await order?.pass(), await order?.pass()]).toEqual([true, true, false]);
  expect(await seals?.pass()).toBe(false);
});

test('R20.1 (尾) another version of the rulebook brings all heads up to it at once, from the first on', async () => {
  const asked: (string | null)[] = [];
  const versions = ['v1', 'v2', 'v2', 'v3', 'v3'];
  const ends = ['b', 'd', 'b', null];
  const record = {
    orderEntries: async () => 0,
    closeBatch: async () => null,
    refold: async ({ after }: { after: string | null }) => {
      asked.push(after);
      return { after: ends[asked.length - 1] ?? null };
    },
  };
  const rules = chores(
    record,
    async () => versions.shift() ?? 'v3',
    async () => 0,
  ).find((chore) => chore.name === 'rulebook');
  const more = [];
  for (let pass = 0; pass < 6; pass += 1) more.push(await rules?.pass());
  expect(asked).toEqual([null, 'b', null, 'b']);
  expect(more).toEqual([false, true, true, true, false, false]);
});
