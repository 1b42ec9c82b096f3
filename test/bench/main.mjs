/*
 * npm run bench [-- part …]: builds the product and the bench, then measures in plain Node what `npm start` would run.
 * Parts are named by their letters, `npm run bench -- a b`; all of them when none is named. Each leaves its figures in
 * `figures/`, and docs/performance.md and README's table are written from the latest figures of every part.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildServer, buildWorkflowBundle, root } from '../../apps/start/build.mjs';
import { run } from '../../libs/platform/embedded/processes.mjs';

await buildServer();
await buildWorkflowBundle();
const tsc = join(root, 'node_modules', 'typescript-native', 'bin', 'tsc');
await run(process.execPath, [tsc, '-p', join(root, 'test', 'bench', 'tsconfig.build.json')], {
  cwd: root,
  called: 'the build of the bench',
});
const script = join(root, 'dist', 'test', 'bench', 'run.js');
const bench = spawn(process.execPath, ['-C', 'dist', script, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, () => {});
const [code] = await once(bench, 'exit');
process.exitCode = code ?? 1;
