import type { Client } from '#contracts/client';
import { signIn } from '#contracts/client';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../libs/platform/embedded/free-port.mjs';

const starter = fileURLToPath(new URL('../../apps/start/main.mjs', import.meta.url));

export interface HouseOptions {
  /** Where the business clock begins, e.g. `2011-09-29T09:00:00+08:00`. */
  readonly rehearsalStart: string;
  readonly guards?: 'timers' | 'buckets' | 'timers,buckets';
  readonly sample?: 'none' | 'small';
  /** The data of a house that was killed; default: fresh. */
  readonly dataDir?: string;
}

/** What `run.json` says of a running house. */
export interface RunFile {
  readonly url: string;
  readonly pids: Readonly<Record<'supervisor' | 'api' | 'worker' | 'temporal' | 'postgres', number>>;
  readonly temporalAddress: string;
  readonly databaseUrl: string;
}

export interface House {
  readonly url: string;
  readonly dataDir: string;
  run(): RunFile;
  /** A client that acts as that member of staff. */
  as(staff: string): Promise<Client>;
  /** Moves the business clock and waits until everything due until then is settled. */
  moveClock(to: string): Promise<void>;
  stop(): Promise<void>;
  /** SIGKILL to all of its processes at once, the supervisor's too. The data stays. */
  kill(): Promise<void>;
}

/** Starts the product the way `npm start` does, on fresh data and free ports, and waits for its `ready` line. */
export async function startHouse({ rehearsalStart, guards, sample = 'none', ...given }: HouseOptions): Promise<House> {
  const dataDir = given.dataDir ?? mkdtempSync(join(tmpdir(), 'yuanzhu-e2e-'));
  const child = spawn(process.execPath, [starter], {
    env: {
      ...process.env,
      MODE: 'rehearsal', // the test runner sets one of its own
      DATA_DIR: dataDir,
      PORT: String(await freePort()), // the usual one would be anybody's while the API is dead
      SAMPLE: sample,
      REHEARSAL_START: rehearsalStart,
      ...(guards === undefined ? {} : { GUARDS: guards }),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // when this process is gone, the closed channel ends the house
  });
  const ended = once(child, 'exit');
  const said: string[] = [];
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the house has no output to read');
  stderr.on('data', (part: Buffer) => said.push(String(part)));

  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      said.push(line);
      if (line.startsWith('ready ')) resolve(line.slice('ready '.length));
    });
    void ended.then(([code]) => reject(new Error(`the house ended with ${String(code)}:\n${said.join('\n')}`)));
  });

  const clients = new Map<string, Promise<Client>>();
  const as = (staff: string): Promise<Client> => {
    const known = clients.get(staff) ?? signIn({ baseUrl: url }, staff);
    clients.set(staff, known);
    return known;
  };
  const run = (): RunFile => JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as RunFile;
  return {
    url,
    dataDir,
    run,
    as,
    moveClock: async (to) => moveClock(await as('province-supervisor.340000'), to),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
    kill: async () => {
      for (const pid of Object.values(run().pids)) process.kill(pid, 'SIGKILL');
      await ended;
    },
  };
}

async function moveClock(supervisor: Client, to: string): Promise<void> {
  const answer = await supervisor.moveClock(to);
  if (answer.status === 200 || answer.status === 201) return;
  if (answer.status !== 202 || answer.body.progress === undefined) {
    throw new Error(`the clock did not move: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  const { progress } = answer.body;
  await until(async () => (await supervisor.clockProgress(progress)).body.done);
}

/** Asks again until the answer is neither false nor undefined; fails after the patience (milliseconds) is over. */
export async function until<T>(ask: () => Promise<T | false | undefined>, patience = 30_000): Promise<T> {
  const deadline = performance.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`not true after ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
