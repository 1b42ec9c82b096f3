import type { Actor } from '#kernel/event';
import type { Kysely } from 'kysely';
import type { Bundle, BundledPlace, SealedBundle } from './bundle-format.ts';
import { BUNDLE_FORMAT } from './bundle-format.ts';
import { canonicalJson } from '../canonical.ts';
import { businessNow } from '../clock.ts';
import { merklePaths } from './merkle.ts';
import type { RecordDeps } from '../options.ts';
import type { RecordTables, SealRow } from '../schema/tables.ts';
import { closeBatch, orderEntries, signatureOf, textDigest } from './sealer.ts';

type Database = Kysely<RecordTables>;

/** `null`: no such stream. What was committed before is ordered and sealed first, unless another process is just at it. */
export async function bundleOf(deps: RecordDeps, streamId: string, madeBy: Actor): Promise<SealedBundle | null> {
  await orderEntries(deps);
  await closeBatch(deps);
  const madeAt = await businessNow(deps);
  const content = await deps.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((db) => contentOf(db, streamId));
  if (content === null) return null;
  const { keyId, publicKey } = deps.keys.sealing;
  const publicKeys = [...deps.keys.formerSeals, [keyId, publicKey] as const];
  const pems = publicKeys.map(([id, key]) => [id, key.export({ type: 'spki', format: 'pem' }).toString()]);
  const bundle: Bundle = { format: BUNDLE_FORMAT, madeAt, madeBy, ...content, keys: Object.fromEntries(pems) };
  const digest = textDigest(canonicalJson(bundle));
  return { ...bundle, seal: { digest, keyId, signature: signatureOf(digest, deps.keys.sealing).toString('base64') } };
}

async function contentOf(db: Database, streamId: string) {
  const head = await db.selectFrom('record.heads').selectAll().where('stream_id', '=', streamId).executeTakeFirst();
  if (head === undefined) return null;
  const events = await db
    .selectFrom('record.events')
    .selectAll()
    .where('stream_id', '=', streamId)
    .orderBy('version')
    .execute();
  const commands = await db
    .selectFrom('record.commands')
    .selectAll()
    .where('stream_id', '=', streamId)
    .orderBy('recorded_at')
    .orderBy('written_at')
    .execute();
  const { places, seals } = await placesOf(db, streamId);
  return {
    streamId,
    kind: head.kind,
    head: { version: head.version, hash: head.hash.toString('hex') },
    events: events.map((event) => ({
      body: event.body,
      protected: event.protected?.toString('base64') ?? null,
      previousHash: event.previous_hash.toString('hex'),
      hash: event.hash.toString('hex'),
      place: places.get(String(event.version)) ?? null,
    })),
    commands: commands.map((command) => ({
      body: command.body,
      protected: command.protected.toString('base64'),
      answer: command.answer,
      hash: command.hash.toString('hex'),
      place: places.get(command.command_id) ?? null,
    })),
    seals: seals.map(({ text, signature }) => ({ text, signature: signature.toString('base64') })),
  };
}

/** By version or by command. */
async function placesOf(db: Database, streamId: string) {
  const rows = await db
    .selectFrom('record.log_order as o')
    .leftJoin('record.seals as s', (join) =>
      join.onRef('s.first_seq', '<=', 'o.seq').onRef('s.last_seq', '>=', 'o.seq'),
    )
    .select(['o.seq', 'o.version', 'o.command_id', 's.number'])
    .where('o.stream_id', '=', streamId)
    .orderBy('o.seq')
    .execute();
  const seals = await sealsOf(db, [...new Set(rows.flatMap(({ number }) => number ?? []))]);
  const paths = new Map<number, readonly string[]>();
  for (const seal of seals) {
    const seqs = rows.filter(({ number }) => number === seal.number).map(({ seq }) => seq);
    for (const [seq, path] of await pathsIn(db, seal, seqs)) paths.set(seq, path);
  }
  const places = new Map<string, BundledPlace>();
  for (const { seq, version, command_id, number } of rows) {
    const path = paths.get(seq);
    const place = number === null || path === undefined ? { seq } : { seq, seal: number, path };
    places.set(version === null ? (command_id ?? '') : String(version), place);
  }
  return { places, seals };
}

async function sealsOf(db: Database, numbers: readonly number[]): Promise<readonly SealRow[]> {
  if (numbers.length === 0) return [];
  return db
    .selectFrom('record.seals')
    .selectAll()
    .where('number', 'in', [...numbers])
    .orderBy('number')
    .execute();
}

async function pathsIn(db: Database, seal: SealRow, seqs: readonly number[]) {
  const entries = await db
    .selectFrom('record.log_order')
    .select('hash')
    .where('seq', '>=', seal.first_seq)
    .where('seq', '<=', seal.last_seq)
    .orderBy('seq')
    .execute();
  const indexes = seqs.map((seq) => seq - seal.first_seq);
  const paths = merklePaths(
    entries.map(({ hash }) => hash),
    indexes,
  );
  return seqs.map((seq, at) => [seq, (paths[at] ?? []).map((hash) => hash.toString('hex'))] as const);
}
