import { createDecipheriv } from 'node:crypto';
import type { Pool } from 'pg';
import type { DataKey } from '#record/secrets/protected-part';
import type { PartResult } from '../findings.ts';
import { certifiedPeople, STARTS_AT } from '../people.ts';
import { processorTimeOf } from '../processor-time.ts';
import { byTurns } from '../rounds.ts';
import { shown, shownSpread } from '../spread.ts';
import { openStage } from '../stage.ts';
import { visit } from './command.ts';

const EVENTS = 1000;
const ROUNDS = 12;
const READS = 40;

/** (d) A person of 1,000 events folded from nothing ÷ its rows read, parsed and decrypted by hand. */
export async function measureFold(): Promise<PartResult> {
  const stage = await openStage({ startsAt: STARTS_AT, temporal: false });
  try {
    const [personId = ''] = await certifiedPeople(stage, 1);
    const forgetful = stage.another({ cacheSize: 0 });
    for (let version = await versionOf(stage.pool, personId); version < EVENTS; version += 1)
      await visit(stage, personId);
    const key = await stage.vault.keyOf(personId);
    if (key === null) throw new Error('no key');
    const fold = (): Promise<unknown> => forgetful.read('person', personId);
    const read = (): Promise<unknown> => readByHand(stage.pool, personId, key);
    const { ratio, first, second } = await byTurns(
      ROUNDS,
      () => timeOf(fold),
      () => timeOf(read),
    );
    const folding = await processorTimeOf(stage.admin, () => timeOf(fold));
    const reading = await processorTimeOf(stage.admin, () => timeOf(read));
    const cost = (folding.node + folding.postgres) / (reading.node + reading.postgres);
    return {
      part: 'd',
      title: '(d) Fold of 1,000 events ÷ reading and decrypting its rows',
      findings: [
        {
          what: 'fold ÷ read and decrypt, time',
          measured: shownSpread(ratio),
          target: '≤ 1.3',
          met: ratio.median <= 1.3,
          headline: 'a person of 1,000 events: folded ÷ read and decrypted by hand',
        },
        { what: 'milliseconds, fold | by hand', measured: `${shown(first.median)} | ${shown(second.median)}` },
        { what: 'fold ÷ read and decrypt, processor time', measured: shown(cost) },
      ],
      notes: [
        'Nothing remembered but the key: loaded, decrypted, chained, upcast, folded, settled in memory, deadlines computed. By hand: `select` of the rows, `JSON.parse` of each body, AES-256-GCM and `JSON.parse` of each protected part.',
        'The record takes a stream in one value of one statement, together with head, key and clock: PostgreSQL finishes it before Node begins, while rows by hand are read by one core as the other still sends them. So the ratio of the times is larger than that of the processor time.',
      ],
    };
  } finally {
    await stage.close();
  }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  for (let count = 0; count < READS; count += 1) await work();
  return (performance.now() - begin) / READS;
}

async function versionOf(pool: Pool, personId: string): Promise<number> {
  const { rows } = await pool.query<{ version: number }>('select version from record.heads where stream_id = $1', [
    personId,
  ]);
  return rows[0]?.version ?? 0;
}

interface Row {
  readonly body: string;
  readonly protected: Buffer | null;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

interface Body {
  readonly id: string;
  readonly streamId: string;
  readonly version: number;
  readonly type: string;
  readonly schemaVersion: number;
}

export async function readByHand(pool: Pool, personId: string, key: DataKey): Promise<readonly unknown[]> {
  const { rows } = await pool.query<Row>({
    name: 'bench.rows',
    text: 'select body, protected, previous_hash, hash from record.events where stream_id = $1 order by version',
    values: [personId],
  });
  return rows.map(({ body, protected: bytes }) => {
    const event = JSON.parse(body) as Body;
    return bytes === null ? event : { ...event, protectedData: decrypted(bytes, event, key) };
  });
}

function decrypted(bytes: Buffer, { id, streamId, version, type, schemaVersion }: Body, key: DataKey): unknown {
  const place = JSON.stringify([id, streamId, version, type, schemaVersion, key.id]);
  const decipher = createDecipheriv('aes-256-gcm', key.secret, bytes.subarray(17, 29), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-16));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(29, -16)), decipher.final()]).toString('utf8'));
}
