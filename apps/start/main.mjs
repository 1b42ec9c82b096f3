/*
 * `npm start`: the whole house with one command, and everything ended with one Ctrl-C.
 *   up:   PostgreSQL, Temporal and the build side by side → migrate → worker and API → sample → `ready …`
 *   down: API and worker (10 s to finish their work) → Temporal → PostgreSQL; 20 s at most
 * A supervisor that is killed leaves the two servers for the next start to adopt; API and worker then end themselves.
 */
import { claim, leave, openDataDir } from './data-dir.mjs';
import { bringDown, bringUp, emptyHouse } from './house.mjs';
import { readSettings, Trouble } from './settings.mjs';
import { say } from './steps.mjs';

const REPEATS_IGNORED_FOR = 1500;
const LONGEST_STOP = 20_000;

const house = emptyHouse();
/** @type {string | undefined} */
let dataDir;
let stoppingSince = 0;

// A closed terminal must not end the supervisor before it has stopped everything.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, () => stopOnSignal());
process.on('disconnect', () => stopOnSignal()); // whoever forked us is gone, e.g. a test run
process.on('uncaughtException', failed);
process.on('unhandledRejection', failed);

try {
  // Gone so early that the event came before this file was loaded.
  if (process.connected === false) throw new Trouble('whoever started this is gone');
  const settings = readSettings(process.env);
  const isFresh = openDataDir(settings.dataDir);
  const holder = claim(settings.dataDir);
  if (holder !== undefined) throw new Trouble(`already running (pid ${holder})`);
  dataDir = settings.dataDir;
  await bringUp(settings, isFresh, house);
} catch (error) {
  failed(error);
}

/** Ctrl-C comes twice, from the terminal and from npm: only a later repeat means "at once". */
function stopOnSignal() {
  if (stoppingSince === 0) {
    say('stopping', 'API and worker, Temporal, PostgreSQL');
    void stop(0);
  } else if (performance.now() - stoppingSince > REPEATS_IGNORED_FOR) {
    for (const child of house.children.values()) void child.stop(0);
  }
}

/** @param {unknown} error */
function failed(error) {
  if (stoppingSince !== 0) return; // what breaks while all is being stopped is no news
  console.error(error instanceof Trouble ? error.message : `yuanzhu could not go on: ${worded(error)}`);
  void stop(1);
}

/** @param {number} code */
async function stop(code) {
  if (stoppingSince !== 0) return;
  stoppingSince = performance.now();
  setTimeout(() => process.exit(1), LONGEST_STOP).unref();
  await bringDown(house);
  if (dataDir !== undefined) leave(dataDir);
  process.exit(code);
}

/** @param {unknown} error */
function worded(error) {
  return error instanceof Error ? error.message : String(error);
}
