import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A title of a describe or an it, as it is written. */
export interface SpecTitle {
  readonly file: string;
  readonly title: string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ROOMS = ['libs', 'activities', 'workflows', 'apps', 'test'];

/** What names a test: the first word of describe, it, test or their tables; and a line of a table that begins with its rule. */
const TITLE = /(?:\b(?:describe|it|test)|\))\(\s*(['"`])((?:(?!\1)[^\\\n]|\\.)+)\1\s*,/g;
const LINE = /^\s*\[?(['"`])(R\d+\.\d+[a-c]?(?:, R\d+\.\d+[a-c]?)* \((?:(?!\1)[^\\\n]|\\.)+)\1,$/gm;

/** The titles of all specs that name a rule, by file and in the order of the file. */
export function titlesWithRules(): readonly SpecTitle[] {
  return ROOMS.flatMap(specsIn).flatMap((file) => {
    const text = readFileSync(`${ROOT}/${file}`, 'utf8');
    const titles = [...text.matchAll(TITLE), ...text.matchAll(LINE)].map(({ 2: title = '' }) => title);
    return [...new Set(titles)].filter((title) => rulesIn(title).length > 0).map((title) => ({ file, title }));
  });
}

/** The rule ids that a title names. */
export function rulesIn(title: string): readonly string[] {
  return title.match(/\b(?:R\d+\.\d+[a-c]?|H[123])(?![\w.])/g) ?? [];
}

function specsIn(room: string): readonly string[] {
  return readdirSync(`${ROOT}/${room}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => `${room}/${name}`)
    .sort();
}
