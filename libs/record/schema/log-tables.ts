/**
 * The log: what is inserted once and never changed. Grants give the application INSERT and SELECT only; a trigger that always
 * fires refuses the rest even to the owner. What must be updated lives in other tables (see working-tables.ts).
 *
 * `body` holds the canonical text that is hashed; the columns beside it serve indexes, and `verify` compares them with it.
 */
const FIRST_TABLES = ['events', 'commands', 'log_order', 'seals', 'read_log'] as const;

export const LOG_TABLES = [...FIRST_TABLES, 'printed_pages'] as const;

export const logTables = `
create table record.events (
  stream_id uuid not null,
  version integer not null check (version > 0),
  id uuid not null unique,
  type text not null,
  effective_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  command_id uuid,
  body text not null,
  protected bytea,
  previous_hash bytea not null,
  hash bytea not null,
  written_at timestamptz(3) not null default clock_timestamp(),
  primary key (stream_id, version)
);

create table record.commands (
  command_id uuid primary key,
  stream_id uuid not null,
  name text not null,
  staff text not null,
  outcome text not null check (outcome in ('accepted', 'refused')),
  recorded_at timestamptz(3) not null,
  digest bytea not null,
  body text not null,
  protected bytea not null,
  answer text not null,
  hash bytea not null,
  written_at timestamptz(3) not null default clock_timestamp()
);
create index commands_by_stream on record.commands (stream_id, recorded_at);

create table record.log_order (
  seq bigint primary key,
  stream_id uuid not null,
  version integer,
  command_id uuid,
  hash bytea not null,
  check ((version is null) <> (command_id is null))
);
create unique index log_order_by_version on record.log_order (stream_id, version) where version is not null;
create unique index log_order_by_command on record.log_order (command_id) where command_id is not null;

create table record.seals (
  number integer primary key,
  first_seq bigint not null,
  last_seq bigint not null,
  text text not null,
  signature bytea not null,
  written_at timestamptz(3) not null default clock_timestamp()
);

create table record.read_log (
  id bigint generated always as identity primary key,
  read_at timestamptz(3) not null,
  staff text not null,
  role text not null,
  area text not null,
  stream_id uuid,
  what text not null,
  outcome text not null,
  purpose bytea,
  written_at timestamptz(3) not null default clock_timestamp()
);
create index read_log_by_stream on record.read_log (stream_id, read_at);

create function record.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is never changed: % of %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
${FIRST_TABLES.map(neverChanged).join('')}
`;

export function neverChanged(table: (typeof LOG_TABLES)[number]): string {
  return `
create trigger never_changed before update or delete or truncate on record.${table}
  for each statement execute function record.refuse_change();
alter table record.${table} enable always trigger never_changed;`;
}
