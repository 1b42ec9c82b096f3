/*
 * PostgreSQL and Temporal of a chaos run, watched over by the product's own guard (apps/start/servers.mjs), each behind
 * a proxy. A process of its own that is never harmed: when the run goes, however it goes, the channel closes, and what
 * was started here is stopped. Asked by message {id, ask, …}, answered by {id, …}.
 */
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { guardedPostgres, guardedTemporal } from '../../apps/start/servers.mjs';
import { signal } from '../../libs/platform/embedded/processes.mjs';
import { startProxy } from './proxy.mjs';

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: node servers.mjs FOLDER');
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, () => {});
process.once('disconnect', end);

let restarts = 0;
const count = () => void (restarts += 1);
const silent = () => {};
const [postgres, temporal] = await Promise.all([
  guardedPostgres(folder, silent, count),
  guardedTemporal(folder, silent, count),
]);
const direct = new URL(postgres.first.url('yuanzhu'));
const sockets = join(folder, 'proxy');
mkdirSync(sockets);
chmodSync(sockets, 0o755);
const name = '.s.PGSQL.5432';
const realSocket = join(direct.searchParams.get('host') ?? '', name);
const [host = '', port = ''] = temporal.first.address.split(':');
const proxies = {
  postgres: await startProxy({ path: join(sockets, name) }, () => ({ path: realSocket }), 'record.append'),
  temporal: await startProxy({ port: 0, host: '127.0.0.1' }, () => ({ host, port: Number(port) }), null),
};
const proxied = new URL(direct);
proxied.searchParams.set('host', sockets);

/** @type {Record<string, (message: any) => object>} */
const answers = {
  where: () => ({
    databaseUrl: direct.href,
    temporalAddress: temporal.first.address,
    proxiedDatabaseUrl: proxied.href,
    proxiedTemporalAddress: `127.0.0.1:${proxies.temporal.port}`,
  }),
  pids: () => ({ postgres: postgres.pid(), temporal: temporal.pid() }),
  turn: (
    /** @type {{ which: keyof typeof proxies, mode: import('./proxy.mjs').Mode, milliseconds: number, chance: number }} */ wish,
  ) => {
    proxies[wish.which].turn(wish.mode, wish.milliseconds, wish.chance);
    return {};
  },
  counts: () => ({ restarts, postgres: proxies.postgres.counts, temporal: proxies.temporal.counts }),
};

process.on('message', (/** @type {{ id: number, ask: string }} */ message) => {
  process.send?.({ id: message.id, ...answers[message.ask]?.(message) });
});
process.send?.({ id: 0 });

async function end() {
  for (const proxy of Object.values(proxies ?? {})) proxy.stop();
  for (const server of [temporal, postgres]) {
    signal(server.pid(), 'SIGCONT');
    await server.stop().catch(() => {});
  }
  process.exit(0);
}
