import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/support/database.ts';
import { openPool } from './pool.ts';
import type { RecordUnderTest } from './spec/record-under-test.ts';
import { accepted, command, openTally, recordUnderTest } from './spec/record-under-test.ts';
import type { Tally } from './spec/tally.ts';
import { tallyRules } from './spec/tally.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let under: RecordUnderTest;
beforeAll(async () => {
  under = await recordUnderTest(freshDatabase);
});
afterAll(() => under?.end());

const typesOf = async (streamId: string) => (await under.record.history(streamId)).map(({ type }) => type);
const shownClosed = async (ids: readonly string[]) => {
  const text = 'select 1 from views.tally_list where closed and stream_id = any ($1)';
  return (await under.pool.query(text, [ids])).rowCount;
};
const later = async (ms: number) => under.record.moveClock((await under.record.now()) + ms);

test('what fell due is settled before the command, in the order of the law, each with its legal instant', async () => {
  const { record } = under;
  const streamId = await openTally(record, { forMs: 2 * HOUR });
  const closesAt = (await record.history(streamId))[0]?.data['closesAt'] as number;
  await later(DAY);
  const answer = await record.submit(command(streamId, 'Add'));
  expect(answer).toMatchObject({ outcome: 'refused', refusal: { code: 'NOT_OPEN' } });
  const history = await record.history(streamId);
  expect(history.slice(1)).toMatchObject([
    { type: 'TallyReminded', effectiveAt: closesAt - HOUR, commandId: null },
    { type: 'TallyClosed', effectiveAt: closesAt, commandId: null },
  ]);
  expect(history[1]?.actor).toEqual({ staff: 'system', role: 'system', area: '340104003001' });
  expect(history[1]?.recordedAt).toBe(history[2]?.recordedAt);
});

test('a refusal keeps the settled events, and its replay shows them', async () => {
  const { record } = under;
  const streamId = await openTally(record, { forMs: HOUR });
  await later(2 * HOUR);
  const refused = command(streamId, 'Add');
  const answer = await record.submit(refused);
  if (answer.outcome !== 'refused') throw new Error('not refused');
  expect(answer.standing.settled.map(({ type }) => type)).toEqual(['TallyReminded', 'TallyClosed']);
  expect(answer.standing).toMatchObject({ version: 3, stage: 'LEFT', nextDeadline: null, available: [] });
  expect(await typesOf(streamId)).toEqual(['TallyOpened', 'TallyReminded', 'TallyClosed']);
  expect(await record.submit(refused)).toEqual({ ...answer, replayed: true });
});

test('If-Match means the version before settling; a stale one settles nothing', async () => {
  const { record } = under;
  const streamId = await openTally(record, { forMs: HOUR });
  await later(HOUR / 2);
  expect(await record.submit(command(streamId, 'Add', {}, { expectedVersion: 2 }))).toEqual({
    outcome: 'version-mismatch',
    version: 1,
  });
  expect(await typesOf(streamId)).toEqual(['TallyOpened']);
  const answer = accepted(await record.submit(command(streamId, 'Add', {}, { expectedVersion: 1 })));
  expect(answer.standing).toMatchObject({ version: 3, settled: [{ type: 'TallyReminded' }] });
});

test('settling a stream is idempotent, from any number of processes at once', async () => {
  const streamId = await openTally(under.record, { forMs: HOUR });
  await later(2 * HOUR);
  const records = [under.record, under.another(), under.another()];
  const answers = await Promise.all([...records, ...records].map((record) => record.settleStream(streamId)));
  expect(await typesOf(streamId)).toEqual(['TallyOpened', 'TallyReminded', 'TallyClosed']);
  expect(answers.flatMap((answer) => answer?.settled ?? [])).toHaveLength(2);
  for (const answer of answers)
    expect(answer).toMatchObject({ version: 3, stage: 'LEFT', left: true, nextDueAt: null });
});

test('many streams at once, from several processes at once: each of them once, and whoever lost writes nothing', async () => {
  await settleEverything();
  const ids = await Promise.all(Array.from({ length: 40 }, () => openTally(under.record, { forMs: HOUR })));
  await later(2 * HOUR);
  const records = [under.record, under.another(), under.another(), under.another()];
  const answers = await Promise.all(records.map((record) => record.settleDue({ graceMs: 0, limit: 100 })));
  expect(answers.reduce((sum, { events }) => sum + events, 0)).toBe(80);
  for (const id of ids) expect(await typesOf(id)).toEqual(['TallyOpened', 'TallyReminded', 'TallyClosed']);
  expect(await shownClosed(ids)).toBe(ids.length);
  expect(await under.record.settleDue({ graceMs: 0, limit: 100 })).toEqual({ streams: 0, events: 0 });
  expect((await under.record.verify()).bad).toBeNull();
});

