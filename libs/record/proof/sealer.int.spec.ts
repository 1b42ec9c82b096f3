import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../../test/support/database.ts';
import type { RecordUnderTest } from '../spec/record-under-test.ts';
import { command, openTally, recordUnderTest } from '../spec/record-under-test.ts';

let under: RecordUnderTest;
beforeAll(async () => {
  under = await recordUnderTest(freshDatabase);
});
afterAll(() => under?.end());

test('the order has no gap and no entry twice, with rollbacks, refusals and several sealers at once', async () => {
  const records = [under.record, under.another(), under.another()];
  const claim = { kind: 'LABEL', value: randomUUID() };
  const streams = await Promise.all(Array.from({ length: 6 }, () => openTally(under.record)));
  const commands = streams.flatMap((id) => [1, 2, 500].map((by) => command(id, 'Add', { by })));
  const registrations = Array.from({ length: 6 }, () => command({ claim }, 'Open'));
  const sealers = async () => {
    for (let count = 0; count < 10; count += 1) await Promise.all(records.map((record) => record.orderEntries()));
  };
  const submitting = [...commands, ...registrations].map((each, place) => records[place % 3]?.submit(each));
  await Promise.all([...submitting, sealers()]);
  await under.record.orderEntries();

  const { rows } = await under.asAdmin('select seq, stream_id, version, command_id from record.log_order order by seq');
  expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, place) => place + 1));
  const { rows: counted } = await under.asAdmin(
    'select (select count(*) from record.events) + (select count(*) from record.commands) as entries, (select count(*) from record.queue) as queued',
  );
  expect(Number(counted[0].entries)).toBe(rows.length);
  expect(Number(counted[0].queued)).toBe(0);
  for (const stream of streams) {
    const versions = rows
      .filter(({ stream_id, version }) => stream_id === stream && version !== null)
      .map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, place) => place + 1));
  }
  expect((await under.record.history(streams[0] ?? '')).every(({ seq }) => seq !== undefined)).toBe(true);
});

test('batches follow one another, each over everything ordered since the last; nothing new makes no seal', async () => {
  const first = await under.record.closeBatch();
  expect(first).toMatchObject({ number: 1, firstSeq: 1 });
  expect(await under.record.closeBatch()).toBeNull();
  await openTally(under.record);
  expect((await under.record.operations()).sealLag).toEqual({ unordered: 1, unsealed: 0 });
  await under.record.orderEntries();
  expect((await under.record.operations()).sealLag).toEqual({ unordered: 0, unsealed: 2 });
  const [a, b] = await Promise.all([under.record.closeBatch(), under.another().closeBatch()]);
  const second = a ?? b;
  expect(second).toMatchObject({ number: 2, firstSeq: (first?.lastSeq ?? 0) + 1 });
  expect([a, b]).toContain(null);
  expect(await under.record.verify()).toMatchObject({ bad: null, seals: 2, ordered: second?.lastSeq });
});

test('the order is read on from any place: events in the open, commands by their id', async () => {
  const { record } = under;
  const before = (await record.entriesAfter({ after: 0, limit: 10_000 })).at(-1)?.seq ?? 0;
  const streamId = await openTally(record, { label: '测试金丝雀' });
  await record.submit(command(streamId, 'Add', { by: 500 }));
  await record.orderEntries();
  const entries = await record.entriesAfter({ after: before, limit: 10 });
  expect(entries.map(({ seq }) => seq)).toEqual([before + 1, before + 2, before + 3]);
  expect(entries[0]).toMatchObject({ streamId, kind: 'tally', event: { type: 'TallyOpened', seq: before + 1 } });
  expect(entries.slice(1).every(({ event, commandId }) => event === null && commandId !== null)).toBe(true);
  expect(JSON.stringify(entries)).not.toContain('金丝雀');
});
