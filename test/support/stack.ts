import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The administrator's address of a throw-away PostgreSQL; `freshDatabase()` makes databases in it. */
    databaseUrl: string;
    /** A real Temporal server with the namespace `yuanzhu`. */
    temporalAddress: string;
    /** The built workflows, for `Worker.create({ workflowBundle: { codePath } })`. */
    workflowBundlePath: string;
  }
}

type Need = 'databaseUrl' | 'temporalAddress' | 'workflowBundlePath';
type Answer = { readonly need: Need; readonly value?: string; readonly error?: string };
type Servers = { readonly child: ChildProcess; users: number };

const NEEDS: Readonly<Record<string, readonly Need[]>> = {
  integration: ['databaseUrl'],
  replay: ['workflowBundlePath'],
  e2e: ['databaseUrl', 'temporalAddress', 'workflowBundlePath'],
};

/** All projects of one run share the servers; each project loads this file anew, so the process keeps them. */
const shared = globalThis as typeof globalThis & { yuanzhuTestServers?: Servers | undefined };

/** Brings up what the project needs and hands over the addresses; the last project to finish ends the servers. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers = (shared.yuanzhuTestServers ??= { child: forkServers(), users: 0 });
  servers.users += 1;
  const needs = NEEDS[project.name] ?? [];
  await Promise.all(needs.map(async (need) => project.provide(need, await ask(servers.child, need))));
  return async () => {
    servers.users -= 1;
    if (servers.users > 0) return;
    shared.yuanzhuTestServers = undefined;
    servers.child.disconnect();
    await once(servers.child, 'exit');
  };
}

/** Detached: Ctrl-C must reach the tests only; the closed channel then tells the servers. */
function forkServers(): ChildProcess {
  const script = fileURLToPath(new URL('./servers.mjs', import.meta.url));
  const child = fork(script, { detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.setMaxListeners(20);
  return child;
}

function ask(child: ChildProcess, need: Need): Promise<string> {
  return new Promise((resolve, reject) => {
    const hear = (answer: Answer): void => {
      if (answer.need !== need) return;
      child.off('message', hear);
      if (answer.value === undefined) reject(new Error(`${need}: ${answer.error ?? 'no answer'}`));
      else resolve(answer.value);
    };
    child.on('message', hear);
    child.once('exit', (code) => reject(new Error(`${need}: the test servers ended with ${code}`)));
    child.send(need);
  });
}
