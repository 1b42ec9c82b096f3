import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LITERAL = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
/** A comma, colon, semicolon or bracket of the Latin script that touches a Chinese character. */
const LATIN = /[\u4E00-\u9FFF》”][,;:!?(]|[,;:!?][\u4E00-\u9FFF《“]|[\u4E00-\u9FFF]\)/;

/** The Chinese literals of the shipped sources; comments may mix as they like. */
function chineseLiterals(room: string): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(`${ROOT}/${room}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !/\.spec\.ts$|^testing\//.test(name))
    .flatMap((name) => {
      const source = readFileSync(`${ROOT}/${room}/${name}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      return (source.match(LITERAL) ?? []).map((text) => ({ file: `${room}/${name}`, text: text.slice(1, -1) }));
    })
    .filter(({ text }) => /[\u4E00-\u9FFF]/.test(text));
}

describe('R4.7 (四) what people read in Chinese', () => {
  const literals = ['libs', 'apps', 'activities', 'workflows'].flatMap(chineseLiterals);
  // The paragraphs' ids, (一) to (十九), stand in citations exactly so; a style sheet and the document's number in English are no prose.
  const prose = literals
    .map((each) => ({ ...each, text: each.text.replace(/\([一二三四五六七八九十尾]+\)|44号, paragraph/g, '') }))
    .filter(({ text }) => !text.includes('font:'));

  it('R4.7 (四) is punctuated in Chinese', () => {
    expect(prose.length).toBeGreaterThan(500);
    expect(prose.filter(({ text }) => LATIN.test(text))).toEqual([]);
  });
});
