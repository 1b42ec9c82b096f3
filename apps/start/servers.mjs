/*
 * The servers under the house: PostgreSQL and Temporal, our own or somebody's. One of our own that dies is started
 * again at the same address, so that API and worker only see it pause.
 */
import { join } from 'node:path';
import { startPostgres } from '../../libs/platform/embedded/postgres.mjs';
import { commandOf } from '../../libs/platform/embedded/processes.mjs';
import { startTemporal } from '../../libs/platform/embedded/temporal.mjs';

const NAMESPACE = 'yuanzhu';
const LOOK_EVERY = 1000;

/**
 * @template {{ pid: number, adopted: boolean, stop: () => Promise<void> }} T
 * @typedef {object} Guarded
 * @property {T} first as it was when it came up; its addresses stay true
 * @property {() => number} pid
 * @property {() => Promise<void>} stop
 */

/**
 * @param {string} dataDir
 * @param {(line: string) => void} log
 * @param {() => void} onRestart
 */
export function guardedPostgres(dataDir, log, onRestart) {
  return guarded(() => startPostgres({ dataDir: join(dataDir, 'postgres'), log }), log, onRestart);
}

/**
 * @param {string} dataDir
 * @param {(line: string) => void} log
 * @param {() => void} onRestart
 */
export function guardedTemporal(dataDir, log, onRestart) {
  /** @type {number | undefined} */
  let port;
  const start = async () => {
    const server = await startTemporal({ dataDir: join(dataDir, 'temporal'), namespace: NAMESPACE, port, log });
    port = Number(server.address.split(':').at(-1));
    return server;
  };
  return guarded(start, log, onRestart);
}

/**
 * @template {{ pid: number, adopted: boolean, stop: () => Promise<void> }} T
 * @param {() => Promise<T>} start
 * @param {(line: string) => void} log
 * @param {() => void} onRestart
 * @returns {Promise<Guarded<T>>}
 */
async function guarded(start, log, onRestart) {
  const first = await start();
  let current = first;
  /** @type {Promise<void> | undefined} */
  let mending;
  const mend = async () => {
    log('ended unasked; starting again');
    try {
      current = await start();
      onRestart();
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
    }
    mending = undefined;
  };
  const timer = setInterval(() => {
    if (mending === undefined && commandOf(current.pid) === '') mending = mend();
  }, LOOK_EVERY);
  return {
    first,
    pid: () => current.pid,
    stop: async () => {
      clearInterval(timer);
      await mending;
      await current.stop();
    },
  };
}

/**
 * The vault has a database of its own; its usual name is that of the record with `_vault`.
 * @param {string} databaseUrl
 */
export function vaultBeside(databaseUrl) {
  const url = new URL(databaseUrl);
  url.pathname = `${url.pathname}_vault`;
  return url.href;
}
