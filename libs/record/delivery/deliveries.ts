import type { Instant } from '#kernel/instant';
import { dateAt } from '#kernel/instant';
import type { Deadline } from '#kernel/stream-kind';
import type { Wanted } from '../contract.ts';
import { withoutValues } from '../faults/database-error.ts';
import { COMMON_DATE_WAITS } from './due.ts';
import type { AnyEvent } from '../envelope.ts';
import type { RecordDeps } from '../options.ts';

/*
 * The relay's side of the record: which stream's workflow wants to hear something.
 *
 *  - `raised` counts the wants of a stream; a claim notes which it saw. What is raised while a message is under way stays wanted.
 *  - A lease gives a stream one writer; it runs out by itself when its holder is gone.
 *  - Messages are made from the head when claimed, so however many commits there were, one message tells them all.
 */

export interface Delivered {
  readonly streamId: string;
  readonly epoch: number;
  readonly version: number;
}

export interface ClaimRequest {
  readonly limit: number;
  readonly leaseMs: number;
  /** What came neither from a command nor from a timer: taken too, taken unless a common date is being settled, or left aside. */
  readonly bulk?: 'take' | 'unless-settling' | 'leave';
}

export async function claimDeliveries(
  deps: RecordDeps,
  { limit, leaseMs, bulk = 'take' }: ClaimRequest,
): Promise<readonly Wanted[]> {
  const text = `
    update record.deliveries d
    set claimed = d.raised, leased_until = clock_timestamp() + $2 * interval '1 millisecond'
    from (
      select stream_id from record.deliveries
      where pending and (leased_until is null or leased_until < clock_timestamp())
        and (urgency > 0 or $3 = 'take' or ($3 = 'unless-settling' and not ${COMMON_DATE_WAITS}))
      order by urgency desc, wanted_since limit $1 for update skip locked
    ) picked
    where d.stream_id = picked.stream_id returning d.stream_id`;
  const values = [limit, leaseMs, bulk];
  const { rows } = await withoutValues(deps.pool.query<{ stream_id: string }>({ name: 'record.claim', text, values }));
  return rows.length === 0
    ? []
    : messagesOf(
        deps,
        rows.map(({ stream_id }) => stream_id),
      );
}

/** The message for one stream, outside the relay: what a timer's own settling is told. It counts as claimed. */
export async function claimOne(deps: RecordDeps, streamId: string): Promise<Wanted | null> {
  const text = 'update record.deliveries set claimed = raised where stream_id = $1 and pending';
  await withoutValues(deps.pool.query({ name: 'record.claim-one', text, values: [streamId] }));
  return (await messagesOf(deps, [streamId]))[0] ?? null;
}

interface MessageRow {
  readonly stream_id: string;
  readonly version: number;
  readonly stage: string;
  readonly area: string;
  readonly next_due_at: Instant | null;
  readonly next_common: boolean;
  readonly deadlines: readonly Deadline[];
  readonly now: Instant;
  readonly epoch: number;
  readonly steps: readonly Pick<AnyEvent, 'type' | 'effectiveAt' | 'grounds'>[] | null;
}

const MOST_STEPS = 50;

/** How streams stand, as their workflows should know it. Nothing is claimed; ids that are unknown are left out. */
export async function standings(deps: RecordDeps, streamIds: readonly string[]): Promise<readonly Wanted[]> {
  return messagesOf(deps, streamIds);
}

async function messagesOf(deps: RecordDeps, streamIds: readonly string[]): Promise<readonly Wanted[]> {
  const text = `
    select h.stream_id, h.version, h.stage, h.area, h.next_due_at, h.next_common, h.deadlines, record.now() as now, p.epoch,
      (select json_agg(e.body::json order by e.version) from record.events e
       where e.stream_id = h.stream_id and e.version > greatest(d.delivered, h.version - ${MOST_STEPS})) as steps
    from unnest($1::uuid[]) with ordinality as t (stream_id, place)
    join record.heads h on h.stream_id = t.stream_id
    join record.deliveries d on d.stream_id = t.stream_id
    cross join record.delivery_epoch p
    order by t.place`;
  const query = { name: 'record.messages', text, values: [streamIds] };
  return (await withoutValues(deps.pool.query<MessageRow>(query))).rows.map((row) => messageOf(deps, row));
}

function messageOf(deps: RecordDeps, row: MessageRow): Wanted {
  return {
    streamId: row.stream_id,
    epoch: row.epoch,
    version: row.version,
    stage: row.stage,
    area: row.area,
    steps: (row.steps ?? []).map(({ type, effectiveAt, grounds }) => ({
      type,
      on: dateAt(effectiveAt),
      paragraph: grounds.paragraphs[0] ?? '',
    })),
    timeline: row.deadlines.map(({ kind, paragraph, dueAt }) => ({ kind, paragraph, dueAt })),
    now: row.now,
    nextDueAt: row.next_due_at,
    nextCommon: row.next_common,
    left: deps.stagesLeft.includes(row.stage),
  };
}

