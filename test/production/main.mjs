/*
 * `npm run production`: docker-compose.yml without containers. Without Go the Temporal server cannot be built; then this says so
 * and that nothing was run.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildServer, buildWorkflowBundle } from '../../apps/start/build.mjs';
import { temporalPrograms } from './temporal-programs.mjs';

const at = (/** @type {string} */ file) => fileURLToPath(new URL(file, import.meta.url));
const [, version] = /temporalio\/server:\$\{TEMPORAL_VERSION:-([\d.]+)\}/.exec(
  readFileSync(at('../../docker-compose.yml'), 'utf8'),
) ?? ['', ''];
const programs = await temporalPrograms(version, (line) => console.log(line));
if (programs === undefined) {
  console.log(
    `未运行:构建 Temporal ${version} 服务器需要 Go(PATH 或 /usr/local/go),本机没有\n` +
      `not run: the Temporal server ${version} is built with Go (on the PATH or in /usr/local/go), which is missing here`,
  );
} else {
  await buildServer();
  await buildWorkflowBundle();
  const words = [at('../../node_modules/vitest/vitest.mjs'), 'run', '--config', at('./production.config.ts')];
  const child = spawn(process.execPath, words, {
    cwd: at('../..'),
    stdio: 'inherit',
    env: { ...process.env, TEMPORAL_PROGRAMS: JSON.stringify(programs) },
  });
  child.once('exit', (code) => (process.exitCode = code ?? 1));
}
