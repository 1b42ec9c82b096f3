import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../../test/support/database.ts';
import type { RecordUnderTest } from '../spec/record-under-test.ts';
import { accepted, command, openTally, recordUnderTest } from '../spec/record-under-test.ts';
import type { Tally } from '../spec/tally.ts';

const HOUR = 3_600_000;
let under: RecordUnderTest;
beforeAll(async () => {
  under = await recordUnderTest(freshDatabase);
});
afterAll(() => under?.end());

const listed = async (streamId: string) =>
  (await under.pool.query('select label from views.tally_list where stream_id = $1', [streamId])).rows;

test('with its key destroyed a person is gone everywhere, and every proof still holds', async () => {
  const { record } = under;
  const label = `测试${randomUUID()}`;
  const other = under.another();
  const streamId = await openTally(record, { label });
  accepted(await record.submit(command(streamId, 'Add', { by: 5 })));
  expect((await other.read<Tally>('tally', streamId))?.state.label).toBe(label);
  expect(await listed(streamId)).toEqual([{ label }]);

  await record.destroyKey(streamId);
  for (const each of [record, other, under.another()]) {
    expect(await each.read<Tally>('tally', streamId)).toMatchObject({ erased: true, state: { label: null, sum: 5 } });
    expect((await each.openHistory(streamId))[0]?.protectedData).toBeNull();
    expect(await each.submit(command(streamId, 'Add'))).toEqual({ outcome: 'unknown-stream' });
    expect((await each.storedCommands(streamId))[0]).toMatchObject({ body: null, drawn: null });
  }
  expect(await listed(streamId)).toEqual([{ label: null }]);
  expect(await record.holderOf('tally', { kind: 'LABEL', value: label })).toBeNull();
  await record.orderEntries();
  expect((await record.verify()).bad).toBeNull();
});

test('what falls due for an erased person is still settled, and the workflow is told that nothing is left', async () => {
  const { record } = under;
  const streamId = await openTally(record, { forMs: 2 * HOUR });
  await record.destroyKey(streamId);
  await record.destroyKey(streamId);
  await record.moveClock((await record.now()) + 3 * HOUR);
  expect(await record.settleDue({ graceMs: 0, limit: 10 })).toMatchObject({ streams: 1, events: 2 });
  const told = (await record.claimDeliveries({ limit: 10, leaseMs: HOUR })).find((each) => each.streamId === streamId);
  expect(told).toMatchObject({ version: 3, nextDueAt: null });
  expect(await under.another().read<Tally>('tally', streamId)).toMatchObject({
    version: 3,
    state: { closed: true, label: null },
  });
});

test('a key that is lost, not destroyed, is never read as an erased person', async () => {
  const streamId = await openTally(under.record);
  const vault = new Client({ connectionString: under.urls.vault });
  await vault.connect();
  await expect(vault.query('delete from vault.data_keys')).rejects.toThrow('permission denied');
  await vault.end();
  const lost = under.another({ vaultPool: under.pool });
  await expect(lost.read('tally', streamId)).rejects.toThrow('42P01');
  await expect(lost.submit(command(streamId, 'Add'))).rejects.toThrow('42P01');
  expect(await under.record.openIncidents()).toEqual([]);
});
