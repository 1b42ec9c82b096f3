import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { freshDatabase } from '../../../test/support/database.ts';
import type { RecordUnderTest } from '../spec/record-under-test.ts';
import { accepted, command, openTally, recordUnderTest } from '../spec/record-under-test.ts';

const HOUR = 3_600_000;
let under: RecordUnderTest;
beforeAll(async () => {
  under = await recordUnderTest(freshDatabase);
});
afterAll(() => under?.end());

const claimAll = () => under.record.claimDeliveries({ limit: 1000, leaseMs: 60_000 });
const endLeases = () =>
  under.asAdmin('update record.deliveries set leased_until = null where leased_until is not null');
beforeEach(async () => {
  await endLeases();
  await under.record.markDelivered(await claimAll());
});

test('a new stream is wanted; a step that changes neither stage nor deadline rides with the next message', async () => {
  const { record } = under;
  const streamId = await openTally(record, { forMs: 10 * HOUR });
  const [first] = await claimAll();
  expect(first).toMatchObject({
    streamId,
    epoch: 1,
    version: 1,
    stage: 'OPEN',
    area: '340104003001',
    nextCommon: true,
    left: false,
  });
  expect(first?.steps).toMatchObject([{ type: 'TallyOpened', paragraph: '(一)' }]);
  expect(first?.timeline.map(({ kind }) => kind)).toEqual(['TallyReminded', 'TallyClosed']);
  expect(first?.nextDueAt).toBe(first?.timeline[0]?.dueAt);
  await record.markDelivered([first].filter((each) => each !== undefined));

  accepted(await record.submit(command(streamId, 'Add')));
  expect(await claimAll()).toEqual([]);
  await record.moveClock((await record.now()) + 9.5 * HOUR);
  await record.settleDue({ graceMs: 0, limit: 10 });
  const [second] = await claimAll();
  expect(second).toMatchObject({ streamId, version: 3, nextCommon: false });
  expect(second?.steps.map(({ type }) => type)).toEqual(['TallyAdded', 'TallyReminded']);
  expect(JSON.stringify(second)).not.toContain('测试');
});

test('a stream has one writer: what is leased is not claimed again until the lease ends', async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, () => openTally(under.record)));
  const records = [under.record, under.another(), under.another()];
  const claims = await Promise.all(
    Array.from({ length: 9 }, (_, place) => records[place % 3]?.claimDeliveries({ limit: 5, leaseMs: 60_000 })),
  );
  const claimed = claims.flatMap((claim) => claim ?? []).map(({ streamId }) => streamId);
  expect(new Set(claimed).size).toBe(claimed.length);
  expect([...claimed].sort()).toEqual([...ids].sort());
  expect(await claimAll()).toEqual([]);
  await endLeases();
  expect(await claimAll()).toHaveLength(30);
});

test('a lease whose holder is gone runs out by itself: another takes the stream', async () => {
  const streamId = await openTally(under.record);
  const claim = async () =>
    (await under.record.claimDeliveries({ limit: 1000, leaseMs: 1 })).map((each) => each.streamId);
  expect(await claim()).toContain(streamId);
  await vi.waitFor(async () => expect(await claim()).toContain(streamId));
});

test('what changed or was touched while its message was under way stays wanted', async () => {
  const { record } = under;
  const [changed, touched, quiet] = [
    await openTally(record, { forMs: HOUR }),
    await openTally(record),
    await openTally(record),
  ];
  const claimed = await claimAll();
  await record.moveClock((await record.now()) + 2 * HOUR);
  await record.submit(command(changed, 'Add'));
  await record.markDelivered(claimed.filter(({ streamId }) => streamId !== touched));
  expect((await claimAll()).map(({ streamId }) => streamId)).toEqual([changed]);
  await record.touch({ urgentBefore: 0 });
  await record.markDelivered(claimed.filter(({ streamId }) => streamId === touched));
  const wanted = (await claimAll()).map(({ streamId }) => streamId);
  expect(wanted).toEqual(expect.arrayContaining([touched, quiet]));
});

