import type { ChildProcess } from 'node:child_process';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../libs/platform/embedded/free-port.mjs';
import { commandOf } from '../../libs/platform/embedded/processes.mjs';
import type { Mode } from './proxy.mjs';

/*
 * What the run takes place in: the product as `npm start` starts it, its supervisor watching API and worker, over two
 * servers that stand behind harmful proxies. Supervisor, servers' guard and this process are never harmed.
 */
const at = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

export interface Whereabouts {
  /** Past the proxies: for those who look, not for the product. */
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly proxiedDatabaseUrl: string;
  readonly proxiedTemporalAddress: string;
}

export interface ProxyCounts {
  readonly cut: number;
  readonly delayed: number;
  readonly silenced: number;
  readonly swallowed: number;
}

export interface Arena extends Whereabouts {
  readonly url: string;
  readonly folder: string;
  readonly dataDir: string;
  pids(): Promise<Readonly<Record<'api' | 'worker' | 'postgres' | 'temporal', number>>>;
  turn(which: 'postgres' | 'temporal', mode: Mode, milliseconds?: number, chance?: number): Promise<void>;
  counts(): Promise<{ restarts: number; postgres: ProxyCounts; temporal: ProxyCounts }>;
  /** Ends everything; the folder stays when asked for, with data and logs. */
  stop(keep: boolean): Promise<void>;
}

export async function openArena(rehearsalStart: string): Promise<Arena> {
  const folder = mkdtempSync(join(tmpdir(), 'yuanzhu-chaos-'));
  chmodSync(folder, 0o711);
  const servers = await startServers(folder);
  const { ask } = servers;
  try {
    const where = await ask<Whereabouts>('where');
    const dataDir = join(folder, 'house');
    const house = await startHouse(dataDir, rehearsalStart, where);
    const stop = async (keep: boolean): Promise<void> => {
      await house.stop();
      await servers.stop();
      if (!keep) rmSync(folder, { recursive: true, force: true });
    };
    return {
      ...where,
      url: house.url,
      folder,
      dataDir,
      pids: async () => ({ ...housePids(dataDir), ...(await ask<{ postgres: number; temporal: number }>('pids')) }),
      turn: async (which, mode, milliseconds = 0, chance = 1) =>
        void (await ask('turn', { which, mode, milliseconds, chance })),
      counts: () => ask('counts'),
      stop,
    };
  } catch (error) {
    await servers.stop();
    throw error;
  }
}

function housePids(dataDir: string): { readonly api: number; readonly worker: number } {
  const { pids } = JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as {
    pids: { api: number; worker: number };
  };
  return { api: alive(pids.api), worker: alive(pids.worker) };
}

/** Who died is named until another serves; his number may be anybody's by then. */
function alive(pid: number): number {
  return commandOf(pid).includes('/dist/apps/') ? pid : 0;
}

async function startServers(folder: string) {
  const child = fork(at('./servers.mjs'), [folder], {
    detached: true,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (answer: never) => void>();
  let asked = 0;
  const ended = once(child, 'exit');
  child.on('message', ({ id, ...answer }: { id: number }) => {
    waiting.get(id)?.(answer as never);
    waiting.delete(id);
  });
  const reply = <T>(id: number): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.set(id, resolve);
      void ended.then(() => reject(new Error('the servers of the chaos run are gone')));
    });
  child.setMaxListeners(0);
  await reply(0);
  return {
    ask: <T>(ask: string, more: object = {}): Promise<T> => {
      asked += 1;
      child.send({ id: asked, ask, ...more });
      return reply<T>(asked);
    },
    stop: async (): Promise<void> => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

async function startHouse(dataDir: string, rehearsalStart: string, where: Whereabouts) {
  const child = spawn(process.execPath, [at('../../apps/start/main.mjs')], {
    env: {
      ...process.env,
      MODE: 'rehearsal',
      DATA_DIR: dataDir,
      PORT: String(await freePort()), // the usual one would be anybody's while the API is dead
      SAMPLE: 'none',
      REHEARSAL_START: rehearsalStart,
      DATABASE_URL: where.proxiedDatabaseUrl,
      VAULT_DATABASE_URL: '',
      TEMPORAL_ADDRESS: where.proxiedTemporalAddress,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const url = await readyUrl(child);
  const ended = once(child, 'exit');
  return {
    url,
    stop: async (): Promise<void> => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  child.stderr?.on('data', (part: Buffer) => said.push(String(part)));
  return new Promise((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('no output to read'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      if (line.startsWith('ready ')) resolve(line.slice('ready '.length));
    });
    child.once('exit', (code) => reject(new Error(`the house ended with ${String(code)}:\n${said.join('\n')}`)));
  });
}
