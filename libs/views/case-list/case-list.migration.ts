/**
 * Codes sort by their characters (collation C), so that an area is a range of codes and one index serves every level.
 *
 * `find_cases` is the one way past the area's wall (R5.2 (五): one login, province-wide lookup), and a narrow one: it finds by
 * something that is known of a person, shows the masked columns only, and a page at most; it cannot list. Its plan is made for
 * the values at hand, so that each kind of search uses its index.
 *
 * A record is taken apart once, in `from`: `select (record).*` would do it again for every column.
 */
export const caseListMigration = `
create table views.case_list (
  stream_id uuid primary key,
  name text,
  masked_citizen_id text,
  certificate_no text,
  stage text not null,
  funnel jsonb not null,
  qualification text not null,
  area text collate "C" not null,
  next_kind text,
  next_subject text,
  next_due_at bigint,
  next_paragraph text,
  next_rule text,
  act_before bigint,
  review_year text,
  review_status text,
  tasks jsonb
) with (fillfactor = 80);
create index case_list_by_area on views.case_list (area, stream_id);
create index case_list_by_due on views.case_list (next_due_at, stream_id) where next_due_at is not null;
create index case_list_by_certificate on views.case_list (certificate_no) where certificate_no is not null;

create function views.apply_case_list(entries jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  delete from views.case_list held using jsonb_to_recordset(entries) as given(stream uuid, entry jsonb)
  where held.stream_id = given.stream and given.entry is null;
  insert into views.case_list
  select given.stream, each.*
  from jsonb_to_recordset(entries) as given(stream uuid, entry jsonb), jsonb_to_record(given.entry) as each (
    name text, masked_citizen_id text, certificate_no text, stage text, funnel jsonb, qualification text, area text,
    next_kind text, next_subject text, next_due_at bigint, next_paragraph text, next_rule text, act_before bigint,
    review_year text, review_status text, tasks jsonb)
  where given.entry is not null
  on conflict (stream_id) do update set
    name = excluded.name, masked_citizen_id = excluded.masked_citizen_id, certificate_no = excluded.certificate_no,
    stage = excluded.stage, funnel = excluded.funnel, qualification = excluded.qualification, area = excluded.area,
    next_kind = excluded.next_kind, next_subject = excluded.next_subject, next_due_at = excluded.next_due_at,
    next_paragraph = excluded.next_paragraph, next_rule = excluded.next_rule, act_before = excluded.act_before,
    review_year = excluded.review_year, review_status = excluded.review_status,
    tasks = excluded.tasks;
end $$;

drop function if exists views.find_cases(text, text, views.area_ranges, text, uuid, integer);
create function views.find_cases(
  sought_by text, sought text, within views.area_ranges, in_stage text, after uuid, most integer
) returns table (
  stream_id uuid, name text, masked_citizen_id text, stage text, funnel jsonb, qualification text, area text, next_kind text,
  next_subject text, next_due_at bigint, next_paragraph text, next_rule text, act_before bigint, review_year text, review_status text
) language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
begin
  if sought_by not in ('person', 'certificate', 'name') or coalesce(sought, '') = '' then
    return;
  end if;
  return query
    select c.stream_id, c.name, c.masked_citizen_id, c.stage, c.funnel, c.qualification, c.area, c.next_kind, c.next_subject,
      c.next_due_at, c.next_paragraph, c.next_rule, c.act_before, c.review_year, c.review_status
    from views.case_list c
    where c.area <@ within
      and (sought_by <> 'person' or c.stream_id = case when sought_by = 'person' then sought::uuid end)
      and (sought_by <> 'certificate' or c.certificate_no = sought)
      and (sought_by <> 'name' or strpos(lower(c.name), lower(sought)) > 0)
      and (in_stage is null or c.stage = in_stage)
      and (after is null or c.stream_id > after)
    order by c.stream_id limit least(most, 201);
end $$;
revoke execute on function views.find_cases(text, text, views.area_ranges, text, uuid, integer) from public;
`;
