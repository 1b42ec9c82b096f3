/* What runs, in the order it comes up; and how it goes down again, from whatever point it had reached. */
import { join } from 'node:path';
import { freePort } from '../../libs/platform/embedded/free-port.mjs';
import { run } from '../../libs/platform/embedded/processes.mjs';
import { buildServer, buildWorkflowBundle, root, workflowBundle } from './build.mjs';
import { startChild } from './children.mjs';
import { endRemains, publish } from './data-dir.mjs';
import { keyFiles } from './keys.mjs';
import { guardedPostgres, guardedTemporal, vaultBeside } from './servers.mjs';
import { sampleBegins } from './sample-begins.mjs';
import { choosePort } from './settings.mjs';
import { say, step } from './steps.mjs';

const TIME_TO_FINISH = 10_000;
const PORTS_TRIED = 5;

/**
 * @typedef {import('./settings.mjs').Settings} Settings
 * @typedef {{ databaseUrl: string, temporalAddress: string, temporalUi: string | undefined }} Addresses
 * @typedef {Promise<{ pid: () => number, stop: () => Promise<void> }> | undefined} Server
 *
 * @typedef {object} House
 * @property {Server} postgres undefined: somebody else's
 * @property {Server} temporal
 * @property {Map<'api' | 'worker', import('./children.mjs').Child>} children
 * @property {() => void} onRestart somebody has a new pid
 * @property {boolean} closing
 */

/** @returns {House} */
export function emptyHouse() {
  return { postgres: undefined, temporal: undefined, children: new Map(), onRestart: () => {}, closing: false };
}

/**
 * @param {Settings} settings
 * @param {boolean} isFresh the first start of this data directory
 * @param {House} house filled on the way, so that it can be brought down from any point
 */
export async function bringUp(settings, isFresh, house) {
  const { dataDir } = settings;
  say('yuanzhu', `data in ${dataDir}`);
  await endRemains(dataDir);
  const port = await choosePort(settings.port);
  const addresses = await serversAndBuild(settings, house);
  const env = environment(settings, addresses);
  const withSample = isFresh && settings.sample !== 'none';
  const first = withSample ? { ...env, REHEARSAL_START: sampleBegins(env['REHEARSAL_START']) } : env;
  await step(
    'record',
    () => inDist('prepare.js', first),
    () => 'migrated',
  );
  if (house.closing) return;
  const url = `http://127.0.0.1:${await startChildren(settings, port, first, house)}`;
  if (withSample) await loadSample(settings, url, env);
  await announce(dataDir, url, addresses, house);
}

/**
 * The slow things side by side.
 * @param {Settings} settings
 * @param {House} house
 * @returns {Promise<Addresses>}
 */
async function serversAndBuild({ dataDir, databaseUrl, temporalAddress }, house) {
  /** @param {string} name @returns {(line: string) => void} */
  const log = (name) => (line) => say(name, line);
  /** @param {{ first: { adopted: boolean } }} server */
  const found = ({ first }) => (first.adopted ? 'running already' : 'up');
  /** @param {boolean} worked */
  const made = (worked) => (worked ? 'built' : 'unchanged');
  const onRestart = () => house.onRestart();

  const ownPostgres = () => step('postgres', () => guardedPostgres(dataDir, log('postgres'), onRestart), found);
  const ownTemporal = () => step('temporal', () => guardedTemporal(dataDir, log('temporal'), onRestart), found);
  const postgres = databaseUrl === undefined ? ownPostgres() : undefined;
  const temporal = temporalAddress === undefined ? ownTemporal() : undefined;
  Object.assign(house, { postgres, temporal });
  const build = step('server', buildServer, made).then(() => step('workflows', buildWorkflowBundle, made));
  const [database, engine] = await Promise.all([postgres, temporal, build]);
  return {
    databaseUrl: databaseUrl ?? database?.first.url('yuanzhu') ?? '',
    temporalAddress: temporalAddress ?? engine?.first.address ?? '',
    temporalUi: engine?.first.uiUrl,
  };
}

/**
 * What every process of the house is told. An embedded start is a rehearsal unless it is told otherwise.
 * @param {Settings} settings
 * @param {Addresses} addresses
 * @returns {NodeJS.ProcessEnv}
 */