/** Ends the leases. A stream that changed or was touched since its claim stays wanted; an older epoch's message counts for nothing. */
export async function markDelivered(deps: RecordDeps, delivered: readonly Delivered[]): Promise<void> {
  const text = `
    update record.deliveries d
    set delivered = greatest(d.delivered, t.version), delivered_epoch = t.epoch, leased_until = null,
      pending = d.wanted > t.version or d.raised > d.claimed
    from unnest($1::uuid[], $2::integer[], $3::integer[]) as t (stream_id, epoch, version), record.delivery_epoch p
    where d.stream_id = t.stream_id and t.epoch = p.epoch`;
  const columns = [
    delivered.map(({ streamId }) => streamId),
    delivered.map(({ epoch }) => epoch),
    delivered.map(({ version }) => version),
  ];
  await withoutValues(deps.pool.query({ name: 'record.mark', text, values: columns }));
}

/**
 * Everyone whose time is kept wants a message anew, because `now` has changed: at once when due before `urgentBefore`, the others
 * at the pace of bulk. Who has nothing dated needs no `now`.
 */
export async function touch(deps: RecordDeps, { urgentBefore }: { readonly urgentBefore: Instant }): Promise<number> {
  const text = `
    insert into record.deliveries as d (stream_id, wanted, urgency)
    select h.stream_id, h.version, case when h.next_due_at < record.instant($1) then 1 else 0 end
    from record.heads h where h.next_due_at is not null order by h.stream_id
    on conflict (stream_id) do update set raised = d.raised + 1, pending = true,
      wanted_since = case when d.pending then d.wanted_since else excluded.wanted_since end,
      urgency = case when d.pending then greatest(d.urgency, excluded.urgency) else excluded.urgency end`;
  const { rowCount } = await withoutValues(deps.pool.query(text, [urgentBefore]));
  deps.committed();
  return rowCount ?? 0;
}

/**
 * After a restore nobody knows what the other side heard: everything is wanted again, under an epoch that outranks the old ones,
 * those too that an older record no longer remembers having raised. So an epoch is a moment of real time (seconds since 2026).
 */
export async function raiseEpoch(deps: RecordDeps, also: readonly string[] = []): Promise<number> {
  const text = `
    with raised as (
      update record.delivery_epoch set epoch = greatest(epoch + 1, floor(extract(epoch from clock_timestamp() - timestamptz '2026-01-01'))::integer)
      returning epoch
    ),
    wanted as (
      insert into record.deliveries as d (stream_id, wanted, urgency)
      select h.stream_id, h.version, 0 from record.heads h where ${NEEDS_WORKFLOW} or h.stream_id = any($2) order by h.stream_id
      on conflict (stream_id) do update set raised = d.raised + 1, pending = true, wanted = excluded.wanted, urgency = 0,
        leased_until = null, wanted_since = clock_timestamp()
    )
    select epoch from raised`;
  const { rows } = await withoutValues(deps.pool.query<{ epoch: number }>(text, [deps.stagesLeft, also]));
  deps.committed();
  return rows[0]?.epoch ?? 0;
}

/** All but those that left with nothing dated. */
const NEEDS_WORKFLOW = 'not (h.stage = any($1) and h.next_due_at is null)';

/** Streams that should have a workflow, by id, after `after`. */
export async function streamsToKeepTime(
  deps: RecordDeps,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly string[]> {
  const text = `select h.stream_id from record.heads h where ${NEEDS_WORKFLOW} and ($2::uuid is null or h.stream_id > $2)
    order by h.stream_id limit $3`;
  const values = [deps.stagesLeft, after, limit];
  const { rows } = await withoutValues(deps.pool.query<{ stream_id: string }>(text, values));
  return rows.map(({ stream_id }) => stream_id);
}

export interface DeliveryLag {
  readonly undelivered: number;
  /** Age of the oldest undelivered one, in real milliseconds. */
  readonly oldestMs: number;
}

export async function deliveryLag(deps: RecordDeps): Promise<DeliveryLag> {
  const text = `
    select count(*) as undelivered, coalesce(floor(extract(epoch from clock_timestamp() - min(wanted_since)) * 1000), 0)::bigint as "oldestMs"
    from record.deliveries where pending`;
  const { rows } = await withoutValues(deps.pool.query<DeliveryLag>(text));
  return rows[0] ?? { undelivered: 0, oldestMs: 0 };
}
