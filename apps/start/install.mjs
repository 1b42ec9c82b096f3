/*
 * The first step of `npm start` and `npm test`: the right Node, and the packages of the lock file.
 * Nothing is installed when it runs, so it imports Node's own modules only.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stamp = `${root}node_modules/.installed-lock`;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Yuanzhu needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const lock = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : '';
if (installed !== lock) {
  const start = performance.now();
  console.log('packages   installing from package-lock.json …');
  // Started by npm we use that very npm; else the one on the PATH.
  const script = process.env['npm_execpath'];
  const command = script === undefined ? 'npm' : process.execPath;
  const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync(command, script === undefined ? words : [script, ...words], {
    cwd: root,
    stdio: 'inherit',
    shell: script === undefined && process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`The packages could not be installed: \`npm ci\` ${error ? error.message : `ended with ${status}`}.`);
    process.exit(1);
  }
  writeFileSync(stamp, `${lock}\n`);
  console.log(`packages   installed (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}
