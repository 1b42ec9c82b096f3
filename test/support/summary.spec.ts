import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'summary-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const reporter = JSON.stringify(join(root, 'test/support/summary.ts'));
  const config = `export default { test: { reporters: ['default', ${reporter}] } };`;
  writeFileSync(join(folder, 'vitest.config.mjs'), config);
  const passing = "test('one', () => {}); test('two', () => {});";
  writeFileSync(join(folder, 'good.spec.ts'), `import { test } from 'vitest';\n${passing}`);
  writeFileSync(
    join(folder, 'skipped.spec.ts'),
    `import { test } from 'vitest';\n${passing} test.skip('three', () => {});`,
  );
  writeFileSync(join(folder, 'broken.spec.ts'), "import './nowhere.ts';");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The last line of a run over these files, and its exit code. */
async function closing(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<[string | undefined, number]> {
  const program = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...words];
  const options = { cwd: folder, env: { ...process.env, FAILED_CHECKS: '0', ...env } };
  type Ended = { stdout: string; code?: number };
  const ended: Ended = await promisify(execFile)(process.execPath, program, options).catch((error: Ended) => error);
  return [ended.stdout.trimEnd().split('\n').at(-1), ended.code ?? 0];
}

test('the last line counts, and agrees with the exit code', async () => {
  const runs = [
    closing(['good']),
    closing(['skipped']),
    closing(['skipped', '-t', 'one']),
    closing(['good', 'broken']),
    closing(['good'], { FAILED_CHECKS: '1' }),
  ];
  expect(await Promise.all(runs)).toEqual([
    ['2 passed, 0 failed', 0],
    ['2 passed, 1 failed', 1],
    ['1 passed, 0 failed', 0],
    ['2 passed, 1 failed', 1],
    ['2 passed, 1 failed', 1],
  ]);
}, 60_000);
