import type { Guards } from '#timelines/guards';
import { packageRoot } from '#platform/tables';
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Place, Stage } from './stage.ts';

export interface Orders {
  readonly role: 'api' | 'worker';
  readonly place: Place;
  readonly guards: Guards;
  readonly workflowBundle: string;
}

/** `relay`: messages a second, 0 = stopped. */
export interface Order {
  readonly name: 'relay' | 'memory' | 'cpu';
  readonly value: number;
}

export interface HouseProcess {
  readonly url: string;
  readonly pid: number;
  tell(name: Order['name'], value?: number): Promise<number>;
  end(): Promise<void>;
}

const BOTH: Guards = { timers: true, buckets: true };

export async function startProcess(stage: Stage, role: Orders['role'], guards = BOTH): Promise<HouseProcess> {
  const workflowBundle = join(packageRoot(), 'dist', 'workflow-bundle.js');
  const orders: Orders = { role, place: stage.place, guards, workflowBundle };
  const script = fileURLToPath(new URL('./house-process.js', import.meta.url));
  const child = fork(script, [JSON.stringify(orders)], {
    execArgv: ['-C', 'dist', '--max-semi-space-size=32'], // as apps/start/children.mjs does it
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const url = String(await heard(child, 'ready'));
  return {
    url,
    pid: child.pid ?? 0,
    tell: async (name, value = 0) => {
      const answer = heard(child, name);
      child.send({ name, value } satisfies Order);
      return Number(await answer);
    },
    end: async () => {
      const ended = once(child, 'exit');
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

function heard(child: ChildProcess, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const hear = (message: { readonly name: string; readonly answer: unknown }): void => {
      if (message.name !== name) return;
      child.off('message', hear);
      child.off('exit', fail);
      resolve(message.answer);
    };
    const fail = (): void => reject(new Error('the process ended'));
    child.on('message', hear);
    child.once('exit', fail);
  });
}

/** What the product's processes send a second each (RELAY_PER_SECOND). */
export const RELAY_PER_SECOND = 30;

export async function switchRelays(processes: readonly HouseProcess[], on: boolean): Promise<void> {
  await Promise.all(processes.map((each) => each.tell('relay', on ? RELAY_PER_SECOND : 0)));
}

/** Nothing waits for delivery any more: what a slice without relay left behind must not burden the next. */
export async function forgetUndelivered({ admin }: Stage): Promise<void> {
  await admin.query(
    'update record.deliveries set pending = false, delivered = wanted, leased_until = null where pending',
  );
}
