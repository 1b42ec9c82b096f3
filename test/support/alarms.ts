import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The figures that docs/operations.md says to be alarmed by. */
export function figuresWithAlarm(): readonly string[] {
  const page = readFileSync(fileURLToPath(new URL('../../docs/operations.md', import.meta.url)), 'utf8');
  const [, rows = ''] = /\n\| figure [^]*?\n\| -[^\n]*\n([^]*?)\n\n/.exec(page) ?? [];
  return rows
    .split('\n')
    .flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`((?:yuanzhu|temporal)_\w+)`/g)].map(([, name = '']) => name),
    );
}

/** The sum of a figure's samples in a page for Prometheus, those whose labels hold all the words; `undefined`: it is not told. */
export function sampleOf(page: string, name: string, ...words: readonly string[]): number | undefined {
  const samples = page
    .split('\n')
    .filter((line) => new RegExp(`^${name}[ {]`).test(line) && words.every((word) => line.includes(word)))
    .map((line) => Number(line.split(' ').at(-1)));
  return samples.length === 0 ? undefined : samples.reduce((sum, each) => sum + each, 0);
}
