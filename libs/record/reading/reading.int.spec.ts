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

test('knownAt cuts between commits and never splits one', async () => {
  const { record } = under;
  const streamId = await openTally(record, { forMs: 2 * HOUR });
  accepted(await record.submit(command(streamId, 'Add', { by: 7 })));
  await record.moveClock((await record.now()) + 3 * HOUR);
  await record.submit(command(streamId, 'Add'));
  const history = await record.history(streamId);
  const commits = [...new Set(history.map(({ recordedAt }) => recordedAt))];
  expect(commits).toHaveLength(3);
  const sizes = [];
  for (const recordedAt of commits) {
    const before = await record.read<Tally>('tally', streamId, { knownAt: recordedAt - 1 });
    const after = await record.read<Tally>('tally', streamId, { knownAt: recordedAt });
    sizes.push([before?.version ?? 0, after?.version]);
    expect((await record.history(streamId, { knownAt: recordedAt })).length).toBe(after?.version);
  }
  expect(sizes).toEqual([
    [0, 1],
    [1, 2],
    [2, 4],
  ]);
});

test('what was known shows no settling that came later', async () => {
  const { record } = under;
  const streamId = await openTally(record, { forMs: HOUR });
  const opened = (await record.history(streamId))[0]?.recordedAt ?? 0;
  await record.moveClock((await record.now()) + 2 * HOUR);
  const reading = await record.read<Tally>('tally', streamId, { knownAt: opened + 1.5 * HOUR });
  expect(reading).toMatchObject({ version: 1, provisional: false, state: { closed: false } });
  expect(reading?.pending.map(({ kind }) => kind)).toEqual(['TallyReminded', 'TallyClosed']);
});

test('with and without memory, from any version on, the fold is the same', async () => {
  const { record } = under;
  const streamId = await openTally(record);
  const warm = under.another();
  for (const by of [1, 2, 3, 4]) {
    await warm.read('tally', streamId);
    accepted(await record.submit(command(streamId, 'Add', { by })));
  }
  const states = await Promise.all([record, warm, under.another()].map((each) => each.read<Tally>('tally', streamId)));
  expect(states.map((reading) => reading?.state)).toEqual(Array.from({ length: 3 }, () => states[0]?.state));
  expect(states[0]).toMatchObject({ version: 5, state: { sum: 10 } });
});

test('a memory of a version that the log no longer has is dropped', async () => {
  const { record } = under;
  const streamId = await openTally(record);
  for (const by of [1, 2]) accepted(await record.submit(command(streamId, 'Add', { by })));
  await under.asAdmin(`alter table record.events disable trigger all;
    delete from record.events where stream_id = '${streamId}' and version = 3;
    update record.heads h set version = 2, hash = e.hash, recorded_at = e.recorded_at from record.events e
      where h.stream_id = '${streamId}' and e.stream_id = h.stream_id and e.version = 2;
    alter table record.events enable always trigger never_changed`);
  expect(await record.read<Tally>('tally', streamId)).toMatchObject({ version: 2, state: { sum: 1 } });
  expect(accepted(await record.submit(command(streamId, 'Add', { by: 40 }))).standing.version).toBe(3);
  expect(await under.another().read<Tally>('tally', streamId)).toMatchObject({ state: { sum: 41 } });
});

test('an unknown id, another kind or a cut before the first event is nothing', async () => {
  const { record } = under;
  const streamId = await openTally(record);
  expect(await record.read('tally', '00000000-0000-7000-8000-000000000000')).toBeNull();
  expect(await record.read('person', streamId)).toBeNull();
  expect(await record.read('tally', streamId, { knownAt: 0 })).toBeNull();
  expect((await record.readMany('tally', ['00000000-0000-7000-8000-000000000000'])).size).toBe(0);
});

test('R5.2 (五) who looked at whom is kept, and what for only in encrypted form', async () => {
  const { record } = under;
  const streamId = await openTally(record);
  const reader = { staff: 'auditor.340104', role: 'auditor', area: '340104' };
  await record.logRead({ reader, streamId, what: 'person', purpose: '核查测试金丝雀' });
  await record.logRead({ reader, streamId, what: 'history', purpose: null, outcome: 'OUTSIDE_AREA' });
  expect(await record.readingsOf(streamId)).toMatchObject([
    { reader, what: 'history', purpose: null, outcome: 'OUTSIDE_AREA' },
    { reader, what: 'person', purpose: '核查测试金丝雀', outcome: 'shown' },
  ]);
  const { rows } = await under.asAdmin('select r::text as text from record.read_log r');
  expect(JSON.stringify(rows)).not.toContain('金丝雀');
});
