import type { Pool } from 'pg';
import { DatabaseError } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/support/database.ts';
import { openPool } from './pool.ts';
import type { RecordUnderTest } from './spec/record-under-test.ts';
import { accepted, command, openTally, recordUnderTest } from './spec/record-under-test.ts';
import type { Tally } from './spec/tally.ts';

/**
 * What breaks under a statement and is mended by itself is nobody's fault: least of all the stream's. A quarantine would make a
 * restart of the database into a person whom nobody can serve until an operator looks.
 */
const HOUR = 3_600_000;
const PLACES = [1, 2, 3, 4] as const;

const coded = (code: string): Error => Object.assign(new Error(`connect ${code}`), { code });
const told = (code: string): Error => Object.assign(new DatabaseError(code, 0, 'error'), { code });

const FAULTS: readonly (readonly [name: string, fault: () => Error])[] = [
  ['nobody listens', () => coded('ECONNREFUSED')],
  ['the connection breaks', () => new Error('Connection terminated unexpectedly')],
  ['the peer resets', () => coded('ECONNRESET')],
  ['no answer comes in time', () => new Error('Query read timeout')],
  ['the server shuts down', () => told('57P01')],
  ['the server starts', () => told('57P03')],
  ['there are too many connections', () => told('53300')],
  ['the disk is full', () => told('53100')],
];

let under: RecordUnderTest;
let vaultPool: Pool;
beforeAll(async () => {
  under = await recordUnderTest(freshDatabase);
  vaultPool = openPool({ url: under.urls.vault, max: 2 });
});
afterAll(async () => {
  await vaultPool?.end();
  await under?.end();
});

/** A pool whose statement at that place fails: before it was carried out, or after, so that only its answer is lost. */
function breaking(pool: Pool, place: number, fault: () => Error, isCarriedOut: boolean): Pool {
  let asked = 0;
  const ask = async (call: () => Promise<unknown>): Promise<unknown> => {
    const breaks = ++asked === place;
    if (breaks && !isCarriedOut) throw fault();
    const answer = await call();
    if (breaks) throw fault();
    return answer;
  };
  const query = (...words: readonly unknown[]) => ask(() => Reflect.apply(pool.query, pool, words));
  return new Proxy(pool, { get: (target, name) => (name === 'query' ? query : Reflect.get(target, name)) });
}

test.each(FAULTS)(
  '%s under any statement: the stream is not set apart, and the same key is then served once',
  async (_, fault) => {
    const { record, pool, another } = under;
    for (const isCarriedOut of [false, true]) {
      for (const place of PLACES) {
        const streamId = await openTally(record, { forMs: 24 * HOUR });
        const add = command(streamId, 'Add', { by: 2 });
        const places = { pool: breaking(pool, place, fault, isCarriedOut), vaultPool };
        const elsewhere = { pool, vaultPool: breaking(vaultPool, place, fault, isCarriedOut) };
        for (const broken of [another(places), another(elsewhere)]) {
          await broken.read('tally', streamId).catch(() => null);
          await broken.readMany('tally', [streamId]).catch(() => null);
          await broken.settleStream(streamId).catch(() => null);
          await broken.submit(add).catch(() => null);
        }
        expect(await record.openIncidents()).toEqual([]);
        accepted(await record.submit(add));
        expect(await record.read<Tally>('tally', streamId)).toMatchObject({
          version: 2,
          quarantined: false,
          state: { sum: 2 },
        });
      }
    }
  },
);

test('what was due when the database broke is settled once it is back', async () => {
  const { record, pool, another } = under;
  const streams = [await openTally(record, { forMs: HOUR }), await openTally(record, { forMs: HOUR })];
  await record.moveClock((await record.now()) + 2 * HOUR);
  for (const [, fault] of FAULTS)
    for (const place of PLACES)
      await another({ pool: breaking(pool, place, fault, false), vaultPool })
        .settleDue({ graceMs: 0, limit: 10 })
        .catch(() => null);
  await record.settleDue({ graceMs: 0, limit: 10 });
  expect(await record.openIncidents()).toEqual([]);
  for (const streamId of streams) {
    const types = (await record.history(streamId)).map(({ type }) => type);
    expect(types).toEqual(['TallyOpened', 'TallyReminded', 'TallyClosed']);
  }
});

test('a commit whose answer is lost is complete: its view shows it and its workflow is to be told', async () => {
  const { pool, another, asAdmin } = under;
  for (const [, fault] of FAULTS)
    for (const place of PLACES)
      await openTally(another({ pool: breaking(pool, place, fault, true), vaultPool })).catch(() => null);
  const { rows } = await asAdmin(
    `select h.stream_id from record.heads h left join record.deliveries d using (stream_id) left join views.tally_list v using (stream_id)
     where d.stream_id is null or v.stream_id is null`,
  );
  expect(rows).toEqual([]);
});
