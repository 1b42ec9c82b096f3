import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type Need = 'databaseUrl' | 'temporalAddress' | 'workflowBundlePath';

/** Servers that end with whoever asked for them, however that one ends. */
export interface ThrowAwayServers {
  readonly get: (need: Need) => Promise<string>;
  readonly stop: () => Promise<void>;
}

type Answer = { readonly need: Need; readonly value?: string; readonly error?: string };

/** Nothing starts before it is asked for. Detached: Ctrl-C reaches the tests only; the closed channel tells the servers. */
export function throwAwayServers(): ThrowAwayServers {
  const script = fileURLToPath(new URL('./servers.mjs', import.meta.url));
  const child = fork(script, { detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
  const ended = once(child, 'exit');
  child.setMaxListeners(20);

  const get = (need: Need): Promise<string> =>
    new Promise((resolve, reject) => {
      const hear = (answer: Answer): void => {
        if (answer.need !== need) return;
        child.off('message', hear);
        if (answer.value === undefined) reject(new Error(`${need}: ${answer.error ?? 'no answer'}`));
        else resolve(answer.value);
      };
      child.on('message', hear);
      void ended.then(([code]) => reject(new Error(`${need}: the test servers ended with ${String(code)}`)));
      child.send(need);
    });

  const stop = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    await ended;
  };
  return { get, stop };
}