test('a timer that comes when nothing is due folds nothing: a vault that is away does not hinder it', async () => {
  const streamId = await openTally(under.record, { forMs: 2 * DAY });
  const nowhere = new URL(under.urls.vault);
  nowhere.port = '1';
  const vaultPool = openPool({ url: nowhere.href, max: 1 });
  const blind = under.another({ vaultPool });
  expect(await blind.settleStream(streamId)).toMatchObject({ version: 1, settled: [] });
  await later(3 * DAY);
  await expect(blind.settleStream(streamId)).rejects.toThrow('connect');
  expect(await under.record.settleStream(streamId)).toMatchObject({ version: 3 });
  await vaultPool.end();
});

test('settling a stream that nobody knows answers nothing', async () => {
  expect(await under.record.settleStream('00000000-0000-7000-8000-000000000000')).toBeNull();
});

test('a bucket settles common dates at once and leaves individual ones to their timers for the grace', async () => {
  const { record } = under;
  await settleEverything();
  const ids = await Promise.all(Array.from({ length: 12 }, () => openTally(record, { forMs: DAY })));
  const now = await later(DAY - HOUR + 1000);
  const due = await Promise.all([0, 1, 2, 3].map((bucket) => record.nextDueByBucket(bucket)));
  expect(Math.min(...due.map(({ common }) => common ?? Infinity))).toBeLessThanOrEqual(now);
  for (const bucket of [0, 1, 2, 3]) await record.settleDue({ bucket, graceMs: 30_000, limit: 100 });
  for (const id of ids) expect(await typesOf(id)).toEqual(['TallyOpened', 'TallyReminded']);

  await later(HOUR + 1000);
  expect(await record.settleDue({ graceMs: 30_000, limit: 100 })).toEqual({ streams: 0, events: 0 });
  expect((await record.operations()).overdue).toBe(0);
  await later(60_000);
  expect((await record.operations()).overdue).toBe(12);
  expect(await record.settleDue({ graceMs: 30_000, limit: 5 })).toEqual({ streams: 5, events: 5 });
  expect(await record.settleDue({ graceMs: 0, limit: 100 })).toEqual({ streams: 7, events: 7 });
  expect(await record.settleDue({ graceMs: 0, limit: 100 })).toEqual({ streams: 0, events: 0 });
  for (const id of ids) expect(await typesOf(id)).toEqual(['TallyOpened', 'TallyReminded', 'TallyClosed']);
});

test('the same instants one by one or in one jump make the same log', async () => {
  const { record } = under;
  await settleEverything();
  const byJump = await openTally(record, { forMs: 3 * HOUR });
  await later(4 * HOUR);
  await settleEverything();
  const bySteps = await openTally(record, { forMs: 3 * HOUR });
  const until = (await record.now()) + 4 * HOUR;
  for (let next = await nextBefore(until); next !== null; next = await nextBefore(until)) {
    await record.moveClock(next);
    await settleEverything();
  }
  const told = async (id: string) => {
    const history = await record.history(id);
    const closesAt = history[0]?.data['closesAt'] as number;
    return history.slice(1).map(({ type, effectiveAt }) => ({ type, before: closesAt - effectiveAt }));
  };
  expect(await told(bySteps)).toEqual(await told(byJump));
});

async function nextBefore(until: number): Promise<number | null> {
  return under.record.nextDueInstant({ after: await under.record.now(), until });
}

async function settleEverything(): Promise<void> {
  while ((await under.record.settleDue({ graceMs: 0, limit: 200 })).streams > 0);
}

test('a present reading settles in memory and writes nothing', async () => {
  const { record } = under;
  const streamId = await openTally(record, { forMs: HOUR });
  await later(2 * HOUR);
  const reading = await record.read<Tally>('tally', streamId);
  expect(reading).toMatchObject({
    version: 1,
    provisional: true,
    state: { closed: true, reminded: true },
    deadlines: [],
  });
  expect(reading?.pending.map(({ kind }) => kind)).toEqual(['TallyReminded', 'TallyClosed']);
  expect(await typesOf(streamId)).toEqual(['TallyOpened']);
  const [both] = [await record.readMany<Tally>('tally', [streamId, streamId])];
  expect(both.get(streamId)).toMatchObject({ provisional: true, state: { closed: true } });
});

test('new rules move common dates: heads are refolded, once, and stand under the new version', async () => {
  const { record } = under;
  await settleEverything();
  const streamId = await openTally(record, { forMs: DAY });
  const closesAt = (await record.history(streamId))[0]?.data['closesAt'] as number;
  const changed = under.another({ rules: { ...tallyRules, remindMs: 2 * HOUR, rulebookVersion: 'RULES_2' } });
  expect((await changed.operations()).outdatedHeads).toBeGreaterThan(0);
  for (let after: string | null = null; ;) {
    const page: { readonly after: string | null } = await changed.refold({ limit: 3, after });
    after = page.after;
    if (after === null) break;
  }
  expect((await changed.operations()).outdatedHeads).toBe(0);
  const { rows } = await under.asAdmin(
    `select next_due_at::text = record.instant(${closesAt - 2 * HOUR})::text as moved from record.heads where stream_id = '${streamId}'`,
  );
  expect(rows).toEqual([{ moved: true }]);
  expect(await changed.refold({ limit: 3 })).toEqual({ streams: 0, after: null });
});
