import type { Pool } from 'pg';

/** How many transactions that write a piece of work takes: each, and no other, takes one number. Nobody else may write meanwhile. */
export async function commitsOf(admin: Pool, work: () => Promise<void>): Promise<number> {
  const begin = await nextTransaction(admin);
  await work();
  return (await nextTransaction(admin)) - begin;
}

async function nextTransaction(admin: Pool): Promise<number> {
  const text = 'select pg_snapshot_xmax(pg_current_snapshot())::text as next';
  const { rows } = await admin.query<{ next: string }>(text);
  return Number(rows[0]?.next);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
