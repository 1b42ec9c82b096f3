/*
 * The services of docker-compose.yml that are not ours, and the issuer: each started as the file says, in its order. A process of
 * its own: when the test goes, however it goes, the channel closes, and what was started here is stopped.
 * Told once {folder, services, dynamicConfig, programs}; answers {where} or {error}.
 */
import { chmodSync, chownSync, mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { serverAccount } from '../../libs/platform/embedded/account.mjs';
import { accepts, freePort, portIsFree } from '../../libs/platform/embedded/free-port.mjs';
import { startPostgres } from '../../libs/platform/embedded/postgres.mjs';
import { becomesTrue, endProcess, run, tailOf } from '../../libs/platform/embedded/processes.mjs';
import { findTemporal } from '../../libs/platform/embedded/temporal-binary.mjs';

/**
 * @typedef {import('../support/compose.ts').Service} Service
 * @typedef {object} Wish
 * @property {string} folder
 * @property {Readonly<Record<string, Service>>} services
 * @property {string} dynamicConfig
 * @property {import('./temporal-programs.mjs').TemporalPrograms} programs
 */

/** What is to be ended, first come last. @type {(() => Promise<unknown>)[]} */
const up = [];

for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, () => {});
process.once('disconnect', () => void end());
process.once('message', (/** @type {Wish} */ wish) => {
  bringUp(wish).then(
    (where) => process.send?.({ where }),
    (error) => process.send?.({ error: String(error?.stack ?? error) }),
  );
});

async function end() {
  for (const stop of up.reverse()) await stop().catch(() => {});
  process.exit(0);
}

/** @param {Wish} wish */
async function bringUp({ folder, services, dynamicConfig, programs }) {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(programs.server, join(bin, 'temporal-server'));
  symlinkSync(programs.sqlTool, join(bin, 'temporal-sql-tool'));
  symlinkSync(await findTemporal(), join(bin, 'temporal'));
  /** @param {string} name */
  const settings = (name) => services[name]?.environment ?? {};
  const path = [bin, process.env['PATH'] ?? ''].join(delimiter);

  const [record, store] = await Promise.all(
    ['record', 'temporal-store'].map((name) => postgres(join(folder, name), settings(name))),
  );
  const at = { SQL_HOST: '127.0.0.1', SQL_PORT: String(store) };
  await script(services['temporal-schema'], { ...settings('temporal-schema'), ...at, PATH: path }, [
    '/etc/temporal/schema',
    programs.schema,
  ]);

  const limits = join(folder, 'dynamic-config.yaml');
  writeFileSync(limits, dynamicConfig);
  const { ports, address } = await temporalPorts();
  const log = join(folder, 'logs', 'temporal.log');
  // The image's own entry point, besides choosing an address, is this command.
  const server = spawn(join(bin, 'temporal-server'), ['start'], {
    env: {
      PATH: path,
      ...settings('temporal'),
      POSTGRES_SEEDS: '127.0.0.1',
      DB_PORT: String(store),
      BIND_ON_IP: '127.0.0.1',
      DYNAMIC_CONFIG_FILE_PATH: limits,
      LOG_LEVEL: 'warn',
      ...ports,
    },
    stdio: ['ignore', openSync(log, 'a'), openSync(log, 'a')],
  });
  up.push(() => endProcess(server.pid ?? 0, 10_000));
  const port = Number(address.split(':')[1]);
  const listens = await becomesTrue(async () => server.exitCode !== null || accepts(port), 60_000);
  if (!listens || server.exitCode !== null) throw new Error(`temporal-server does not listen:\n${tailOf(log)}`);
  await untilDone(() => {
    if (server.exitCode !== null) throw new Error(`temporal-server ended:\n${tailOf(log)}`);
    return script(services['temporal-namespace'], { PATH: path, HOME: folder, TEMPORAL_ADDRESS: address });
  });
  return { record, store, temporal: address, issuer: await issuer(settings('issuer'), join(folder, 'logs')) };
}

/** As the image makes it: a superuser and a database of the names given, and a password for whoever comes over the network. */
async function postgres(/** @type {string} */ dataDir, /** @type {Readonly<Record<string, string>>} */ given) {
  const { POSTGRES_USER: user = '', POSTGRES_PASSWORD: password = '', POSTGRES_DB: database = user } = given;
  const port = await freePort();
  mkdirSync(dataDir);
  const rules = join(dataDir, 'hba.conf');
  writeFileSync(rules, 'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n');
  const account = serverAccount();
  if (account !== undefined) for (const path of [dataDir, rules]) chownSync(path, account.uid, account.gid);
  chmodSync(dataDir, 0o755);
  const settings = { listen_addresses: '127.0.0.1', port: String(port), hba_file: rules };
  const server = await startPostgres({ dataDir, settings });
  up.push(() => server.stop());
  const admin = new pg.Client({ connectionString: server.url('postgres') });
  await admin.connect();
  await admin.query(`create role ${user} superuser login password '${password}'`);
  await admin.query(`create database ${database} owner ${user}`);
  await admin.end();
  return port;
}

/** Free ones, where a container has the usual. Temporal keeps them as a PostgreSQL `smallint`: below 32,768. */
async function temporalPorts() {
  const names = ['FRONTEND', 'HISTORY', 'MATCHING', 'WORKER'].flatMap((each) => [
    `${each}_GRPC_PORT`,
    `${each}_MEMBERSHIP_PORT`,
  ]);
  const pairs = [];
  for (const name of [...names, 'FRONTEND_HTTP_PORT']) pairs.push([name, String(await lowPort())]);
  /** @type {Record<string, string>} */
  const ports = Object.fromEntries(pairs);
  return { ports, address: `127.0.0.1:${ports['FRONTEND_GRPC_PORT']}` };
}

let nextPort = 10_000 + (process.pid % 20_000);
async function lowPort() {
  do nextPort += 1;
  while (!(await portIsFree(nextPort)));
  return nextPort;
}

/** A service that is one shell script. `[from, to]`: a folder of the image that is elsewhere here. */
async function script(
  /** @type {Service | undefined} */ service,
  /** @type {NodeJS.ProcessEnv} */ env,
  /** @type {readonly [string, string]} */ [from, to] = ['', ''],
) {
  const [text = ''] = service?.command ?? [];
  if (text === '' || !text.includes(from)) throw new Error('docker-compose.yml has no such script');
  return run('/bin/sh', ['-euc', text.replaceAll(from || text, to || text)], { env });
}

/** `restart: on-failure`: a fresh server is there before it can do everything. @param {() => Promise<unknown>} work */
async function untilDone(work) {
  /** @type {unknown} */
  let last;
  const done = await becomesTrue(
    () =>
      work().then(
        () => true,
        (error) => ((last = error), false),
      ),
    60_000,
  );
  if (!done) throw last;
}

async function issuer(/** @type {Readonly<Record<string, string>>} */ given, /** @type {string} */ logs) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log = openSync(join(logs, 'issuer.log'), 'a');
  const env = { ...process.env, ...given, ISSUER: url, HOST: '127.0.0.1', PORT: String(port) };
  const program = new URL('./issuer.mjs', import.meta.url).pathname;
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', log, log, 'ipc'] });
  up.push(() => endProcess(child.pid ?? 0, 2000));
  const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (said !== 'ready') throw new Error(`the issuer did not start:\n${tailOf(join(logs, 'issuer.log'))}`);
  return url;
}
