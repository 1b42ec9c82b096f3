import type { ChildProcess } from 'node:child_process';
import { fork, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../libs/platform/embedded/free-port.mjs';
import type { Compose } from '../support/compose.ts';
import { composed, shipped } from '../support/compose.ts';
import type { TemporalPrograms } from './temporal-programs.mjs';

/*
 * docker-compose.yml without containers: what it says of images, settings, commands and order is read from it and carried out by
 * processes of this machine. Only addresses, ports and folders differ, for all of them share one machine here.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));

export const SECRET = 'for-this-test-and-no-other';

export interface Part {
  /** The address of an API; of a worker nothing. */
  readonly url: string;
  /** SIGTERM; answers the exit code once it has gone. */
  stop(): Promise<number | null>;
}

export interface ProductionTown {
  readonly folder: string;
  readonly issuer: string;
  readonly temporalAddress: string;
  /** The administrator's, for those who look. */
  readonly recordUrl: string;
  readonly temporalStoreUrl: string;
  start(name: 'api' | 'worker', place: number): Promise<Part>;
  yuanzhu(...words: readonly string[]): Promise<Ended>;
  logs(): string;
  close(): Promise<void>;
}

interface Ended {
  readonly exit: number | null;
  readonly said: string;
}

interface Where {
  readonly record: number;
  readonly store: number;
  readonly temporal: string;
  readonly issuer: string;
}

const PASSWORDS = {
  RECORD_ADMIN_PASSWORD: 'of-the-administrator',
  RECORD_PASSWORD: 'of-the-application',
  TEMPORAL_PASSWORD: 'of-temporal',
};

/** Everything but API and worker is up and the record is prepared. */
export async function openTown(programs: TemporalPrograms, staff: readonly string[]): Promise<ProductionTown> {
  const folder = mkdtempSync(join(tmpdir(), 'yuanzhu-production-'));
  chmodSync(folder, 0o711); // PostgreSQL's own account must reach its data
  for (const name of ['data', 'keys', 'anchor', 'logs', 'app']) mkdirSync(join(folder, name));
  const compose = composed({
    MODE: 'production',
    OIDC_ISSUER: 'http://issuer:4000',
    ISSUER_SECRET: SECRET,
    ISSUER_STAFF: staff.join(' '),
    MASTER_KEY_FILE: '/keys/master.key',
    SEAL_KEY_FILE: '/keys/seal.pem',
    SEAL_ANCHOR: '/anchor/seals.jsonl',
    ...PASSWORDS,
  });
  ownKeys(join(folder, 'keys'));
  likeTheImage(join(folder, 'app'));
  const servers = await startServers(folder, compose, programs);
  const { where } = servers;
  const env = (service: string): NodeJS.ProcessEnv => localised(compose.services[service]?.environment, where, folder);
  const running = new Set<ChildProcess>();
  const ports = new Map<string, string>();
  const run = (command: readonly string[], settings: NodeJS.ProcessEnv, log: string): ChildProcess => {
    const output = openSync(join(folder, 'logs', `${log}.log`), 'a');
    const [, ...words] = command;
    const child = spawn(process.execPath, words, {
      cwd: join(folder, 'app'),
      env: { PATH: process.env['PATH'], ...settings },
      stdio: ['ignore', output, output, 'ipc'],
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  };
  const logs = (): string => {
    const read = (name: string): string => readFileSync(join(folder, 'logs', name), 'utf8');
    return ['api-0', 'api-1', 'worker-0', 'worker-1', 'temporal', 'issuer']
      .map((name) => read(`${name}.log`))
      .join('\n');
  };
  const commandOf = (name: string): readonly string[] => compose.services[name]?.command ?? [];

  const close = async (): Promise<void> => {
    const gone = [...running].map(async (child) => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    });
    await Promise.all(gone);
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const town: ProductionTown = {
    folder,
    issuer: where.issuer,
    temporalAddress: where.temporal,
    recordUrl: `postgresql://yuanzhu:${PASSWORDS.RECORD_ADMIN_PASSWORD}@127.0.0.1:${where.record}/yuanzhu`,
    temporalStoreUrl: `postgresql://temporal:${PASSWORDS.TEMPORAL_PASSWORD}@127.0.0.1:${where.store}/temporal`,
    start: async (name, place) => {
      const called = `${name}-${place}`;
      const port = ports.get(called) ?? String(await freePort());
      ports.set(called, port);
      const child = run(commandOf(name), { ...env(name), HOST: '127.0.0.1', PORT: port }, called);
      const [said] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
      if (said !== 'ready') throw new Error(`${called} did not start:\n${tail(join(folder, 'logs', `${called}.log`))}`);
      return {
        url: `http://127.0.0.1:${port}`,
        stop: async () => {
          const ended = once(child, 'exit') as Promise<[number | null]>;
          child.kill('SIGTERM');
          return (await ended)[0];
        },
      };
    },
    yuanzhu: (...words) => toItsEnd(join(folder, 'app'), env('worker'), words),
    logs,
    close,
  };
  try {
    const [code] = (await once(run(commandOf('prepare'), env('prepare'), 'prepare'), 'exit')) as [number | null];
    if (code !== 0) throw new Error(`prepare ended with ${code}:\n${tail(join(folder, 'logs', 'prepare.log'))}`);
    return town;
  } catch (error) {
    await close();
    throw error;
  }
}

function toItsEnd(cwd: string, env: NodeJS.ProcessEnv, words: readonly string[]): Promise<Ended> {
  const command = ['-C', 'dist', 'dist/apps/cli/main.js', ...words];
  const child = spawn(process.execPath, command, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += String(part)));
  return new Promise((resolve) => child.once('close', (exit) => resolve({ exit, said })));
}

const tail = (file: string): string => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n');

/** As an administrator makes them: nothing that a rehearsal has made. */
function ownKeys(folder: string): void {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(join(folder, 'master.key'), `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  writeFileSync(join(folder, 'seal.pem'), pem, { mode: 0o600 });
}

/** What the Dockerfile puts into the image, and nothing else; the packages are those of this checkout. */
function likeTheImage(app: string): void {
  for (const path of shipped()) cpSync(join(root, path), join(app, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(app, 'node_modules'));
}

/** The same settings with the addresses and folders of this machine. */
function localised(settings: Readonly<Record<string, string>> = {}, where: Where, folder: string): NodeJS.ProcessEnv {
  const local = (value: string): string =>
    value
      .replace('@record/', `@127.0.0.1:${where.record}/`)
      .replace(/^temporal:7233$/, where.temporal)
      .replace(/^http:\/\/issuer:4000$/, where.issuer)
      .replace(/^\/(data|keys|anchor|app)(?=\/|$)/, `${folder}/$1`);
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, local(String(value))]));
}

async function startServers(folder: string, compose: Compose, programs: TemporalPrograms) {
  const child = fork(fileURLToPath(new URL('./servers.mjs', import.meta.url)), [], {
    detached: true,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = async (): Promise<void> => {
    const ended = once(child, 'exit');
    if (child.connected) child.disconnect();
    await ended;
  };
  const { services, configs } = compose;
  child.send({ folder, services, dynamicConfig: configs['temporal-limits']?.content ?? '', programs });
  const [{ where, error }] = (await once(child, 'message')) as [{ where?: Where; error?: string }];
  if (where === undefined) {
    await stop();
    throw new Error(`the servers did not come up: ${error}`);
  }
  return { where, stop };
}
