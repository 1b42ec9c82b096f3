import { packageRoot } from '#platform/tables';
import type { ChildProcess } from 'node:child_process';
import { fork, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HandPerson } from './hand-written.ts';

/** The engines we are compared with: a package of its own, so that nobody else has to install them. */
const folder = join(packageRoot(), 'test', 'bench', 'others');

/** By npm from the folder's own lock file; once per lock file. */
export function installOtherEngines(): void {
  const stamp = join(folder, 'node_modules', '.installed-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const script = process.env['npm_execpath'];
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, ...rest] = script === undefined ? ['npm', ...words] : [process.execPath, script, ...words];
  const { status } = spawnSync(command, rest, { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error(`the other engines could not be installed: npm ended with ${status}`);
  writeFileSync(stamp, lock);
}

/** What engine.mjs is told at its start. */
export interface Scene {
  readonly databaseUrl: string;
  readonly macKey: Buffer;
  readonly people: readonly HandPerson[];
  readonly place: { readonly folder: string; readonly temporalAddress: string; readonly engineDatabaseUrl: string };
}

export interface OtherEngine {
  readonly ways: readonly string[];
  /** Commands a second. */
  slice(way: string, clients: number, ms: number): Promise<number>;
  end(): Promise<void>;
}

export async function startEngine(name: 'dbos' | 'restate' | 'temporal', scene: Scene): Promise<OtherEngine> {
  const child = fork(join(folder, `${name}.mjs`), {
    serialization: 'advanced',
    execArgv: ['-C', 'dist'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    ways: (await asked(child, 'start', scene)) as readonly string[],
    slice: async (way, clients, ms) => Number(await asked(child, 'slice', { way, clients, ms })),
    end: async () => {
      const ended = once(child, 'exit');
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

async function asked(child: ChildProcess, name: string, value: unknown): Promise<unknown> {
  const gone = new AbortController();
  const end = once(child, 'exit', { signal: gone.signal }).then(() => {
    throw new Error('the engine’s process ended');
  });
  end.catch(() => {});
  const answer = once(child, 'message', { signal: gone.signal });
  child.send({ name, value });
  try {
    const [message] = (await Promise.race([answer, end])) as [{ readonly answer: unknown }];
    return message.answer;
  } finally {
    gone.abort();
  }
}
