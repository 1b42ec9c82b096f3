import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../../test/support/database.ts';
import type { RecordUnderTest } from './spec/record-under-test.ts';
import { accepted, command, openTally, recordUnderTest } from './spec/record-under-test.ts';

/** Everything here is done by the database's superuser with the triggers off: the database cannot forbid it, the hashes show it. */
let under: RecordUnderTest;
let streamId: string;
beforeAll(async () => {
  under = await recordUnderTest(freshDatabase);
});
afterAll(() => under?.end());

beforeEach(async () => {
  streamId = await openTally(under.record);
  for (const by of [1, 2, 3]) accepted(await under.record.submit(command(streamId, 'Add', { by })));
  await under.record.submit(command(streamId, 'Add', { by: 500 }));
  await under.record.orderEntries();
  await under.record.closeBatch();
  await mustBeWhole();
});

async function mustBeWhole(): Promise<void> {
  const { bad } = await under.record.verify();
  if (bad !== null) throw new Error(`the log was not whole before it was changed: ${bad.what}`);
}

/** Changes the log behind everyone's back, looks what `verify` says, and puts it back as it was. */
async function whenTampered(table: string, change: string): Promise<unknown> {
  await under.asAdmin(`create table kept as table record.${table}`);
  await under.asAdmin(`alter table record.${table} disable trigger all; ${change}`);
  const { bad } = await under.record.verify();
  const columns = `select string_agg(quote_ident(column_name), ',') as names from information_schema.columns
    where table_schema = 'record' and table_name = '${table}'`;
  const { names } = (await under.asAdmin(columns)).rows[0];
  await under.asAdmin(`delete from record.${table}; insert into record.${table} (${names}) overriding system value select ${names} from kept;
    alter table record.${table} enable always trigger never_changed; drop table kept`);
  expect((await under.record.verify()).bad).toBeNull();
  return bad;
}

async function seqOf(version: number): Promise<number> {
  const event = (await under.record.history(streamId)).find((each) => each.version === version);
  return event?.seq ?? 0;
}

test('a changed event is found at its exact place', async () => {
  const place = { stream: streamId, version: 2, seq: await seqOf(2) };
  const where = `where stream_id = '${streamId}' and version = 2`;
  const body = await whenTampered(
    'events',
    `update record.events set body = replace(body, '"by":1', '"by":9') ${where}`,
  );
  expect(body).toEqual({ ...place, what: 'the hash is not that of the stored bytes' });
  const column = await whenTampered('events', `update record.events set type = 'TallyClosed' ${where}`);
  expect(column).toEqual({ ...place, what: 'the columns are not what was hashed' });
});

test('a changed protected part is found', async () => {
  const change = `update record.events set protected = set_byte(protected, 40, get_byte(protected, 40) # 1) where stream_id = '${streamId}' and version = 1`;
  expect(await whenTampered('events', change)).toMatchObject({
    stream: streamId,
    version: 1,
    what: 'the hash is not that of the stored bytes',
  });
});

test('a removed event is found, in the middle and at the end', async () => {
  const remove = (version: number) =>
    `delete from record.events where stream_id = '${streamId}' and version = ${version}`;
  expect(await whenTampered('events', remove(2))).toMatchObject({
    stream: streamId,
    version: 2,
    what: 'a version is missing',
  });
  expect(await whenTampered('events', remove(4))).toMatchObject({
    stream: streamId,
    version: 4,
    what: 'the events end before the head does',
  });
});

test('an event with fitting hashes of its own is still not the one that was sealed', async () => {
  const change = `
    update record.events e set body = replace(body, '"by":3', '"by":9') where stream_id = '${streamId}' and version = 4;
    update record.events e set hash = sha256(convert_to(body, 'UTF8') || sha256('') || previous_hash) where stream_id = '${streamId}' and version = 4;
    update record.heads h set hash = e.hash from record.events e where e.stream_id = h.stream_id and e.version = h.version`;
  const { rows } = await under.asAdmin(
    `select encode(hash, 'hex') as hash from record.heads where stream_id = '${streamId}'`,
  );
  await under.asAdmin(
    `create table kept as table record.events; alter table record.events disable trigger all; ${change}`,
  );
  expect((await under.record.verify()).bad).toMatchObject({
    stream: streamId,
    version: 4,
    seq: await seqOf(4),
    what: 'the entry of this place is another',
  });
  await under.asAdmin(`delete from record.events; insert into record.events select * from kept; drop table kept;
    alter table record.events enable always trigger never_changed;
    update record.heads set hash = decode('${rows[0].hash}', 'hex') where stream_id = '${streamId}'`);
});

test('a changed command, answer or refusal is found', async () => {
  const where = `where stream_id = '${streamId}' and outcome = 'refused'`;
  const answer = await whenTampered(
    'commands',
    `update record.commands set answer = replace(answer, 'TOO_MUCH', 'TOO_LITTLE') ${where}`,
  );
  expect(answer).toMatchObject({
    stream: streamId,
    what: expect.stringContaining('the answer is not the one that was given'),
  });
  const staff = await whenTampered('commands', `update record.commands set staff = 'somebody' ${where}`);
  expect(staff).toMatchObject({
    stream: streamId,
    what: expect.stringContaining('the columns are not what was hashed'),
  });
  expect(await whenTampered('commands', `delete from record.commands ${where}`)).toMatchObject({
    stream: streamId,
    what: 'the entry of this place is gone',
  });
});

test('a place taken out of the order, a swapped one and a broken seal are found', async () => {
  const seq = await seqOf(3);
  expect(await whenTampered('log_order', `delete from record.log_order where seq = ${seq}`)).toMatchObject({
    seq,
    what: 'a place in the order is missing',
  });
  const swap = `update record.log_order set hash = (select hash from record.log_order where seq = ${seq - 1}) where seq = ${seq}`;
  expect(await whenTampered('log_order', swap)).toMatchObject({ seq, what: 'the entry of this place is another' });
  expect(await whenTampered('seals', `delete from record.seals where number = 1`)).toMatchObject({
    what: 'seal 1: a seal is missing',
  });
  const forged = `update record.seals set signature = set_byte(signature, 3, get_byte(signature, 3) # 1) where number = 1`;
  expect(await whenTampered('seals', forged)).toMatchObject({ seq: 1, what: 'seal 1: its signature is wrong' });
});

test('a record that was cut back to an earlier moment does not hold the seal that was kept outside', async () => {
  const anchor = (await under.record.latestSeal())?.text ?? '';
  expect((await under.record.verify({ anchors: [anchor] })).bad).toBeNull();
  const last = `(select max(number) from record.seals)`;
  await under.asAdmin(
    `create table kept as table record.seals; alter table record.seals disable trigger all; delete from record.seals where number = ${last}`,
  );
  expect((await under.record.verify()).bad).toBeNull();
  expect((await under.record.verify({ anchors: [anchor] })).bad).toEqual({
    what: 'a seal that was kept outside is not in this record',
  });
  await under.asAdmin(
    `delete from record.seals; insert into record.seals select * from kept; drop table kept; alter table record.seals enable always trigger never_changed`,
  );
});
