import type { AnyInlineView } from '../contract.ts';
import { APPLICATION, OWNER } from './grants.ts';

type Walled = Pick<AnyInlineView, 'name' | 'wall'>;

/**
 * The second wall behind the queries' own scope. A reading says in its transaction which areas it serves
 * (`set_config('yuanzhu.areas', …, true)`); where nothing was said, nothing is seen.
 *
 *  1. The application role may only SELECT from a view, and only what the view's own condition lets through. FORCE: the owner of
 *     the table is no way round it but by its policy of its own.
 *  2. Rows are written by `views.apply_<name>` alone, which runs as the owner: an append needs no scope, and nobody in the
 *     application role can write a row by hand.
 *  3. The scope is parsed once for a statement (a sub-select is an InitPlan), and `coalesce` keeps the condition from the
 *     planner's low guess for ranges, so that the queries' own comparisons, which are leakproof, choose the index as before.
 */
export const areaScope = `
do $$ begin
  if to_regtype('views.area_range') is null then
    create type views.area_range as range (subtype = text, collation = "C", multirange_type_name = views.area_ranges);
  end if;
end $$;

create or replace function views.area_scope() returns views.area_ranges language sql stable parallel safe as
  $$ select nullif(current_setting('yuanzhu.areas', true), '')::views.area_ranges $$;
`;

/** What a wall by area says of a row that has an `area`. */
export const AREA_WALL = 'coalesce(area <@ (select views.area_scope()), false)';

export function viewWalls(views: readonly Walled[]): string {
  return views.map(({ name, wall }) => writtenByItsFunction(name) + seenThrough(name, wall)).join('');
}

function writtenByItsFunction(name: string): string {
  const apply = `views.apply_${name}(jsonb)`;
  return `
alter function ${apply} security definer set search_path = pg_catalog;
revoke execute on function ${apply} from public;
grant execute on function ${apply} to ${APPLICATION};`;
}

function seenThrough(name: string, wall: string | undefined): string {
  const table = `views.${name}`;
  const fresh = `
drop policy if exists seen on ${table};
drop policy if exists kept on ${table};`;
  if (wall === undefined) {
    return `${fresh}
alter table ${table} no force row level security, disable row level security;`;
  }
  return `${fresh}
create policy seen on ${table} for select to ${APPLICATION} using (${wall});
create policy kept on ${table} to ${OWNER} using (true) with check (true);
alter table ${table} enable row level security, force row level security;`;
}

/** Rows of streams that do not exist, which no append will ever come by to remove. */
export function sweepFunction(names: readonly string[]): string {
  const sweeps = names.map(
    (name) =>
      `  delete from views.${name} t where not exists (select from record.heads h where h.stream_id = t.stream_id);`,
  );
  return `
create or replace function record.sweep_views() returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
${sweeps.length > 0 ? sweeps.join('\n') : '  null;'}
end $$;
revoke execute on function record.sweep_views() from public;
grant execute on function record.sweep_views() to ${APPLICATION};
`;
}
