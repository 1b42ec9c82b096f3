import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Arena } from './arena.ts';
import type { Ledger } from './ledger.ts';
import type { Fault } from './plan.ts';

/** Does one fault and, where it lasts, ends it. Only processes of this arena are ever touched. */
export async function harm(arena: Arena, ledger: Ledger, fault: Fault): Promise<void> {
  const [what = '', target = ''] = splitKind(fault.kind);
  ledger.note({ fault });
  ledger.saw(`fault ${fault.kind}`);
  if (what === 'kill') return kill(arena, target);
  if (what === 'pause') return stopFor(await processesOf(arena, target), fault.milliseconds);
  const which = target === 'temporal' ? 'temporal' : 'postgres';
  const mode = what === 'half-open' ? 'half-open' : what === 'swallow' ? 'swallow' : what === 'cut' ? 'cut' : 'delay';
  await arena.turn(which, mode, fault.delayMs, what === 'swallow' ? 0.3 : 1);
  await pause(fault.milliseconds);
  await arena.turn(which, 'open');
}

function splitKind(kind: string): readonly string[] {
  const end = kind.lastIndexOf('-');
  return [kind.slice(0, end), kind.slice(end + 1)];
}

async function kill(arena: Arena, target: string): Promise<void> {
  const pids = await arena.pids();
  if (target === 'backend') return signal(await oneBackend(arena), 'SIGKILL');
  const all = target === 'all' ? Object.values(pids) : [pids[target as keyof typeof pids]];
  for (const pid of all) signal(pid, 'SIGKILL');
}

async function stopFor(pids: readonly number[], milliseconds: number): Promise<void> {
  for (const pid of pids) signal(pid, 'SIGSTOP');
  try {
    await pause(milliseconds);
  } finally {
    for (const pid of pids) signal(pid, 'SIGCONT');
  }
}

/** PostgreSQL works in many processes: stopping only the first would stop nobody. */
async function processesOf(arena: Arena, target: string): Promise<readonly number[]> {
  const pids = await arena.pids();
  const pid = pids[target as keyof typeof pids];
  return target === 'postgres' ? [pid, ...childrenOf(pid)] : [pid];
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && parentOf(pid) === parent);
}

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

/** A backend that serves the product; 0 when PostgreSQL is away at this moment. */
async function oneBackend({ databaseUrl }: Arena): Promise<number> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    const text = `select pid from pg_stat_activity where application_name = 'yuanzhu' order by state_change desc limit 1`;
    return (await client.query<{ pid: number }>(text)).rows[0]?.pid ?? 0;
  } catch {
    return 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  if (pid <= 1) return;
  try {
    process.kill(pid, name);
  } catch {
    // gone already
  }
}
