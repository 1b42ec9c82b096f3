import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { BUGS } from './bugs.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test.each(BUGS)('can still be planted: $name', ({ changes }) => {
  const places = changes.map(([file, from]) => [file, readFileSync(root + file, 'utf8').split(from).length - 1]);
  expect(places).toEqual(changes.map(([file]) => [file, 1]));
});

const specs = ['libs', 'activities', 'workflows', 'apps', 'test'].flatMap((room) =>
  readdirSync(root + room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => `${room}/${name}`),
);

test.each(BUGS)('has somebody who may notice: $name', ({ by }) => {
  const named = by.filter((word) => word.includes('/'));
  expect(named.filter((word) => !specs.some((spec) => spec.includes(word)))).toEqual([]);
  expect(named.length).toBeGreaterThan(0);
});
