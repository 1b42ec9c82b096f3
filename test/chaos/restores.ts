import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Pool } from 'pg';
import { startPostgres } from '../../libs/platform/embedded/postgres.mjs';
import type { Arena } from './arena.ts';
import { acknowledged } from './checks/acknowledged.ts';
import { whole } from './checks/record.ts';
import type { Ledger } from './ledger.ts';

/*
 * The drill on the data that a storm has left. Every round loses and restores three times: the record goes back to its last base
 * backup, Temporal forgets everything, Temporal goes back to an older copy. The drill itself fails when what was lost is not
 * named, person by person. Afterwards everything that was acknowledged before the backups must be there as it was told.
 */
const drill = fileURLToPath(new URL('../drill/drill.mjs', import.meta.url));
const RESTORES = /^ *✓ (restore the base backup|Temporal forgets everything|Temporal is put back to the copy)/;

export interface Restored {
  readonly count: number;
  readonly wrong: readonly string[];
}

export async function restored(
  arena: Arena,
  ledger: Ledger,
  rounds: number,
  say: (line: string) => void,
): Promise<Restored> {
  await arena.stop(true);
  cpSync(join(arena.dataDir, 'keys'), join(arena.folder, 'keys'), { recursive: true });
  const { lines, exit } = await drilled(arena.folder, rounds, say);
  const failure = exit === 0 ? [] : [`restore: ${lines.slice(-3).join(' ')}`];
  const count = lines.filter((line) => RESTORES.test(line)).length;
  return { count, wrong: [...failure, ...(await stillThere(arena, ledger))] };
}

async function drilled(folder: string, rounds: number, say: (line: string) => void) {
  const child = spawn(process.execPath, [drill, String(rounds), '--on', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const hear = (line: string): void => {
    lines.push(line);
    say(line);
  };
  const heard = [child.stdout, child.stderr].map((input) => createInterface({ input }).on('line', hear));
  const closed = Promise.all(heard.map((reader) => once(reader, 'close')));
  const [exit] = (await once(child, 'close')) as [number | null];
  await closed;
  return { lines, exit };
}

/** I1, I2, I5, I6 of all that was acknowledged by the storm; what the drill itself added, no client asked for. */
async function stillThere(arena: Arena, ledger: Ledger): Promise<readonly string[]> {
  const postgres = await startPostgres({ dataDir: join(arena.folder, 'postgres') });
  const databaseUrl = postgres.url('yuanzhu');
  const pool = new Pool({ connectionString: databaseUrl, max: 2 });
  try {
    const rows = async <Row extends object>(statement: string, values: readonly unknown[] = []) =>
      (await pool.query<Row>(statement, [...values])).rows;
    const found = await acknowledged({ ledger, rows });
    return [
      ...found.filter((line) => !line.startsWith('I4 nobody asked')),
      ...(await whole({ arena: { ...arena, databaseUrl } })),
    ].map((line) => `after the restores: ${line}`);
  } finally {
    await pool.end();
    await postgres.stop();
  }
}
