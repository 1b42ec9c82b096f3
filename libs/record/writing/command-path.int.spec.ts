import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase } from '../../../test/support/database.ts';
import type { RecordUnderTest } from '../spec/record-under-test.ts';
import { accepted, CLERK, command, openTally, recordUnderTest } from '../spec/record-under-test.ts';
import type { Tally } from '../spec/tally.ts';

let under: RecordUnderTest;
beforeAll(async () => {
  under = await recordUnderTest(freshDatabase);
});
afterAll(() => under?.end());

async function countEvents(streamId: string): Promise<number> {
  return (await under.record.history(streamId)).length;
}

test('a command is two round trips and one commit', async () => {
  const { record, pool } = under;
  const streamId = await openTally(record);
  accepted(await record.submit(command(streamId, 'Add')));
  const queries = vi.spyOn(pool, 'query');
  const { commandId } = accepted(await record.submit(command(streamId, 'Add')));
  expect(queries.mock.calls.map(([query]) => (query as unknown as { name: string }).name)).toEqual([
    'record.load',
    'record.append',
  ]);
  queries.mockRestore();
  const { rows } = await under.asAdmin(`
    select xmin::text from record.events where command_id = '${commandId}'
    union all select xmin::text from record.commands where command_id = '${commandId}'
    union all select xmin::text from record.queue where command_id = '${commandId}'
    union all select xmin::text from record.heads where stream_id = '${streamId}'
    union all select xmin::text from views.tally_list where stream_id = '${streamId}'`);
  expect(rows).toHaveLength(5);
  expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
});

test('the answer tells events, version, stage, next deadline and what is possible now', async () => {
  const claim = { kind: 'LABEL', value: randomUUID() };
  const answer = accepted(await under.record.submit(command({ claim }, 'Open', { label: '测试乙' })));
  expect(answer.events).toMatchObject([
    { type: 'TallyOpened', version: 1, actor: CLERK, commandId: answer.commandId, basis: [] },
  ]);
  expect(answer.standing).toMatchObject({ version: 1, stage: 'OPEN', nextDeadline: { kind: 'TallyReminded' } });
  expect(answer.standing.available).toEqual([{ name: 'Add', paragraph: '(一)' }]);
  expect(JSON.stringify(answer)).not.toContain('测试乙');
});

test('20 parallel requests with one key make one event and get one answer', async () => {
  const streamId = await openTally(under.record);
  const records = [under.record, under.another()];
  const same = command(streamId, 'Add', { by: 3 });
  const answers = await Promise.all(Array.from({ length: 20 }, (_, place) => records[place % 2]?.submit(same)));
  expect(await countEvents(streamId)).toBe(2);
  const told = answers.map((answer) => JSON.stringify({ ...answer, replayed: null }));
  expect(new Set(told).size).toBe(1);
  expect(answers.filter((answer) => answer?.outcome === 'accepted' && !answer.replayed)).toHaveLength(1);
});

test('R1.1 (二) 20 parallel registrations of one claim make one stream', async () => {
  const claim = { kind: 'LABEL', value: randomUUID() };
  const answers = await Promise.all(Array.from({ length: 20 }, () => under.record.submit(command({ claim }, 'Open'))));
  const opened = answers.filter(({ outcome }) => outcome === 'accepted');
  expect(opened).toHaveLength(1);
  const refused = answers.flatMap((answer) => (answer.outcome === 'refused' ? [answer.refusal.code] : []));
  expect(refused).toEqual(Array.from({ length: 19 }, () => 'ALREADY_OPEN'));
  expect(await under.record.holderOf('tally', claim)).toBe(opened[0] && accepted(opened[0]).standing.streamId);
});

test('20 parallel different commands are applied one after the other, versions without a gap', async () => {
  const streamId = await openTally(under.record);
  const records = [under.record, under.another()];
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, place) => records[place % 2]?.submit(command(streamId, 'Add', { by: place }))),
  );
  expect(answers.every((answer) => answer?.outcome === 'accepted')).toBe(true);
  const history = await under.record.history(streamId);
  expect(history.map(({ version }) => version)).toEqual(Array.from({ length: 21 }, (_, place) => place + 1));
  const times = history.map(({ recordedAt }) => recordedAt);
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  const reading = await under.record.read<Tally>('tally', streamId);
  expect(reading?.state.sum).toBe(190);
});

