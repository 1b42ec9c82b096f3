import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../../test/support/database.ts';
import type { RecordUnderTest } from '../spec/record-under-test.ts';
import { accepted, command, openTally, recordUnderTest } from '../spec/record-under-test.ts';
import type { Tally } from '../spec/tally.ts';
import { brokenEvolve, stuckSettle } from '../spec/tally.ts';

const HOUR = 3_600_000;
const MENDED = { by: 'operator-1', reason: '已修复折叠程序' };
let under: RecordUnderTest;
beforeAll(async () => {
  under = await recordUnderTest(freshDatabase);
});
afterAll(() => under?.end());

async function poisoned(): Promise<string> {
  const streamId = await openTally(under.record, { label: `测试金丝雀 ${randomUUID()}` });
  for (const by of [1, 13, 2]) accepted(await under.record.submit(command(streamId, 'Add', { by })));
  return streamId;
}

test('a stream that cannot be folded is set apart alone: commands say so, reads go on, others are served', async () => {
  const [bad, good] = [await poisoned(), await openTally(under.record)];
  const broken = under.another({ kinds: [brokenEvolve] });
  const answer = await broken.submit(command(bad, 'Add'));
  expect(answer).toMatchObject({ outcome: 'quarantined' });
  expect(await broken.submit(command(bad, 'Add'))).toEqual(answer);
  expect(await under.record.submit(command(bad, 'Add'))).toEqual(answer);
  expect(await broken.read<Tally>('tally', bad)).toMatchObject({ version: 2, quarantined: true, state: { sum: 1 } });
  expect(await broken.history(bad)).toHaveLength(4);
  accepted(await broken.submit(command(good, 'Add')));
  const [incident] = await broken.openIncidents();
  expect(incident).toMatchObject({
    streamId: bad,
    version: 4,
    reason: expect.stringMatching(/^evolve TallyAdded: TypeError at tally\.ts:\d+$/),
  });
  expect((await broken.operations()).quarantined).toHaveLength(1);
  expect(JSON.stringify(await broken.openIncidents())).not.toContain('金丝雀');
});

test('a reading that meets the fault sets the stream apart too', async () => {
  const bad = await poisoned();
  const broken = under.another({ kinds: [brokenEvolve] });
  expect(await broken.read<Tally>('tally', bad)).toMatchObject({ version: 2, quarantined: true });
  expect((await broken.readMany<Tally>('tally', [bad])).get(bad)).toMatchObject({ version: 2, quarantined: true });
  expect((await broken.openIncidents()).some(({ streamId }) => streamId === bad)).toBe(true);
});

test('a settling that leaves its deadline due stops its stream and nothing else', async () => {
  const { record } = under;
  const [stuck, other] = [await openTally(record, { forMs: HOUR }), await openTally(record, { forMs: HOUR })];
  const faulty = under.another({ kinds: [stuckSettle] });
  await record.moveClock((await record.now()) + HOUR / 2);
  expect(await faulty.settleStream(stuck)).toMatchObject({ version: 1, settled: [] });
  expect((await record.openIncidents()).find(({ streamId }) => streamId === stuck)?.reason).toBe(
    'settling TallyReminded left it due',
  );
  expect(await record.settleDue({ graceMs: 0, limit: 10 })).toMatchObject({ streams: 1, events: 1 });
  expect(await record.settleDue({ graceMs: 0, limit: 10 })).toEqual({ streams: 0, events: 0 });
  expect((await record.history(stuck)).map(({ type }) => type)).toEqual(['TallyOpened']);
  expect((await record.history(other)).map(({ type }) => type)).toEqual(['TallyOpened', 'TallyReminded']);
  expect(await record.release(stuck, MENDED)).toEqual({ outcome: 'released' });
  expect(await record.settleDue({ graceMs: 0, limit: 10 })).toMatchObject({ streams: 1, events: 1 });
});

test('released once the fault is mended, the stream is as good as any', async () => {
  const bad = await poisoned();
  const broken = under.another({ kinds: [brokenEvolve] });
  expect(await broken.submit(command(bad, 'Add'))).toMatchObject({ outcome: 'quarantined' });
  expect(await under.record.release(bad, MENDED)).toEqual({ outcome: 'released' });
  expect(accepted(await under.record.submit(command(bad, 'Add'))).standing.version).toBe(5);
});

test('a stream that does not fold or settle yet is not released; each try is kept, by whom and why', async () => {
  const [bad, stuck] = [await poisoned(), await openTally(under.record, { forMs: HOUR })];
  const broken = under.another({ kinds: [brokenEvolve] });
  await broken.submit(command(bad, 'Add'));
  expect(await broken.release(bad, MENDED)).toMatchObject({
    outcome: 'still-broken',
    fault: expect.stringMatching(/^evolve TallyAdded: TypeError at tally\.ts:\d+$/),
  });
  expect(await broken.submit(command(bad, 'Add'))).toMatchObject({ outcome: 'quarantined' });
  expect(await under.record.release(bad, MENDED)).toEqual({ outcome: 'released' });
  expect(await under.record.release(bad, MENDED)).toEqual({ outcome: 'not-quarantined' });
  const [last, first] = await under.record.readingsOf(bad);
  expect(first).toMatchObject({
    reader: { staff: 'operator-1', role: 'operator' },
    what: 'release',
    outcome: 'STILL_BROKEN',
  });
  expect(last).toMatchObject({ outcome: 'released', purpose: MENDED.reason });

  const faulty = under.another({ kinds: [stuckSettle] });
  await under.record.moveClock((await under.record.now()) + 2 * HOUR);
  await faulty.settleStream(stuck);
  expect(await faulty.release(stuck, MENDED)).toMatchObject({ outcome: 'still-broken' });
  expect(await under.record.release(stuck, MENDED)).toEqual({ outcome: 'released' });
});

test('bytes that were moved or changed under the encryption stop the stream, not the process', async () => {
  const [one, two] = [await openTally(under.record), await openTally(under.record)];
  await under.asAdmin(`alter table record.events disable trigger all;
    update record.events set protected = (select protected from record.events where stream_id = '${two}') where stream_id = '${one}';
    alter table record.events enable always trigger never_changed`);
  const fresh = under.another();
  expect(await fresh.submit(command(one, 'Add'))).toMatchObject({ outcome: 'quarantined' });
  accepted(await fresh.submit(command(two, 'Add')));
});
