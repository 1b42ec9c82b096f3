import type { Actor } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import type { Claim } from '#kernel/stream-kind';
import { Kysely, PostgresDialect } from 'kysely';
import { createHash } from 'node:crypto';
import { bundleOf } from './proof/bundle.ts';
import { claimedStreams } from './reading/claimed-streams.ts';
import { claimDigest } from './secrets/claims.ts';
import { businessNow, moveClock } from './clock.ts';
import { commandsOf, storedCommandsOf } from './writing/command-log.ts';
import { submit } from './writing/command-path.ts';
import type { RulesVersions, SettleAnswer, Submission } from './contract.ts';
import type { ClaimRequest, Delivered } from './delivery/deliveries.ts';
import {
  claimDeliveries,
  claimOne,
  deliveryLag,
  markDelivered,
  raiseEpoch,
  standings,
  streamsToKeepTime,
  touch,
} from './delivery/deliveries.ts';
import type { DueRequest } from './delivery/due.ts';
import { nextDueByBucket, nextDueInstant, settleDue } from './delivery/due.ts';
import { destroyKey } from './writing/erasure.ts';
import { foresee } from './writing/foreseeing.ts';
import type { HistoryRequest } from './reading/history.ts';
import { historyOf, openHistoryOf } from './reading/history.ts';
import { bucketOf } from './ids.ts';
import { createLru } from './lru.ts';
import { operationsOf } from './operations.ts';
import type { ForgottenKind, ForgottenView } from './faults/forgotten-kind.ts';
import type { RecordDeps, RecordOptions } from './options.ts';
import { openIncidents } from './faults/quarantine.ts';
import type { OrderRequest } from './reading/order-reading.ts';
import { entriesAfter, lastPlace } from './reading/order-reading.ts';
import type { ListRequest } from './reading/listing.ts';
import { listStreams } from './reading/listing.ts';
import type { PrintedPage } from './printed-pages.ts';
import { keepPage } from './printed-pages.ts';
import type { ReadEntry } from './reading/read-log.ts';
import { logRead, logReadOfMany, readingsOf } from './reading/read-log.ts';
import { readStream, readStreams } from './reading/reading.ts';
import type { RulesOf } from './proof/redeciding.ts';
import { redecide } from './proof/redeciding.ts';
import type { RefoldRequest } from './writing/refold.ts';
import { refold } from './writing/refold.ts';
import type { ReleaseAct } from './writing/release.ts';
import { release } from './writing/release.ts';
import { masterKeysInUse, rotateKeys } from './secrets/rotation.ts';
import type { RecordTables } from './schema/tables.ts';
import { closeBatch, latestSeal, orderEntries } from './proof/sealer.ts';
import { checkRole } from './self-check.ts';
import { settleUntilDone } from './writing/settle-streams.ts';
import { createVault } from './secrets/vault.ts';
import { verifyLog } from './proof/verify.ts';
import { walkStream } from './reading/walking.ts';

const BUCKETS = 16;
const CACHED_STREAMS = 5000;

export type EventRecord<Rules extends RulesVersions = RulesVersions> = ReturnType<typeof createRecord<Rules>>;

/**
 * The append-only record of a set of stream kinds. It holds no state but two memories (folds and keys) and may live in any number
 * of processes at once. `pool` and `vaultPool` come from `openPool`, in the role that `migrate` answered.
 */
