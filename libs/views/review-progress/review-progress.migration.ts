/** One row per person and year; `missed_at` is the instant at which silence would make it a missed review, while it would.
 * `attended_on` and `status_on` say since when, so that any past day can be counted. */
export const reviewProgressMigration = `
create table views.review_progress (
  stream_id uuid not null,
  year text collate "C" not null,
  area text collate "C" not null,
  status text not null,
  attended boolean not null,
  decision_overdue boolean not null,
  missed_at bigint,
  attended_on text collate "C",
  status_on text collate "C",
  primary key (stream_id, year)
);
create index review_progress_by_year on views.review_progress (year, area, stream_id);

create function views.apply_review_progress(entries jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  delete from views.review_progress held using jsonb_to_recordset(entries) as given(stream uuid, entry jsonb)
  where held.stream_id = given.stream
    and held.year not in (select each ->> 'year' from jsonb_array_elements(given.entry -> 'reviews') as each);
  insert into views.review_progress (stream_id, year, area, status, attended, decision_overdue, missed_at, attended_on, status_on)
  select given.stream, each.year, given.entry ->> 'area', each.status, each.attended, each.decision_overdue, each.missed_at,
    each.attended_on, each.status_on
  from jsonb_to_recordset(entries) as given(stream uuid, entry jsonb), jsonb_to_recordset(given.entry -> 'reviews')
    as each(year text, status text, attended boolean, decision_overdue boolean, missed_at bigint,
      attended_on text, status_on text)
  on conflict (stream_id, year) do update set
    area = excluded.area, status = excluded.status, attended = excluded.attended,
    decision_overdue = excluded.decision_overdue, missed_at = excluded.missed_at,
    attended_on = excluded.attended_on, status_on = excluded.status_on;
end $$;
`;
