/**
 * Trip two of the command path: one call, one implicit transaction, one commit.
 *
 *  1. The clock's offset must be the one that was read; it is held still until the commit.
 *  2. Heads are locked in the order of their ids, and each must stand as it was read: version, hash, erased or not.
 *  3. The command row is unique by its id. A duplicate waits here for the first and then gets what the first was answered.
 *  4. Then claims, events, head, queue, inline views, and the version the workflow wants.
 *
 * Up to 3 nothing is written for an entry that answers `conflict` or `answered`, so the others of its batch can commit. A new
 * stream that was born in the same moment (YZ001), or a claim that is another stream's (YZ002), rolls everything back, and the
 * caller starts again.
 */
export const appendFunction = `
create or replace function record.append(batch jsonb, offset_read bigint) returns jsonb language plpgsql as $$
declare
  entry jsonb;
  outcomes jsonb := '[]';
begin
  perform record.hold_clock();
  if record.offset_ms() <> offset_read then
    return '["clock-moved"]';
  end if;
  if jsonb_array_length(batch) > 1 then
    perform 1 from record.heads
      where stream_id = any (array(select (e ->> 'streamId')::uuid from jsonb_array_elements(batch) e))
      order by stream_id for update;
  end if;
  if record.is_settling_of_many(batch) then
    return record.append_many(batch);
  end if;
  for entry in select e from jsonb_array_elements(batch) e loop
    outcomes := outcomes || jsonb_build_array(record.append_entry(entry));
  end loop;
  return outcomes;
end $$;

create or replace function record.append_entry(entry jsonb) returns text language plpgsql as $$
declare
  stream uuid := (entry ->> 'streamId')::uuid;
  expected integer := (entry ->> 'expected')::integer;
  command jsonb := entry -> 'command';
  new_head jsonb := entry -> 'head';
  at timestamptz := record.instant((entry ->> 'recordedAt')::bigint);
  head record;
begin
  select version, hash, erased into head from record.heads where stream_id = stream for update;
  if coalesce(head.version, 0) <> expected
    or head.hash <> decode(entry ->> 'previousHash', 'hex')
    or head.erased <> (entry ->> 'erased')::boolean
  then
    return 'conflict';
  end if;

  if command is not null then
    insert into record.commands (command_id, stream_id, name, staff, outcome, recorded_at, digest, body, protected, answer, hash)
    values ((command ->> 'id')::uuid, stream, command ->> 'name', command ->> 'staff', command ->> 'outcome', at,
      decode(command ->> 'digest', 'hex'), command ->> 'body', decode(command ->> 'protected', 'base64'),
      command ->> 'answer', decode(command ->> 'hash', 'hex'))
    on conflict (command_id) do nothing;
    if not found then
      return 'answered';
    end if;
  end if;

  if entry ? 'claims' then
    insert into record.claims (kind, digest, stream_id)
    select c ->> 'kind', decode(c ->> 'digest', 'hex'), stream from jsonb_array_elements(entry -> 'claims') c
    on conflict (kind, digest) do nothing;
    if exists (
      select 1 from jsonb_array_elements(entry -> 'claims') c
      join record.claims held on held.kind = c ->> 'kind' and held.digest = decode(c ->> 'digest', 'hex')
      where held.stream_id <> stream
    ) then
      raise exception 'a claim is taken' using errcode = 'YZ002';
    end if;
  end if;

  insert into record.events (stream_id, version, id, type, effective_at, recorded_at, command_id, body, protected, previous_hash, hash)
  select stream, (e ->> 'version')::integer, (e ->> 'id')::uuid, e ->> 'type', record.instant((e ->> 'effectiveAt')::bigint), at,
    (e ->> 'commandId')::uuid, e ->> 'body', decode(e ->> 'protected', 'base64'), decode(e ->> 'previousHash', 'hex'),
    decode(e ->> 'hash', 'hex')
  from jsonb_array_elements(entry -> 'events') e;

  if command is not null or jsonb_array_length(entry -> 'events') > 0 then
    insert into record.queue (stream_id, from_version, to_version, command_id)
    values (stream, expected + 1, expected + jsonb_array_length(entry -> 'events'), (command ->> 'id')::uuid);
  end if;

  if new_head is not null then
    perform record.put_head(stream, expected, new_head);
    perform record.apply_views(stream, entry -> 'views');
  end if;
  if entry ? 'urgency' then
    perform record.want(stream, (new_head ->> 'version')::integer, (entry ->> 'urgency')::smallint);
  end if;
  return 'appended';
end $$;

create or replace function record.put_head(stream uuid, expected integer, h jsonb) returns void language plpgsql as $$
begin
  if expected > 0 then
    update record.heads set
      version = (h ->> 'version')::integer, hash = decode(h ->> 'hash', 'hex'),
      recorded_at = record.instant((h ->> 'recordedAt')::bigint), stage = h ->> 'stage', area = h ->> 'area',
      bucket = (h ->> 'bucket')::smallint, next_due_at = record.instant((h ->> 'nextDueAt')::bigint),
      next_common = (h ->> 'nextCommon')::boolean, deadlines = h -> 'deadlines',
      build = h ->> 'build', rulebook = h ->> 'rulebook', calendar = h ->> 'calendar'
    where stream_id = stream;
    return;
  end if;
  insert into record.heads (stream_id, kind, version, hash, recorded_at, stage, area, bucket, next_due_at, next_common, deadlines,
    build, rulebook, calendar)
  values (stream, h ->> 'kind', (h ->> 'version')::integer, decode(h ->> 'hash', 'hex'),
    record.instant((h ->> 'recordedAt')::bigint), h ->> 'stage', h ->> 'area', (h ->> 'bucket')::smallint,
    record.instant((h ->> 'nextDueAt')::bigint), (h ->> 'nextCommon')::boolean, h -> 'deadlines',
    h ->> 'build', h ->> 'rulebook', h ->> 'calendar')
  on conflict (stream_id) do nothing;
  if not found then
    raise exception 'the stream was born meanwhile' using errcode = 'YZ001';
  end if;
end $$;

create or replace function record.want(stream uuid, version integer, how_urgent smallint) returns void language sql as $$
  insert into record.deliveries as d (stream_id, wanted, urgency) values (stream, version, how_urgent)
  on conflict (stream_id) do update set
    wanted = excluded.wanted, raised = d.raised + 1, pending = true,
    urgency = case when d.pending then greatest(d.urgency, excluded.urgency) else excluded.urgency end,
    wanted_since = case when d.pending then d.wanted_since else excluded.wanted_since end
$$;
`;

/**
 * One static call per view: its plan is kept with the session, and a view that is not installed cannot be called. A view's
 * function takes the entries of any number of streams, `[{stream, entry}, …]`, and a bulk makes one statement of them.
 */
export function applyViewsFunctions(names: readonly string[]): string {
  const ofOne = names.map(
    (name) => `
  if rows ? '${name}' then
    perform views.apply_${name}(jsonb_build_array(jsonb_build_object('stream', stream, 'entry', rows -> '${name}')));
  end if;`,
  );
  const ofMany = names.map(
    (name) => `
  entries := (select jsonb_agg(jsonb_build_object('stream', e -> 'stream', 'entry', e -> 'views' -> '${name}'))
    from jsonb_array_elements(given) e where e -> 'views' ? '${name}');
  if entries is not null then
    perform views.apply_${name}(entries);
  end if;`,
  );
  return `
create or replace function record.apply_views(stream uuid, rows jsonb) returns void language plpgsql as $$
begin
${ofOne.join('') || '  null;'}
end $$;

create or replace function record.apply_views_of_many(given jsonb) returns void language plpgsql as $$
declare
  entries jsonb;
begin
${ofMany.join('') || '  null;'}
end $$;
`;
}
