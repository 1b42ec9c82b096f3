import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { accepts } from '../../libs/platform/embedded/free-port.mjs';
import { guardedTemporal } from './servers.mjs';

const folder = mkdtempSync(join(tmpdir(), 'yuanzhu-guarded-'));
const patience = { timeout: 30_000, interval: 20 };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('Temporal that died comes back at its own address, even when somebody sat there meanwhile', async () => {
  const troubles: string[] = [];
  const server = await guardedTemporal(
    folder,
    (line: string) => void troubles.push(line),
    () => {},
  );
  try {
    const [first, port] = [server.pid(), Number(server.first.address.split(':').at(-1))];
    process.kill(first, 'SIGKILL');
    const stranger = createServer();
    await vi.waitFor(() => listening(stranger, port), patience);
    await vi.waitFor(() => expect(troubles.join()).toContain('is taken by somebody else'), patience);
    stranger.close();
    await vi.waitFor(async () => expect(server.pid()).not.toBe(first), patience);
    expect(await accepts(port)).toBe(true);
  } finally {
    await server.stop();
  }
});

function listening(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
