/*
 * One real Temporal server as a child of this house: its data in a file, its ports free ones of 127.0.0.1.
 * It outlives a starter that is killed; the next start on the same folder adopts it. The note beside the data says
 * pid and ports, and is believed only when that pid runs a server on this very file.
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { accepts, freePort, portIsFree } from './free-port.mjs';
import { becomesTrue, endProcess, runs, tailOf } from './processes.mjs';
import { findTemporal } from './temporal-binary.mjs';

const PATIENCE = 30_000;

/**
 * @typedef {object} Temporal
 * @property {string} address
 * @property {string | undefined} uiUrl
 * @property {number} pid
 * @property {boolean} adopted it was running already
 * @property {() => Promise<void>} stop
 *
 * @typedef {{ pid: number, port: number, uiPort: number | undefined }} Note
 */

/**
 * @param {object} options
 * @param {string} options.dataDir
 * @param {string} options.namespace
 * @param {boolean} [options.headless] without the web page
 * @param {number | undefined} [options.port] there and nowhere else; by itself it takes the port of the last time if that is free
 * @param {boolean} [options.inMemory] keep nothing (for tests); the folder then holds the log only
 * @param {(line: string) => void} [options.log]
 * @returns {Promise<Temporal>}
 */
export async function startTemporal({ dataDir, namespace, port, headless = false, inMemory = false, log = () => {} }) {
  const home = resolve(dataDir);
  mkdirSync(home, { recursive: true });
  const place = { note: join(home, 'server.json'), log: join(home, 'server.log'), data: join(home, 'temporal.db') };
  const running = inMemory ? undefined : await runningServer(place);
  const note =
    running ?? (await startServer(place, { namespace, port, headless, inMemory, program: await findTemporal(log) }));
  return {
    address: `127.0.0.1:${note.port}`,
    uiUrl: note.uiPort === undefined ? undefined : `http://127.0.0.1:${note.uiPort}`,
    pid: note.pid,
    adopted: running !== undefined,
    stop: () => endProcess(note.pid, 5000),
  };
}

/** The server lets a second pass between two runs of one id; a clock that is moved step by step would wait for it each time. */
const QUICK_RESTARTS = 'history.workflowIdReuseMinimalInterval="10ms"';

/**
 * @param {{ note: string, log: string, data: string }} place
 * @returns {Promise<Note | undefined>}
 */
async function runningServer(place) {
  const note = readNote(place.note);
  if (note === undefined || !runs(note.pid, 'start-dev', place.data)) return undefined;
  return (await becomesTrue(() => accepts(note.port), 3000)) ? note : undefined;
}

/**
 * @param {string} file
 * @returns {Note | undefined}
 */
function readNote(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * The port of the last time if it is free: clients of a server that died find it again.
 * @param {number | undefined} last
 */
async function portLike(last) {
  return last !== undefined && (await portIsFree(last)) ? last : freePort();
}

/**
 * @param {{ note: string, log: string, data: string }} place
 * @param {{ program: string, namespace: string, port: number | undefined, headless: boolean, inMemory: boolean }} how
 * @returns {Promise<Note>}
 */
async function startServer(place, { program, namespace, port: fixed, headless, inMemory }) {
  if (fixed !== undefined && !(await portIsFree(fixed))) throw new Error(`port ${fixed} is taken by somebody else`);
  const port = fixed ?? (await portLike(readNote(place.note)?.port));
  const uiPort = headless ? undefined : await portLike(readNote(place.note)?.uiPort);
  const page = uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort), '--ui-disable-news-fetch'];
  const data = inMemory ? [] : ['--db-filename', place.data, '--sqlite-pragma', 'journal_mode=WAL'];
  const serve = ['server', 'start-dev', '--namespace', namespace, '--ip', '127.0.0.1', '--port', String(port)];
  const settings = ['--dynamic-config-value', QUICK_RESTARTS];
  const output = openSync(place.log, 'a');
  const child = spawn(program, [...serve, ...settings, ...page, ...data, '--log-level', 'warn'], {
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  child.unref();
  const note = { pid: child.pid ?? 0, port, uiPort };
  if (!inMemory) writeFileSync(place.note, JSON.stringify(note));
  await becomesTrue(async () => ended || (await accepts(port)), PATIENCE);
  if (!ended && (await accepts(port))) return note;
  if (child.pid !== undefined) await endProcess(child.pid, 1000);
  throw new Error(`the Temporal server did not start. The end of ${place.log}:\n${tailOf(place.log)}`);
}
