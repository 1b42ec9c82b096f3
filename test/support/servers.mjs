/*
 * The servers of a test run: a process of its own, so that nothing is left behind however the run ends. Whatever ends
 * the run (its end, Ctrl-C, SIGKILL) closes the channel; then this process stops what it started, removes the folder
 * and goes. Asked by message for one thing at a time: {need}, answered by {need, value} or {need, error}.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWorkflowBundle, workflowBundle } from '../../apps/start/build.mjs';
import { startPostgres } from '../../libs/platform/embedded/postgres.mjs';
import { startTemporal } from '../../libs/platform/embedded/temporal.mjs';

const folder = mkdtempSync(join(tmpdir(), 'yuanzhu-test-'));
chmodSync(folder, 0o711); // PostgreSQL's own account must reach its data

/** Nothing here survives the run, so nothing needs to reach the disk. */
const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** @type {Promise<{ stop: () => Promise<void> }>[]} */
const started = [];

/**
 * @template {{ stop: () => Promise<void> }} T
 * @param {Promise<T>} server
 */
function keep(server) {
  started.push(server);
  return server;
}

/** @type {Readonly<Record<string, () => Promise<string>>>} */
const waysToGet = {
  databaseUrl: async () =>
    (await keep(startPostgres({ dataDir: join(folder, 'postgres'), settings: forgetful }))).url('postgres'),
  temporalAddress: async () => {
    const dataDir = join(folder, 'temporal');
    return (await keep(startTemporal({ dataDir, namespace: 'yuanzhu', headless: true, inMemory: true }))).address;
  },
  workflowBundlePath: async () => {
    await buildWorkflowBundle();
    return workflowBundle;
  },
};

/** @type {Map<string, Promise<string>>} */
const got = new Map();

process.on('message', async (/** @type {string} */ need) => {
  const get = waysToGet[need] ?? (() => Promise.reject(new Error('nobody knows how to get it')));
  const value = got.get(need) ?? get();
  got.set(need, value);
  const answer = await value.then(
    (value) => ({ need, value }),
    (error) => ({ need, error: String(error.message) }),
  );
  if (process.connected) process.send?.(answer);
});

process.once('disconnect', end);
if (!process.connected) await end(); // gone before this file was loaded

async function end() {
  const servers = await Promise.allSettled(started);
  const stops = servers.map((server) => (server.status === 'fulfilled' ? server.value.stop() : undefined));
  await Promise.allSettled(stops);
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, () => {});
