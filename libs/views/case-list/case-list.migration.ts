/** Codes sort by their characters (collation C), so that an area is a range of codes and one index serves every level. */
export const caseListMigration = `
create table views.case_list (
  stream_id uuid primary key,
  name text,
  masked_citizen_id text,
  certificate_no text,
  stage text not null,
  funnel text not null,
  qualification text not null,
  area text collate "C" not null,
  next_kind text,
  next_subject text,
  next_due_at bigint,
  next_paragraph text,
  next_rule text,
  act_before bigint,
  review_year text,
  review_status text
);
create index case_list_by_area on views.case_list (area, stream_id);
create index case_list_by_due on views.case_list (next_due_at, stream_id) where next_due_at is not null;
create index case_list_by_certificate on views.case_list (certificate_no) where certificate_no is not null;

create function views.apply_case_list(stream uuid, entry jsonb) returns void
language plpgsql security invoker set search_path = pg_catalog as $$
begin
  if entry is null or entry = 'null' then
    delete from views.case_list where stream_id = stream;
    return;
  end if;
  insert into views.case_list
  select (jsonb_populate_record(null::views.case_list, entry || jsonb_build_object('stream_id', stream))).*
  on conflict (stream_id) do update set
    name = excluded.name, masked_citizen_id = excluded.masked_citizen_id, certificate_no = excluded.certificate_no,
    stage = excluded.stage, funnel = excluded.funnel, qualification = excluded.qualification, area = excluded.area,
    next_kind = excluded.next_kind, next_subject = excluded.next_subject, next_due_at = excluded.next_due_at,
    next_paragraph = excluded.next_paragraph, next_rule = excluded.next_rule,
    act_before = excluded.act_before, review_year = excluded.review_year, review_status = excluded.review_status;
end $$;
`;
