import { SEALER_LOCK } from './clock-functions.ts';

/**
 * Gives committed entries their place in the one order (architecture 12). Whoever holds the lock is the only sealer, so
 * `max(seq) + 1` is the next place and there are no gaps; a transaction that rolled back left nothing in the queue. A stream's
 * appends are serialised by its head's lock, so its entries stand in the queue in the order of their versions.
 */
export const sealerFunction = `
create or replace function record.order_entries(most integer) returns bigint language plpgsql as $$
declare
  last_seq bigint;
  moved bigint;
begin
  if not pg_try_advisory_xact_lock(${SEALER_LOCK}) then
    return 0;
  end if;
  select coalesce(max(seq), 0) into last_seq from record.log_order;
  with picked as (
    delete from record.queue where id in (select id from record.queue order by id limit most)
    returning id, stream_id, from_version, to_version, command_id
  ), entries as (
    select p.id, e.version, p.stream_id, null::uuid as command_id, e.hash
    from picked p join record.events e on e.stream_id = p.stream_id and e.version between p.from_version and p.to_version
    union all
    select p.id, null, p.stream_id, c.command_id, c.hash from picked p join record.commands c on c.command_id = p.command_id
  )
  insert into record.log_order (seq, stream_id, version, command_id, hash)
  select last_seq + row_number() over (order by id, version nulls last), stream_id, version, command_id, hash from entries;
  get diagnostics moved = row_count;
  return moved;
end $$;
`;
