/*
 * dist: the server (a mirror of the sources, emitted and type-checked by tsc 7) and the workflow
 * bundle. Each is skipped while the fingerprint of its sources equals its stamp. One builder at a time.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../libs/platform/embedded/processes.mjs';
import { alone } from './alone.mjs';
import { filesUnder, fingerprint, unlessStamped } from './stamps.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
const settings = ['package.json', 'package-lock.json', 'tsconfig.json'];
const mirrors = ['apps', 'workflows', 'activities', 'libs'];

/** @param {string} file */
const isProduct = (file) => !/[.]spec[.]tsx?$|^libs[/]testing[/]|^apps[/]console[/]/.test(file);

/** Emits the server. Answers whether there was anything to do. */
export function buildServer() {
  return alone(join(dist, 'server.lock'), () => {
    const print = fingerprint(root, filesUnder(root, [...settings, ...mirrors], isProduct));
    return unlessStamped(join(dist, 'server.stamp'), print, async () => {
      // tsc never deletes: a file that was renamed would live on in the mirror.
      for (const mirror of [...mirrors, 'test']) rmSync(join(dist, mirror), { recursive: true, force: true });
      const tsc = join(root, 'node_modules', 'typescript-native', 'bin', 'tsc');
      await run(process.execPath, [tsc, '-p', join(root, 'apps', 'start', 'tsconfig.build.json')], {
        cwd: root,
        called: 'the TypeScript build',
      });
    });
  });
}

export const workflowBundle = join(dist, 'workflow-bundle.js');

/** Bundles the workflows. Answers whether there was anything to do. */
export function buildWorkflowBundle() {
  return alone(join(dist, 'workflow-bundle.lock'), () => {
    const print = fingerprint(root, filesUnder(root, [...settings, 'workflows', 'libs'], isProduct));
    return unlessStamped(join(dist, 'workflow-bundle.stamp'), print, async () => {
      await run(process.execPath, [join(root, 'apps', 'start', 'bundle-workflows.mjs'), workflowBundle], {
        cwd: root,
        called: 'the workflow bundler',
      });
    });
  });
}

// `node apps/start/build.mjs`: only the build, as an image needs it.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildServer();
  await buildWorkflowBundle();
}
