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
  const refold = chores(record).find((chore) => chore.name === 'refold');
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
  const [order, seals] = chores(record);
  expect([await order?.pass(), await order?.pass(), await order?.pass()]).toEqual([true, true, false]);
  expect(await seals?.pass()).toBe(false);
});
