/**
 * What changes: all of it can be made again from the log, or (queue, leases, clock) concerns only what is under way.
 * `heads.deadlines` is the ledger: every deadline of the stream in the order of settling. It is written with the head, costs no
 * row of its own, and whatever falls due before an instant belongs to a head whose `next_due_at` lies before it.
 */
export const workingTables = `
create table record.heads (
  stream_id uuid primary key,
  kind text not null,
  version integer not null,
  hash bytea not null,
  recorded_at timestamptz(3) not null,
  stage text not null,
  area text collate "C" not null,
  bucket smallint not null,
  next_due_at timestamptz(3),
  next_common boolean not null,
  deadlines jsonb not null,
  build text not null,
  rulebook text not null,
  calendar text not null,
  erased boolean not null default false
) with (fillfactor = 80);
create index heads_due on record.heads (next_due_at) where next_due_at is not null;
create index heads_due_by_bucket on record.heads (bucket, next_common, next_due_at) where next_due_at is not null;
create index heads_by_area on record.heads (kind, area, stream_id);

create table record.queue (
  id bigint generated always as identity primary key,
  stream_id uuid not null,
  from_version integer not null,
  to_version integer not null,
  command_id uuid
);

create table record.claims (
  kind text not null,
  digest bytea not null,
  stream_id uuid not null,
  primary key (kind, digest)
);
create index claims_by_stream on record.claims (stream_id);

create table record.counters (
  name text primary key,
  value bigint not null
);

create table record.quarantine (
  incident uuid primary key,
  stream_id uuid not null,
  version integer not null,
  reason text not null,
  opened_at timestamptz(3) not null default clock_timestamp(),
  released_at timestamptz(3)
);
create unique index quarantine_open on record.quarantine (stream_id) where released_at is null;

create table record.deliveries (
  stream_id uuid primary key,
  delivered integer not null default 0,
  delivered_epoch integer not null default 0,
  wanted integer not null,
  pending boolean not null default true,
  urgency smallint not null,
  raised bigint not null default 1,
  claimed bigint not null default 0,
  wanted_since timestamptz(3) not null default clock_timestamp(),
  leased_until timestamptz(3)
) with (fillfactor = 80);
create index deliveries_pending on record.deliveries (urgency desc, wanted_since) where pending;

create table record.delivery_epoch (
  single boolean primary key default true check (single),
  epoch integer not null
);
insert into record.delivery_epoch (epoch) values (1);

create table record.meta (
  single boolean primary key default true check (single),
  mode text not null check (mode in ('rehearsal', 'production'))
);

create table record.inline_views (
  name text primary key,
  digest text not null
);
`;