export function createRecord<Rules extends RulesVersions>(options: RecordOptions<Rules>) {
  const { pool, keys } = options;
  let rules: Rules = options.rules;
  const listeners = new Set<() => void>();
  const deps: RecordDeps = {
    ...settingsOf(options),
    rules: () => rules,
    committed: () => {
      for (const listener of listeners) listener();
    },
  };

  return {
    now: () => businessNow(deps),
    submit: (submission: Submission) => submit(deps, submission),
    bucketOf: (streamId: string) => bucketOf(streamId, deps.buckets),
    /** The rules changed while running, e.g. a year's calendar was published; `refold` then brings the heads up to them. */
    setRules: (next: Rules) => void (rules = next),
    /** Tells of each commit of this process that left something to deliver; answers how to stop listening. */
    onCommit: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    settleStream: (streamId: string) => settleStream(deps, streamId),
    settleDue: (request: DueRequest) => settleDue(deps, request),
    nextDueByBucket: (bucket: number) => nextDueByBucket(deps, bucket),
    nextDueInstant: (range: { readonly after: Instant; readonly until: Instant }) => nextDueInstant(deps, range),
    moveClock: (to: Instant) => moveClock(deps, to),
    refold: (request: RefoldRequest) => refold(deps, request),

    read: <State>(kind: string, streamId: string, at: { readonly knownAt?: Instant } = {}) =>
      readStream<State>(deps, kind, streamId, at),
    readMany: <State>(kind: string, streamIds: readonly string[]) => readStreams<State>(deps, kind, streamIds),
    walk: <State>(kind: string, streamId: string, at: { readonly knownAt?: Instant } = {}) =>
      walkStream<State>(deps, kind, streamId, at),
    /** What time alone will raise until then; `from` is a reading of the present. */
    foresee: (kind: string, from: Parameters<typeof foresee>[2], until: Instant) => foresee(deps, kind, from, until),
    history: (streamId: string, request: HistoryRequest = {}) => historyOf(deps, streamId, request),
    openHistory: (streamId: string, request: HistoryRequest = {}) => openHistoryOf(deps, streamId, request),
    commands: (streamId: string) => commandsOf(deps, streamId),
    storedCommands: (streamId: string) => storedCommandsOf(deps, streamId),
    /** The stream of that kind that holds a claim, through the blind index. */
    holderOf: (kind: string, claim: Claim) => holderOf(deps, kind, claim),
    claimedStreams: (claimKind: string) => claimedStreams(deps, claimKind),
    /** Every command and settling of a stream decided again under the rules of its day; `null`: no such stream. */
    redecide: (kind: string, streamId: string, rulesOf: RulesOf) => redecide(deps, kind, streamId, rulesOf),
    listStreams: (request: ListRequest) => listStreams(deps, request),
    logRead: (entry: ReadEntry) => logRead(deps, entry),
    logReadOfMany: (entry: Parameters<typeof logReadOfMany>[1]) => logReadOfMany(deps, entry),
    readingsOf: (streamId: string) => readingsOf(deps, streamId),

    keepPage: (page: PrintedPage) => keepPage(deps, page),

    claimDeliveries: (request: ClaimRequest) => claimDeliveries(deps, request),
    markDelivered: (delivered: readonly Delivered[]) => markDelivered(deps, delivered),
    touch: (request: { readonly urgentBefore: Instant }) => touch(deps, request),
    raiseEpoch: (also: readonly string[] = []) => raiseEpoch(deps, also),
    standings: (streamIds: readonly string[]) => standings(deps, streamIds),
    streamsToKeepTime: (page: { readonly after: string | null; readonly limit: number }) =>
      streamsToKeepTime(deps, page),
    deliveryLag: () => deliveryLag(deps),

    entriesAfter: (request: OrderRequest) => entriesAfter(deps, request),
    lastPlace: () => lastPlace(deps),
    orderEntries: () => orderEntries(deps),
    closeBatch: () => closeBatch(deps),
    latestSeal: () => latestSeal(pool),
    /** For an auditor, who checks it with `checkBundle` and no database. */
    bundle: (streamId: string, madeBy: Actor) => bundleOf(deps, streamId, madeBy),
    /** `anchors`: texts of seals that were kept outside. */
    verify: ({ anchors = [] }: VerifyRequest = {}) => {
      const sealKeys = new Map([...keys.formerSeals, [keys.sealing.keyId, keys.sealing.publicKey] as const]);
      return verifyLog({ db: deps.db, sealKeys, anchors });
    },

    destroyKey: (streamId: string) => destroyKey(deps, streamId),
    openIncidents: () => openIncidents(deps),
    release: (streamId: string, act: ReleaseAct) => release(deps, streamId, act),
    masterKeysInUse: () => masterKeysInUse(options.vaultPool, keys),
    rotateKeys: () => rotateKeys(options.vaultPool, keys),
    operations: () => operationsOf(deps),
    checkRole: () => checkRole(pool, deps.mode, deps.views),
  };
}

export interface VerifyRequest {
  readonly anchors?: readonly string[];
}

function settingsOf<Rules extends RulesVersions>(
  options: RecordOptions<Rules>,
): Omit<RecordDeps, 'rules' | 'committed'> {
  const { pool, vaultPool, keys, mode, buckets = BUCKETS, stagesLeft = ['LEFT'], cacheSize = CACHED_STREAMS } = options;
  const kinds = new Map(options.kinds.map((kind) => [kind.name, kind as unknown as ForgottenKind]));
  const views = (options.inlineViews ?? []) as readonly unknown[] as readonly ForgottenView[];
  return {
    pool,
    db: new Kysely<RecordTables>({ dialect: new PostgresDialect({ pool }) }),
    vault: createVault(vaultPool, keys),
    keys,
    mode,
    buckets,
    stagesLeft,
    views,
    build: `${options.build ?? 'development'}+${viewsDigest(views)}`,
    cache: createLru(cacheSize),
    kindOf: (name) => {
      const kind = kinds.get(name);
      if (kind === undefined) throw new Error(`no stream kind ${name}`);
      return kind;
    },
  };
}

/** A view that was changed must be filled anew: its definition is part of the build that the heads name. */
function viewsDigest(views: readonly ForgottenView[]): string {
  const digest = createHash('sha256');
  for (const { name, migration } of views) digest.update(`${name}\n${migration}\n`);
  return digest.digest('hex').slice(0, 8);
}

/** A timer's call: the same as a command's settling, without the command. `null`: no such stream. */
async function settleStream(deps: RecordDeps, streamId: string): Promise<SettleAnswer | null> {
  const settled = await settleUntilDone(deps, streamId);
  const wanted = await claimOne(deps, streamId);
  return wanted && { ...wanted, settled };
}

async function holderOf(deps: RecordDeps, kind: string, claim: Claim): Promise<string | null> {
  const row = await deps.db
    .selectFrom('record.claims as c')
    .innerJoin('record.heads as h', 'h.stream_id', 'c.stream_id')
    .select('c.stream_id')
    .where('c.kind', '=', claim.kind)
    .where('c.digest', '=', Buffer.from(claimDigest(claim, deps.keys), 'hex'))
    .where('h.kind', '=', kind)
    .where('h.erased', '=', false)
    .executeTakeFirst();
  return row?.stream_id ?? null;
}
