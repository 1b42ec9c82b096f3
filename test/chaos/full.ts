import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import type { Size } from './plan.ts';
import { run } from './run.ts';

/** `npm run chaos`: one long run by the sizes of its command line (see run.mjs). Its result is what the report is made of. */
const size = JSON.parse(process.env['CHAOS_SIZE'] ?? '{}') as Size;

test(`seed ${size.seed}`, async () => {
  const result = await run(size, (line) => console.log(line));
  const folder = fileURLToPath(new URL('../../dist/chaos/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}result-${size.seed}.json`, `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result, null, 2));
  expect(result.wrong).toEqual([]);
});