function environment({ dataDir, vaultDatabaseUrl, passedOn }, { databaseUrl, temporalAddress }) {
  return {
    MODE: 'rehearsal',
    ...passedOn,
    ...keyFiles(dataDir),
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    VAULT_DATABASE_URL: vaultDatabaseUrl ?? vaultBeside(databaseUrl),
    TEMPORAL_ADDRESS: temporalAddress,
    WORKFLOW_BUNDLE: workflowBundle,
  };
}

/**
 * Worker and API side by side.
 * @param {Settings} settings
 * @param {number} port
 * @param {NodeJS.ProcessEnv} env
 * @param {House} house
 * @returns {Promise<number>} the port the API listens on
 */
async function startChildren({ dataDir, port: asked }, port, env, house) {
  /** @param {'api' | 'worker'} name @param {NodeJS.ProcessEnv} [more] */
  const start = (name, more) => {
    const script = join(root, 'dist', 'apps', name, 'main.js');
    /** @param {string} line */
    const log = (line) => say(name, line);
    const plan = { name, script, cwd: root, env: { ...env, ...more }, logs: join(dataDir, 'logs'), log };
    const child = startChild({ ...plan, onRestart: () => house.onRestart() });
    house.children.set(name, child);
    return child.ready;
  };
  const up = () => 'up';
  const worker = step('worker', () => start('worker'), up);
  const api = step('api', () => onSomePort(asked, port, (chosen) => start('api', { PORT: String(chosen) })), up);
  return (await Promise.all([api, worker]))[0];
}

/**
 * Between looking for a port and listening on it another program may come first. A port nobody asked for gives way.
 * @param {string | undefined} asked
 * @param {number} first
 * @param {(port: number) => Promise<void>} start
 * @returns {Promise<number>}
 */
async function onSomePort(asked, first, start) {
  let port = first;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await start(port);
      return port;
    } catch (error) {
      const taken = error instanceof Error && error.message.includes('EADDRINUSE');
      if (asked !== undefined || !taken || attempt === PORTS_TRIED) throw error;
      port = await freePort();
    }
  }
}

/**
 * @param {Settings} settings
 * @param {string} url
 * @param {NodeJS.ProcessEnv} env
 */
async function loadSample({ sample }, url, env) {
  const asked = { ...env, SAMPLE: sample, API_URL: url };
  await step(
    'sample',
    () => inDist('sample.js', asked, true),
    () => 'loaded',
  );
}

/**
 * Writes run.json, keeps it true, and says that all is up.
 * @param {string} dataDir
 * @param {string} url
 * @param {Addresses} addresses
 * @param {House} house
 */
async function announce(dataDir, url, addresses, house) {
  const [postgres, temporal] = await Promise.all([house.postgres, house.temporal]);
  const write = () => {
    if (house.closing) return;
    const children = { api: house.children.get('api')?.pid(), worker: house.children.get('worker')?.pid() };
    const pids = { supervisor: process.pid, ...children, temporal: temporal?.pid(), postgres: postgres?.pid() };
    publish(dataDir, { url, pids, ...addresses });
  };
  house.onRestart = write;
  write();
  if (house.closing) return;
  say('api', `${url}/api/docs`);
  if (addresses.temporalUi !== undefined) say('temporal', addresses.temporalUi);
  console.log(`ready ${url}`);
}

/**
 * Runs one script of the built `apps/start` to its end.
 * @param {string} script
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} [aloud] its words go to the terminal
 */
function inDist(script, env, aloud = false) {
  const words = ['-C', 'dist', '--enable-source-maps', join(root, 'dist', 'apps', 'start', script)];
  return run(process.execPath, words, { called: `apps/start/${script}`, cwd: root, env, aloud });
}

/** @param {House} house */
export async function bringDown(house) {
  house.closing = true;
  await Promise.all([...house.children.values()].map((child) => child.stop(TIME_TO_FINISH)));
  for (const server of [house.temporal, house.postgres]) {
    const running = await server?.catch(() => undefined);
    await running?.stop().catch((error) => say('stopping', String(error.message)));
  }
}
