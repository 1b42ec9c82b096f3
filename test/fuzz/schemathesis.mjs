/*
 * Schemathesis from PyPI, in a virtual environment of this user's cache: one folder a version, made once. A virtual
 * environment knows its own path, so it is made where it stays and marked when it is whole; one without the mark is made anew.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../libs/platform/embedded/processes.mjs';

export const VERSION = '4.32.5';

/** The Python that has it. Throws one clear line when Python or PyPI is missing. */
export async function findSchemathesis() {
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'yuanzhu');
  const place = join(cache, `schemathesis-${VERSION}`);
  const python = join(place, 'bin', 'python');
  if (existsSync(join(place, 'installed'))) return python;
  await run('python3', ['--version']).catch(() => {
    throw new Error('fuzzing needs Python 3.10 or newer (python3 is not on the PATH)');
  });
  mkdirSync(cache, { recursive: true });
  rmSync(place, { recursive: true, force: true });
  const pip = ['-m', 'pip', 'install', '-q', '--no-input', '--disable-pip-version-check'];
  try {
    await run('python3', ['-m', 'venv', place]);
    await run(python, [...pip, `schemathesis==${VERSION}`]);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`schemathesis ${VERSION} could not be installed: is PyPI within reach? (${why})`);
  }
  writeFileSync(join(place, 'installed'), `${VERSION}\n`);
  return python;
}