test('who is due soon is told first after a move of the clock, the others behind', async () => {
  const { record } = under;
  const soon = await openTally(record, { forMs: 2 * HOUR });
  const late = await openTally(record, { forMs: 1000 * HOUR });
  await record.markDelivered(await claimAll());
  await record.touch({ urgentBefore: (await record.now()) + 24 * HOUR });
  const urgent = (await record.claimDeliveries({ limit: 1000, leaseMs: 60_000, bulk: 'leave' })).map(
    ({ streamId }) => streamId,
  );
  expect(urgent).toContain(soon);
  expect(urgent).not.toContain(late);
  expect((await claimAll()).map(({ streamId }) => streamId)).toContain(late);
});

test('while a common date waits to be settled, only what is urgent is told', async () => {
  const { record } = under;
  const claim = async () =>
    (await record.claimDeliveries({ limit: 1000, leaseMs: 60_000, bulk: 'unless-settling' })).map(
      ({ streamId }) => streamId,
    );
  const reminded = await openTally(record, { forMs: 2 * HOUR });
  await record.markDelivered(await claimAll());
  await record.moveClock((await record.now()) + 1.5 * HOUR);
  await record.touch({ urgentBefore: 0 });
  const newcomer = await openTally(record);
  expect(await claim()).toEqual([newcomer]);
  while ((await record.settleDue({ graceMs: 0, limit: 100 })).streams > 0);
  expect(await claim()).toContain(reminded);
});

test("a timer's own settling counts as delivered", async () => {
  const { record } = under;
  const streamId = await openTally(record, { forMs: HOUR });
  await record.moveClock((await record.now()) + 2 * HOUR);
  const answer = await record.settleStream(streamId);
  expect(answer).toMatchObject({
    version: 3,
    left: true,
    settled: [{ type: 'TallyReminded' }, { type: 'TallyClosed' }],
  });
  if (answer) await record.markDelivered([answer]);
  expect((await claimAll()).map((wanted) => wanted.streamId)).not.toContain(streamId);
});

test('after a restore everything is wanted again under a higher epoch; marks of the older one count for nothing', async () => {
  const { record } = under;
  const streamId = await openTally(record);
  const before = await claimAll();
  const epoch = await record.raiseEpoch();
  expect(epoch).toBeGreaterThan(1);
  await record.markDelivered(before);
  expect((await record.deliveryLag()).undelivered).toBeGreaterThan(0);
  const again = await claimAll();
  expect(again.find((wanted) => wanted.streamId === streamId)).toMatchObject({ epoch });
  await record.markDelivered(again);
  expect(await record.deliveryLag()).toEqual({ undelivered: 0, oldestMs: 0 });
  expect(await record.streamsToKeepTime({ after: null, limit: 1000 })).toContain(streamId);
});

test('an epoch outranks those that a restored record does not remember', async () => {
  const { record, asAdmin } = under;
  const epoch = await record.raiseEpoch();
  await asAdmin('update record.delivery_epoch set epoch = 1');
  await vi.waitFor(async () => expect(await record.raiseEpoch()).toBeGreaterThan(epoch), { timeout: 5000 });
  await record.markDelivered(await claimAll());
});

test('how streams stand is told of those that are known, and claims nothing', async () => {
  const { record } = under;
  const streamId = await openTally(record);
  const [standing] = await record.standings([streamId, randomUUID()]);
  expect(standing).toMatchObject({ streamId, version: 1 });
  expect((await claimAll()).map((wanted) => wanted.streamId)).toContain(streamId);
});

test('who has left is told once more when asked for by id', async () => {
  const { record } = under;
  const streamId = await openTally(record, { forMs: HOUR });
  await record.moveClock((await record.now()) + 2 * HOUR);
  await record.settleStream(streamId);
  await record.markDelivered(await claimAll());
  expect(await record.streamsToKeepTime({ after: null, limit: 1000 })).not.toContain(streamId);
  await record.raiseEpoch();
  expect((await claimAll()).map((wanted) => wanted.streamId)).not.toContain(streamId);
  await record.raiseEpoch([streamId]);
  await endLeases();
  expect((await claimAll()).find((wanted) => wanted.streamId === streamId)).toMatchObject({ left: true });
});

test('commits that leave something to deliver are told to who listens in the process', async () => {
  const { record } = under;
  let told = 0;
  const stop = record.onCommit(() => (told += 1));
  const streamId = await openTally(record);
  expect(told).toBe(1);
  accepted(await record.submit(command(streamId, 'Add')));
  expect(told).toBe(1);
  stop();
  await openTally(record);
  expect(told).toBe(1);
});
