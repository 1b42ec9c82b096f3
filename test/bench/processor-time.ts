import { readFileSync } from 'node:fs';
import type { Pool } from 'pg';

/**
 * Milliseconds of processor time: what a piece of work costs, whoever else wants the cores at the time. Waiting is not in it, so
 * it stays true on a crowded machine, where rates and latencies do not.
 */
export interface ProcessorTime {
  readonly node: number;
  readonly postgres: number;
}

export async function processorTimeOf(admin: Pool, work: () => Promise<unknown>): Promise<ProcessorTime> {
  const before = await postgresTimes(admin);
  const begin = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begin);
  return { node: (user + system) / 1000, postgres: grown(before, await postgresTimes(admin)) };
}

/** By process of this cluster; those that ended meanwhile are forgotten. */
export async function postgresTimes(admin: Pool): Promise<ReadonlyMap<number, number>> {
  const { rows } = await admin.query<{ pid: number }>('select pid from pg_stat_activity');
  return new Map(rows.map(({ pid }) => [pid, timeOf(pid)]));
}

export function grown(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  return [...after].reduce((sum, [pid, time]) => sum + time - (before.get(pid) ?? 0), 0);
}

/** Of all its threads, as Linux counts it: in hundredths of a second. 0 for a process that is gone. */
export function timeOf(pid: number): number {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(afterName[11]) + Number(afterName[12])) * 10;
  } catch {
    return 0;
  }
}
