import type { TestProject } from 'vitest/node';
import { throwAwayServers, type Need, type ThrowAwayServers } from './throw-away.ts';

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

const NEEDS: Readonly<Record<string, readonly Need[]>> = {
  integration: ['databaseUrl'],
  replay: ['workflowBundlePath'],
  e2e: ['databaseUrl', 'temporalAddress', 'workflowBundlePath'],
};

/** All projects of one run share the servers; each project loads this file anew, so the process keeps them. */
const shared = globalThis as typeof globalThis & { yuanzhuTestServers?: Shared | undefined };
type Shared = { readonly servers: ThrowAwayServers; users: number };

/** Brings up what the project needs and hands over the addresses; the last project to finish ends the servers. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kept = (shared.yuanzhuTestServers ??= { servers: throwAwayServers(), users: 0 });
  kept.users += 1;
  const leave = async (): Promise<void> => {
    kept.users -= 1;
    if (kept.users > 0) return;
    shared.yuanzhuTestServers = undefined;
    await kept.servers.stop();
  };
  try {
    const needs = NEEDS[project.name] ?? [];
    await Promise.all(needs.map(async (need) => project.provide(need, await kept.servers.get(need))));
  } catch (error) {
    await leave(); // without a return there is no teardown
    throw error;
  }
  return leave;
}
