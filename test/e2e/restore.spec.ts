import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const drill = fileURLToPath(new URL('../drill/drill.mjs', import.meta.url));

it(
  'after a restore of the record, a Temporal emptied and a Temporal older, nothing due is lost and nothing lost in silence',
  {
    timeout: 600_000,
  },
  async () => {
    const child = fork(drill, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], execArgv: [] }); // the closed channel ends it
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => said.push(String(part)));
    const [code] = await once(child, 'exit');
    expect([code, said.join('')]).toEqual([0, expect.stringContaining('nothing lost in silence')]);
    expect(said.join('').match(/record and Temporal agree/g)).toHaveLength(6);
  },
);
