import type { Json } from '#kernel/event';
import type { DrawRequest } from '#kernel/stream-kind';
import { withoutValues } from '../faults/database-error.ts';
import type { RecordDeps } from '../options.ts';

/**
 * Numbers drawn before a decision, kept through its attempts so that a version conflict leaves no gap. A number drawn for a
 * decision that is then refused stays unused: counters are unique, not gapless.
 */
export async function drawNumbers(
  deps: RecordDeps,
  requests: readonly DrawRequest[],
  drawnBefore: Map<string, number>,
): Promise<Readonly<Record<string, Json>>> {
  const drawn: Record<string, Json> = {};
  for (const { name, counter } of requests) {
    const place = `${name} ${counter}`;
    const value = drawnBefore.get(place) ?? (await next(deps, counter));
    drawnBefore.set(place, value);
    drawn[name] = value;
  }
  return drawn;
}

async function next(deps: RecordDeps, counter: string): Promise<number> {
  const text = `insert into record.counters as c (name, value) values ($1, 1)
    on conflict (name) do update set value = c.value + 1 returning value`;
  const { rows } = await withoutValues(
    deps.pool.query<{ value: number }>({ name: 'record.draw', text, values: [counter] }),
  );
  return rows[0]?.value ?? 0;
}
