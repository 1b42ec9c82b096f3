import { sql } from 'kysely';
import { verify } from 'node:crypto';
import type { BadPlace } from '../contract.ts';
import { merkleRoot } from './merkle.ts';
import type { SealRow } from '../schema/tables.ts';
import type { Seal } from './sealer.ts';
import { textDigest } from './sealer.ts';
import type { Proof } from './proof.ts';

const PAGE = 5000;

interface OrderedRow {
  readonly seq: number;
  readonly stream_id: string;
  readonly version: number | null;
  readonly command_id: string | null;
  readonly hash: Buffer;
  readonly entry_hash: Buffer | null;
}

/** `seq` without a gap, each place held by the entry it was given to, and every entry either in its place or in the queue. */
export async function badOrder(proof: Proof): Promise<BadPlace | null> {
  for (let last = 0; ;) {
    const rows = await orderedAfter(proof, last);
    for (const row of rows) {
      const what = row.seq !== last + 1 ? 'a place in the order is missing' : wrongPlace(row);
      if (what !== null)
        return {
          stream: row.stream_id,
          ...(row.version === null ? {} : { version: row.version }),
          seq: last + 1,
          what,
        };
      last = row.seq;
    }
    proof.counts.ordered = last;
    if (rows.length < PAGE) return forgottenEntry(proof);
  }
}

async function orderedAfter({ db }: Proof, after: number): Promise<readonly OrderedRow[]> {
  const { rows } = await sql<OrderedRow>`
    select o.seq, o.stream_id, o.version, o.command_id, o.hash, coalesce(e.hash, c.hash) as entry_hash
    from record.log_order o
    left join record.events e on e.stream_id = o.stream_id and e.version = o.version
    left join record.commands c on c.command_id = o.command_id
    where o.seq > ${after} order by o.seq limit ${PAGE}`.execute(db);
  return rows;
}

function wrongPlace({ hash, entry_hash }: OrderedRow): string | null {
  if (entry_hash === null) return 'the entry of this place is gone';
  return hash.equals(entry_hash) ? null : 'the entry of this place is another';
}

async function forgottenEntry({ db }: Proof): Promise<BadPlace | null> {
  const { rows } = await sql<{ stream_id: string; version: number | null; command_id: string | null }>`
    select e.stream_id, e.version, null as command_id from record.events e
    where not exists (select 1 from record.log_order o where o.stream_id = e.stream_id and o.version = e.version)
      and not exists (select 1 from record.queue q where q.stream_id = e.stream_id and e.version between q.from_version and q.to_version)
    union all
    select c.stream_id, null, c.command_id from record.commands c
    where not exists (select 1 from record.log_order o where o.command_id = c.command_id)
      and not exists (select 1 from record.queue q where q.command_id = c.command_id)
    limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const version = row.version === null ? {} : { version: row.version };
  return { stream: row.stream_id, ...version, what: 'neither in the order nor waiting for its place' };
}

/** Seals follow one another without a gap, each signed, each over the root of what stands in its places. */
export async function badSeal(proof: Proof): Promise<BadPlace | null> {
  const seals = await proof.db.selectFrom('record.seals').selectAll().orderBy('number').execute();
  let before: { readonly number: number; readonly last: number; readonly text: string } = {
    number: 0,
    last: 0,
    text: '',
  };
  for (const row of seals) {
    const what = wrongSeal(proof, row, before) ?? (await wrongRoot(proof, row));
    if (what !== null) return { seq: before.last + 1, what: `seal ${before.number + 1}: ${what}` };
    before = { number: row.number, last: row.last_seq, text: row.text };
    proof.counts.seals += 1;
  }
  const here = new Set(seals.map(({ text }) => text));
  const isAnchored = proof.anchors.every((text) => here.has(text));
  return isAnchored ? null : { what: 'a seal that was kept outside is not in this record' };
}

function wrongSeal(
  { sealKeys }: Proof,
  row: SealRow,
  before: { readonly number: number; readonly last: number; readonly text: string },
): string | null {
  const seal = JSON.parse(row.text) as Seal;
  if (row.number !== before.number + 1 || seal.number !== row.number) return 'a seal is missing';
  if (seal.firstSeq !== row.first_seq || seal.lastSeq !== row.last_seq || row.first_seq !== before.last + 1) {
    return 'it does not follow on the seal before';
  }
  if (seal.previous !== textDigest(before.text)) return 'it does not name the seal before';
  const key = sealKeys.get(seal.keyId);
  if (key === undefined) return `its key ${seal.keyId} is unknown`;
  return verify(null, Buffer.from(row.text), key, row.signature) ? null : 'its signature is wrong';
}

async function wrongRoot({ db }: Proof, row: SealRow): Promise<string | null> {
  const entries = await db
    .selectFrom('record.log_order')
    .select('hash')
    .where('seq', '>=', row.first_seq)
    .where('seq', '<=', row.last_seq)
    .orderBy('seq')
    .execute();
  const { root } = JSON.parse(row.text) as Seal;
  return merkleRoot(entries.map(({ hash }) => hash)).toString('hex') === root
    ? null
    : 'its root is not that of its entries';
}
