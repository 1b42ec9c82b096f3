import type { Json } from '#kernel/event';
import type { AnyInlineView } from '../contract.ts';
import type { Tally } from './tally.ts';

/** An inline view of tallies that holds a name, as the real ones do. */
export const tallyView = {
  name: 'tally_list',
  kind: 'tally',
  migration: `
create table views.tally_list (stream_id uuid primary key, label text, sum integer not null, closed boolean);
create function views.apply_tally_list(entries jsonb) returns void language plpgsql as $$
begin
  delete from views.tally_list where stream_id in (select (e ->> 'stream')::uuid from jsonb_array_elements(entries) e);
  insert into views.tally_list (stream_id, label, sum, closed)
  select (e ->> 'stream')::uuid, e -> 'entry' ->> 'label', (e -> 'entry' ->> 'sum')::integer, (e -> 'entry' ->> 'closed')::boolean
  from jsonb_array_elements(entries) e where e -> 'entry' <> 'null';
end $$;`,
  row: ({ state }: { readonly state: Tally }): Json => ({ label: state.label, sum: state.sum, closed: state.closed }),
} satisfies AnyInlineView;
