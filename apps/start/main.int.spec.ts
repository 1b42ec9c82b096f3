import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../libs/platform/embedded/free-port.mjs';
import { becomesTrue, commandOf } from '../../libs/platform/embedded/processes.mjs';

/** The supervisor with real servers and a real build, over an API and a worker that only say `ready`. */
const root = fileURLToPath(new URL('../..', import.meta.url));

const WORKER = `process.on('disconnect', () => process.exit()).on('SIGTERM', () => process.exit());
process.send?.('ready');`;

const API = `import { createServer } from 'node:http';
createServer((_, answer) => answer.end(process.env['MODE'])).listen(Number(process.env['PORT']), '127.0.0.1');
${WORKER}`;

const WORKFLOWS = 'export async function live(): Promise<void> {}';

interface RunFile {
  readonly url: string;
  readonly pids: Readonly<Record<'supervisor' | 'api' | 'worker' | 'temporal' | 'postgres', number>>;
}

let house: string;
let port: number;
const begun: ChildProcess[] = [];

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'house-'));
  chmodSync(house, 0o755);
  port = await freePort();
  for (const part of ['package.json', 'package-lock.json', 'tsconfig.json', 'apps/start', 'libs/platform/embedded']) {
    cpSync(join(root, part), join(house, part), {
      recursive: true,
      filter: (file) => !/[/](sample|sample[.]ts|prepare[.]ts)$/.test(file),
    });
  }
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  const planted = { 'apps/worker/main.ts': WORKER, 'apps/api/main.ts': API, 'apps/start/prepare.ts': '' };
  for (const [file, text] of Object.entries({ ...planted, 'workflows/index.ts': WORKFLOWS })) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  }
});

afterAll(async () => {
  for (const child of begun) child.kill('SIGTERM');
  await Promise.all(begun.map((child) => child.exitCode !== null || child.signalCode !== null || once(child, 'exit')));
  rmSync(house, { recursive: true, force: true });
});

/** Starts the house; answers its lines up to `ready`, or all of them when it ends before. */
async function start(): Promise<{ child: ChildProcess; lines: string[] }> {
  const child = fork(join(house, 'apps/start/main.mjs'), [], {
    cwd: house,
    env: { ...process.env, MODE: undefined, PORT: String(port), DATA_DIR: '.data', SAMPLE: 'none' }, // vitest sets MODE=test
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  begun.push(child);
  const lines: string[] = [];
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('no output to read');
  stderr.on('data', (part) => lines.push(String(part)));
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: stdout }).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('ready ')) resolve();
    });
  });
  await Promise.race([ready, once(child, 'close')]);
  return { child, lines };
}

const runFile = (): RunFile => JSON.parse(readFileSync(join(house, '.data/run.json'), 'utf8')) as RunFile;
const alive = (pids: readonly number[]): number[] => pids.filter((pid) => commandOf(pid) !== '');

test('a house is started, found running, adopted after its supervisor was killed, and ended with nothing left', async () => {
  const first = await start();
  expect(first.lines.join('\n')).toContain(`ready http://127.0.0.1:${port}`);
  const { url, pids } = runFile();
  expect(pids.supervisor).toBe(first.child.pid);
  expect(await (await fetch(url)).text()).toBe('rehearsal');

  const second = await start();
  expect(second.lines.join('')).toContain(`already running (pid ${pids.supervisor})`);
  expect(second.child.exitCode).toBe(1);

  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  expect(await becomesTrue(() => alive([pids.api, pids.worker]).length === 0, 5000)).toBe(true);
  const third = await start();
  expect(third.lines.at(-1)).toBe(`ready http://127.0.0.1:${port}`);
  const again = runFile().pids;
  expect([again.temporal, again.postgres]).toEqual([pids.temporal, pids.postgres]);

  third.child.kill('SIGINT');
  third.child.kill('SIGINT'); // from the terminal and from npm
  expect(await once(third.child, 'exit')).toEqual([0, null]);
  expect(alive(Object.values(again))).toEqual([]);
});

test('after all processes were killed at once the next start brings up the same data; a lost parent ends it all', async () => {
  await start();
  const killed = Object.values(runFile().pids);
  for (const pid of killed) process.kill(pid, 'SIGKILL');
  const next = await start();
  expect(next.lines.at(-1)).toBe(`ready http://127.0.0.1:${port}`);

  const pids = Object.values(runFile().pids);
  next.child.disconnect();
  await once(next.child, 'exit');
  expect(alive(pids)).toEqual([]);
});
