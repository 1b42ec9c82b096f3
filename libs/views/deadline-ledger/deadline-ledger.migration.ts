/** A deadline without a date sorts last: its key is beyond every instant. Most appends change few deadlines: only those are written. */
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

create function views.apply_deadline_ledger(stream uuid, entry jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  if entry is null or entry = 'null' then
    delete from views.deadline_ledger where stream_id = stream;
    return;
  end if;
  delete from views.deadline_ledger held
  where held.stream_id = stream
    and (held.kind, held.subject, held.sort_at, coalesce(held.awaiting, ''), held.paragraph, held.rule, held.area) not in (
      select each.kind, each.subject, coalesce(each.due_at, 9007199254740991), coalesce(each.awaiting, ''), each.paragraph, each.rule,
        entry ->> 'area'
      from jsonb_to_recordset(entry -> 'deadlines')
        as each(kind text, subject text, due_at bigint, awaiting text, paragraph text, rule text));
  insert into views.deadline_ledger (stream_id, kind, subject, area, due_at, awaiting, paragraph, rule)
  select stream, each.kind, each.subject, entry ->> 'area', each.due_at, each.awaiting, each.paragraph, each.rule
  from jsonb_to_recordset(entry -> 'deadlines')
    as each(kind text, subject text, due_at bigint, awaiting text, paragraph text, rule text)
  on conflict (stream_id, kind, subject) do nothing;
end $$;
`;
