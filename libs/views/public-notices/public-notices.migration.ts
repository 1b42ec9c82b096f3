/** `listing_no` is the order and the cursor of the list: what the public sees holds no id of a stream. */
export const publicNoticesMigration = `
create table views.public_notices (
  stream_id uuid primary key,
  listing_no bigint generated always as identity,
  area text collate "C" not null,
  name text not null,
  sex text not null,
  age integer not null,
  masked_citizen_id text not null,
  categories text[] not null,
  published_on text not null,
  ends_at bigint
);
create index public_notices_by_area on views.public_notices (area, listing_no);
create index public_notices_by_number on views.public_notices (listing_no);

create function views.apply_public_notices(entries jsonb) returns void
language plpgsql set search_path = pg_catalog as $$
begin
  delete from views.public_notices held using jsonb_to_recordset(entries) as given(stream uuid, entry jsonb)
  where held.stream_id = given.stream and given.entry is null;
  insert into views.public_notices
    (stream_id, area, name, sex, age, masked_citizen_id, categories, published_on, ends_at)
  select given.stream, each.area, each.name, each.sex, each.age, each.masked_citizen_id, each.categories, each.published_on,
    each.ends_at
  from jsonb_to_recordset(entries) as given(stream uuid, entry jsonb), jsonb_to_record(given.entry)
    as each(area text, name text, sex text, age integer, masked_citizen_id text, categories text[], published_on text, ends_at bigint)
  where given.entry is not null
  on conflict (stream_id) do update set
    area = excluded.area, name = excluded.name, sex = excluded.sex, age = excluded.age,
    masked_citizen_id = excluded.masked_citizen_id, categories = excluded.categories,
    published_on = excluded.published_on, ends_at = excluded.ends_at;
end $$;
`;
