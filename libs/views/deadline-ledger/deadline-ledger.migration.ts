/**
 * A deadline without a date sorts last: its key is beyond every instant. An entry that says what is gone leaves the rest of the
 * stream's deadlines as they are; any other takes the place of them all.
 */
export const deadlineLedgerMigration = `
create table views.deadline_ledger (
  stream_id uuid not null,
  kind text collate "C" not null,
  subject text collate "C" not null,
  area text collate "C" not null,
  due_at bigint,
  awaiting text,
  paragraph text not null,
  rule text not null,
  sort_at bigint generated always as (coalesce(due_at, 9007199254740991)) stored,
  primary key (stream_id, kind, subject)
);
create index deadline_ledger_by_due on views.deadline_ledger (sort_at, stream_id, kind, subject);
create index deadline_ledger_by_area on views.deadline_ledger (area, sort_at);

create function views.apply_deadline_ledger(entries jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  delete from views.deadline_ledger held using jsonb_to_recordset(entries) as given(stream uuid, entry jsonb)
  where held.stream_id = given.stream and not coalesce(given.entry ? 'gone', false);
  delete from views.deadline_ledger held
  using jsonb_to_recordset(entries) as given(stream uuid, entry jsonb),
    jsonb_to_recordset(given.entry -> 'gone') as each(kind text, subject text)
  where held.stream_id = given.stream and held.kind = each.kind and held.subject = each.subject;
  insert into views.deadline_ledger (stream_id, kind, subject, area, due_at, awaiting, paragraph, rule)
  select given.stream, each.kind, each.subject, given.entry ->> 'area', each.due_at, each.awaiting, each.paragraph, each.rule
  from jsonb_to_recordset(entries) as given(stream uuid, entry jsonb), jsonb_to_recordset(given.entry -> 'deadlines')
    as each(kind text, subject text, due_at bigint, awaiting text, paragraph text, rule text);
end $$;
`;
