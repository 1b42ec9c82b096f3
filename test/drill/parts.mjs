/*
 * The parts of the house one by one, so that a drill can open the doors last: PostgreSQL and Temporal on the data of
 * one folder, the worker, the API, and the command line beside them.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, workflowBundle } from '../../apps/start/build.mjs';
import { startChild } from '../../apps/start/children.mjs';
import { keyFiles } from '../../apps/start/keys.mjs';
import { vaultBeside } from '../../apps/start/servers.mjs';
import { freePort } from '../../libs/platform/embedded/free-port.mjs';
import { startPostgres } from '../../libs/platform/embedded/postgres.mjs';
import { run } from '../../libs/platform/embedded/processes.mjs';
import { startTemporal } from '../../libs/platform/embedded/temporal.mjs';

/** @typedef {{ stop: () => Promise<void> }} Part */

/** @param {string} dataDir */
export function partsOf(dataDir) {
  /** @type {Part[]} in the order they came up */
  const up = [];
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, MODE: 'rehearsal', DATA_DIR: dataDir, WORKFLOW_BUNDLE: workflowBundle };
  /** @template {Part} T @param {T} part */
  const keep = (part) => {
    up.push(part);
    return part;
  };
  /** @param {'api' | 'worker'} name @param {NodeJS.ProcessEnv} [more] */
  const child = async (name, more = {}) => {
    const script = join(root, 'dist', 'apps', name, 'main.js');
    const plan = { name, script, cwd: root, env: { ...env, ...more }, logs: join(dataDir, 'logs'), log: console.error };
    const started = startChild(plan);
    keep({ stop: () => started.stop(10_000) });
    await started.ready;
  };

  return {
    env,
    /** The record alone: nobody can write to it yet. */
    async record() {
      const server = keep(await startPostgres({ dataDir: join(dataDir, 'postgres') }));
      const databaseUrl = server.url('yuanzhu');
      // The address is told only to whoever needs it: where nothing listens yet, nothing is missed.
      Object.assign(env, { DATABASE_URL: databaseUrl, VAULT_DATABASE_URL: vaultBeside(databaseUrl) });
      Object.assign(env, { TEMPORAL_ADDRESS: '127.0.0.1:1', ...keyFiles(dataDir) });
    },
    async temporal() {
      const place = { dataDir: join(dataDir, 'temporal'), namespace: 'yuanzhu', headless: true };
      env['TEMPORAL_ADDRESS'] = keep(await startTemporal(place)).address;
    },
    migrate: () =>
      run(process.execPath, ['-C', 'dist', join(root, 'dist', 'apps', 'start', 'prepare.js')], { cwd: root, env }),
    async worker() {
      env['WORKER_METRICS_PORT'] = String(await freePort());
      await child('worker');
    },
    /** Opens the doors; answers the address. */
    async api() {
      const port = await freePort();
      env['METRICS_PORT'] = String(await freePort());
      await child('api', { PORT: String(port), HOST: '127.0.0.1' });
      return `http://127.0.0.1:${port}`;
    },
    /** What Prometheus is told by API and worker. */
    async figures() {
      const ports = [env['METRICS_PORT'], env['WORKER_METRICS_PORT']];
      const answers = await Promise.all(ports.map((port) => fetch(`http://127.0.0.1:${port}/metrics`)));
      return (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
    },
    /** Ends everything, last come first; the servers keep their data. */
    async down() {
      for (const part of up.splice(0).reverse()) await part.stop();
    },
    /** One verb of the command line: its exit code and its answer for machines. @param {...string} words */
    verb: (...words) => verb(env, words),
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} words
 * @returns {Promise<{ exit: number, data: any, said: string }>}
 */
function verb(env, words) {
  const main = join(root, 'dist', 'apps', 'cli', 'main.js');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-C', 'dist', main, ...words, '--json'], { cwd: root, env });
    let out = '';
    let err = '';
    child.stdout.on('data', (part) => (out += part));
    child.stderr.on('data', (part) => (err += part));
    child.once('close', (code) => resolve({ exit: code ?? 2, data: parsed(out), said: out + err }));
  });
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the cluster of that folder is; as root it may have been put elsewhere. @param {string} dataDir */
export function clusterOf(dataDir) {
  const note = join(dataDir, 'postgres', 'located-at');
  const home = existsSync(note) ? readFileSync(note, 'utf8').trim() : join(dataDir, 'postgres');
  return join(home, 'cluster');
}

/** A cold copy, owners and rights included; what stood there before goes. @param {string} from @param {string} to */
export async function coldCopy(from, to) {
  rmSync(to, { recursive: true, force: true });
  await run('cp', ['-a', from, to]);
}
