/**
 * The business clock (architecture 7): PostgreSQL's, in whole milliseconds. In production no row is read and none can move it;
 * in rehearsal an offset is added. Appends hold the clock in common and its mover alone, so that no append straddles a move.
 */
export type Mode = 'rehearsal' | 'production';

export function clockFunctions(mode: Mode): string {
  const rehearsal = mode === 'rehearsal';
  return `
create or replace function record.real_ms() returns bigint language sql volatile parallel safe as
  $$ select floor(extract(epoch from clock_timestamp()) * 1000)::bigint $$;

create or replace function record.offset_ms() returns bigint ${rehearsal ? OFFSET_OF_REHEARSAL : NO_OFFSET};

create or replace function record.now() returns bigint language sql volatile as
  $$ select record.real_ms() + record.offset_ms() $$;

create or replace function record.hold_clock() returns void language plpgsql as
  $$ begin ${rehearsal ? `perform pg_advisory_xact_lock_shared(${CLOCK_LOCK});` : ''} end $$;

create or replace function record.instant(ms bigint) returns timestamptz language sql immutable parallel safe as
  $$ select to_timestamp(ms::double precision / 1000) $$;
`;
}

/** Only a rehearsal has a clock of its own: in production there is no such table, and its presence is a reason not to serve. */
export const clockTable = `
create table if not exists record.clock (
  single boolean primary key default true check (single),
  offset_ms bigint not null
);
`;

/** Keys of advisory locks: one class for the record, one number each. */
export const CLOCK_LOCK = '4044, 1';
export const SEALER_LOCK = '4044, 2';

/** As `sql` it could not be inlined because of its sub-select, and would be planned anew in every statement. */
const OFFSET_OF_REHEARSAL =
  'language plpgsql stable as $$ begin return (select c.offset_ms from record.clock c); end $$';
const NO_OFFSET = 'language sql stable as $$ select 0::bigint $$';
