import type { Instant } from '#kernel/instant';
import { quantiles } from './spread.ts';
import type { Stage } from './stage.ts';

export interface Lateness {
  readonly settled: number;
  readonly doubled: number;
  /** Milliseconds after the legal instant, on the machine's clock. */
  readonly p50: number;
  readonly p99: number;
  readonly last: number;
  /** From the instant to the last of them. */
  readonly perSecond: number;
}

/** How late the events of one instant were written, read from the log itself. */
export async function latenessOf(
  { admin }: Stage,
  { type, dueAt }: { readonly type: string; readonly dueAt: Instant },
): Promise<Lateness> {
  const text = `
    select e.stream_id, e.written_at, c.offset_ms from record.events e, record.clock c
    where e.type = $1 and e.effective_at = record.instant($2)`;
  const { rows } = await admin.query<{ stream_id: string; written_at: number; offset_ms: number }>(text, [type, dueAt]);
  const late = rows.map(({ written_at, offset_ms }) => written_at - (dueAt - offset_ms));
  const last = late.reduce((most, each) => Math.max(most, each), 0);
  const settled = new Set(rows.map(({ stream_id }) => stream_id)).size;
  return { settled, doubled: rows.length - settled, ...quantiles(late), last, perSecond: (settled / last) * 1000 };
}
