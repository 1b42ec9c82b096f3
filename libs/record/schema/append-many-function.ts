/**
 * Trip two for many streams at once: what was settled without a command, of streams that exist, written by one statement a table
 * instead of one a stream. `record.append` has locked the heads; whoever does not stand as it was read answers `conflict` and
 * nothing of it is written. Everything else is as in `record.append_entry`.
 */
export const appendManyFunction = `
create or replace function record.is_settling_of_many(batch jsonb) returns boolean language sql immutable as $$
  select jsonb_array_length(batch) > 1 and not exists (
    select from jsonb_array_elements(batch) e where e ? 'command' or e ? 'claims' or (e ->> 'expected')::integer = 0
  )
$$;

create or replace function record.append_many(batch jsonb) returns jsonb language plpgsql as $$
declare
  outcomes jsonb;
  shown jsonb;
begin
  with given as materialized (
    select e.place, each.*, record.instant(each."recordedAt") as at
    from jsonb_array_elements(batch) with ordinality as e (entry, place), jsonb_to_record(e.entry) as each (
      "streamId" uuid, expected integer, "previousHash" text, erased boolean, "recordedAt" bigint,
      events jsonb, head jsonb, views jsonb, urgency smallint)
  ),
  good as materialized (
    select g.* from given g join record.heads h on h.stream_id = g."streamId"
    where h.version = g.expected and h.hash = decode(g."previousHash", 'hex') and h.erased = g.erased
  ),
  logged as (
    insert into record.events (stream_id, version, id, type, effective_at, recorded_at, command_id, body, protected, previous_hash, hash)
    select g."streamId", e.version, e.id, e.type, record.instant(e."effectiveAt"), g.at, e."commandId", e.body,
      decode(e.protected, 'base64'), decode(e."previousHash", 'hex'), decode(e.hash, 'hex')
    from good g, jsonb_to_recordset(g.events) as e (
      version integer, id uuid, type text, "effectiveAt" bigint, "commandId" uuid, body text, protected text,
      "previousHash" text, hash text)
  ),
  queued as (
    insert into record.queue (stream_id, from_version, to_version)
    select g."streamId", g.expected + 1, g.expected + jsonb_array_length(g.events)
    from good g where jsonb_array_length(g.events) > 0 order by g.place
  ),
  standing as (
    update record.heads held set
      version = h.version, hash = decode(h.hash, 'hex'), recorded_at = record.instant(h."recordedAt"), stage = h.stage,
      area = h.area, bucket = h.bucket, next_due_at = record.instant(h."nextDueAt"), next_common = h."nextCommon",
      deadlines = h.deadlines, build = h.build, rulebook = h.rulebook, calendar = h.calendar
    from good g, jsonb_to_record(g.head) as h (
      version integer, hash text, "recordedAt" bigint, stage text, area text, bucket smallint, "nextDueAt" bigint,
      "nextCommon" boolean, deadlines jsonb, build text, rulebook text, calendar text)
    where held.stream_id = g."streamId" and g.head is not null
  ),
  wanted as (
    insert into record.deliveries as d (stream_id, wanted, urgency)
    select g."streamId", (g.head ->> 'version')::integer, g.urgency from good g where g.urgency is not null order by g."streamId"
    on conflict (stream_id) do update set
      wanted = excluded.wanted, raised = d.raised + 1, pending = true,
      urgency = case when d.pending then greatest(d.urgency, excluded.urgency) else excluded.urgency end,
      wanted_since = case when d.pending then d.wanted_since else excluded.wanted_since end
  )
  select jsonb_agg(case when g.place is null then 'conflict' else 'appended' end order by given.place),
    jsonb_agg(jsonb_build_object('stream', g."streamId", 'views', g.views)) filter (where g.head is not null)
  into outcomes, shown
  from given left join good g using (place);
  perform record.apply_views_of_many(coalesce(shown, '[]'));
  return outcomes;
end $$;
`;