test('a key used with another body, target or by another actor is refused and changes nothing', async () => {
  const { record } = under;
  const streamId = await openTally(record);
  const first = command(streamId, 'Add', { by: 1 });
  accepted(await record.submit(first));
  const others = [
    { ...first, body: { by: 2 } },
    { ...first, name: 'Number' },
    { ...first, target: { streamId: randomUUID() } },
    { ...first, actor: { ...CLERK, staff: 'community-clerk-2.340104003001' } },
  ];
  for (const other of others) expect(await record.submit(other)).toEqual({ outcome: 'key-reused' });
  const denied = { ...first, body: { by: 2 }, authorise: () => ({ code: 'OUTSIDE_AREA', rule: 'R5.2' }) };
  expect(await record.submit(denied)).toEqual({ outcome: 'key-reused' });
  expect(await countEvents(streamId)).toBe(2);
});

test('only 201 and 409 bind a key: after 404, 403 and 412 it is still free', async () => {
  const { record } = under;
  const streamId = await openTally(record);
  const key = randomUUID();
  const same = command(streamId, 'Add', {}, { commandId: key });
  expect(await record.submit({ ...same, target: { streamId: randomUUID() } })).toEqual({ outcome: 'unknown-stream' });
  const denial = { code: 'OUTSIDE_AREA', rule: 'R5.2' };
  expect(await record.submit({ ...same, authorise: () => denial })).toEqual({ outcome: 'denied', denial });
  expect(await record.submit({ ...same, expectedVersion: 7 })).toEqual({ outcome: 'version-mismatch', version: 1 });
  expect(await record.submit({ ...same, expectedVersion: 1 })).toMatchObject({ outcome: 'accepted', replayed: false });
  expect(await record.submit({ ...same, expectedVersion: 1 })).toMatchObject({ outcome: 'accepted', replayed: true });
});

test('who may no longer write is told so even for a key that was answered', async () => {
  const streamId = await openTally(under.record);
  const same = command(streamId, 'Add');
  accepted(await under.record.submit(same));
  const denial = { code: 'OUTSIDE_AREA', rule: 'R5.2' };
  expect(await under.record.submit({ ...same, authorise: () => denial })).toEqual({ outcome: 'denied', denial });
});

test('a refusal is kept as a command and answered again', async () => {
  const streamId = await openTally(under.record);
  const tooMuch = command(streamId, 'Add', { by: 101 });
  const first = await under.record.submit(tooMuch);
  expect(first).toMatchObject({ outcome: 'refused', refusal: { code: 'TOO_MUCH' }, replayed: false });
  expect(await under.record.submit(tooMuch)).toEqual({ ...first, replayed: true });
  expect(await under.record.commands(streamId)).toMatchObject([
    { name: 'Open', outcome: 'ACCEPTED' },
    { name: 'Add', outcome: 'REFUSED', code: 'TOO_MUCH', paragraphs: ['(一)'], events: [] },
  ]);
});

test('drawn numbers are stored with the command and never given twice', async () => {
  const streamId = await openTally(under.record);
  await Promise.all(Array.from({ length: 8 }, () => under.record.submit(command(streamId, 'Number'))));
  const reading = await under.record.read<Tally>('tally', streamId);
  expect(new Set(reading?.state.numbers).size).toBe(8);
  const stored = (await under.record.storedCommands(streamId)).filter(({ name }) => name === 'Number');
  expect(stored.map(({ drawn }) => drawn?.['number'])).toEqual(reading?.state.numbers);
});

test('what is stored in the open holds neither body nor protected part', async () => {
  const streamId = await openTally(under.record, { label: '测试金丝雀' });
  const { rows } = await under.asAdmin(`
    select e::text as text from record.events e union all select c::text from record.commands c
    union all select h::text from record.heads h union all select d::text from record.deliveries d
    union all select k::text from record.claims k`);
  expect(rows.some(({ text }) => text.includes(streamId))).toBe(true);
  expect(rows.filter(({ text }) => text.includes('测试金丝雀'))).toEqual([]);
  const stored = await under.record.storedCommands(streamId);
  expect(stored[0]?.body).toEqual({ label: '测试金丝雀' });
  expect((await under.record.openHistory(streamId))[0]?.protectedData).toEqual({ label: '测试金丝雀' });
  expect((await under.record.history(streamId))[0]).not.toHaveProperty('protectedData');
});
