/*
 * The servers of one part, in a process of their own: when the bench ends, however it ends, the channel closes; then both are
 * stopped and the folder is removed. PostgreSQL has the settings of `npm start`: it waits for the disk.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../libs/platform/embedded/postgres.mjs';
import { startTemporal } from '../../libs/platform/embedded/temporal.mjs';

const folder = mkdtempSync(join(tmpdir(), 'yuanzhu-bench-'));
chmodSync(folder, 0o711); // PostgreSQL's own account must reach its data
const postgres = startPostgres({ dataDir: join(folder, 'postgres') });
const temporal =
  process.argv[2] === 'with-temporal'
    ? startTemporal({ dataDir: join(folder, 'temporal'), namespace: 'yuanzhu', headless: true })
    : undefined;

for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, () => {});
process.once('disconnect', end);

const [database, engine] = await Promise.all([postgres, temporal]);
process.send?.({
  folder,
  databaseUrl: database.url('yuanzhu'),
  vaultDatabaseUrl: database.url('yuanzhu_vault'),
  temporalAddress: engine?.address ?? '127.0.0.1:1',
  temporalPid: engine?.pid ?? 0,
});

async function end() {
  for (const server of await Promise.allSettled([temporal, postgres])) {
    if (server.status === 'fulfilled') await server.value?.stop();
  }
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
