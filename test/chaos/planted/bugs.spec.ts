import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { BUGS } from './bugs.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test.each(BUGS)('can still be planted: $name', ({ changes }) => {
  const places = changes.map(([file, from]) => [file, readFileSync(root + file, 'utf8').split(from).length - 1]);
  expect(places).toEqual(changes.map(([file]) => [file, 1]));
});
