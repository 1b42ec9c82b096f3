/*
 * The Temporal server and its SQL tool as a province runs them, built from their Go modules: no image is needed. Built once, in
 * this user's cache (several minutes); the version is the one docker-compose.yml names.
 */
import { accessSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from '../../libs/platform/embedded/processes.mjs';

/** @typedef {{ server: string, sqlTool: string, schema: string }} TemporalPrograms */

/** `undefined`: nothing is built yet and there is no Go to build with. @param {string} version @param {(line: string) => void} say */
export async function temporalPrograms(version, say) {
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'yuanzhu');
  const folder = join(cache, `temporal-server-${version}`);
  if (!existsSync(join(folder, 'schema'))) {
    const go = goProgram();
    if (go === undefined) return undefined;
    say(
      `building temporal-server ${version} and temporal-sql-tool from their Go modules; the first time this takes minutes`,
    );
    await build(go, version, folder, cache);
  }
  return { server: join(folder, 'server'), sqlTool: join(folder, 'sql'), schema: join(folder, 'schema') };
}

/** @param {string} go @param {string} version @param {string} folder @param {string} cache */
async function build(go, version, folder, cache) {
  mkdirSync(cache, { recursive: true });
  const beside = mkdtempSync(join(cache, 'building-'));
  // Outside any module, so that only what is asked for counts.
  const place = { cwd: tmpdir(), env: { ...process.env, GOBIN: beside, GOFLAGS: '' } };
  try {
    for (const program of ['cmd/server', 'cmd/tools/sql'])
      await run(go, ['install', `go.temporal.io/server/${program}@v${version}`], place);
    const found = await run(go, ['mod', 'download', '-json', `go.temporal.io/server@v${version}`], place);
    cpSync(join(JSON.parse(found).Dir, 'schema'), join(beside, 'schema'), { recursive: true });
    rmSync(folder, { recursive: true, force: true });
    renameSync(beside, folder);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** On the PATH, or where its own installer puts it. */
function goProgram() {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/local/go/bin'].filter((one) => one !== '');
  return folders.map((one) => join(one, 'go')).find(isProgram);
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
