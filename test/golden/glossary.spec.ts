import { PARAGRAPH_IDS, paragraphOf } from '#law/paragraphs';
import { PERSON_COMMANDS } from '#person/commands';
import { personSchema } from '#person/fold';
import { RULEBOOK_COMMANDS, rulebookSchema } from '#rulebook/rulebook';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { live, lives } from '../property/lives.ts';
import { citedByEvents } from './citations.ts';

interface Entry {
  readonly word: string;
  readonly chinese: string;
  readonly paragraphs: string;
}

const glossary = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');
const commands = tableUnder('Commands 命令');
const events = tableUnder('Events 事件');
const cited = citedByEvents();
const COMMANDS = [...PERSON_COMMANDS, ...RULEBOOK_COMMANDS];
const SCHEMA = { ...personSchema, ...rulebookSchema };

describe('the glossary has the words of the code', () => {
  it('every command stands in it once, and nothing that is no command', () => {
    expect(words(commands)).toEqual(COMMANDS.map(({ name }) => name).sort());
  });

  it('every event stands in it once, and nothing that is no event', () => {
    expect(words(events)).toEqual(Object.keys(SCHEMA).sort());
  });

  it.each([...commands, ...events])('$word has a Chinese word', ({ chinese }) => {
    expect(chinese).toMatch(/^[\u4E00-\u9FFF《》]+$/);
  });

  it('no two commands, and no two events, share a Chinese word', () => {
    for (const table of [commands, events]) {
      expect(new Set(table.map(({ chinese }) => chinese)).size).toBe(table.length);
    }
  });

  it.each(COMMANDS)('$name stands under the paragraph of its first rule', ({ name, rules }) => {
    expect(entry(commands, name).paragraphs).toBe(paragraphOf(rules[0]));
  });

  it.each(events)('$word names the paragraphs it can rest on', ({ word, paragraphs }) => {
    expect(cited.get(word)?.paragraphs.join('')).toBe(paragraphs);
  });

  it('no event of any life rests on a paragraph that the glossary does not name', () => {
    fc.assert(
      fc.property(lives, (life) => {
        for (const { type, grounds } of live(life).events) {
          for (const paragraph of grounds.paragraphs) expect(entry(events, type).paragraphs).toContain(paragraph);
        }
      }),
      { numRuns: 60 },
    );
  }, 20_000);

  it('names no paragraph that is none', () => {
    const named = [...commands, ...events].flatMap(({ paragraphs }) => paragraphs.match(/\([^)]*\)/g) ?? []);
    expect(named.filter((paragraph) => !PARAGRAPH_IDS.some((id) => id === paragraph))).toEqual([]);
  });
});

function words(table: readonly Entry[]): readonly string[] {
  return table.map(({ word }) => word).sort();
}

function entry(table: readonly Entry[], word: string): Entry {
  const found = table.find((each) => each.word === word);
  if (!found) throw new RangeError(`the glossary has no ${word}`);
  return found;
}

/** The rows of the table under a heading: a word of the code in backticks, its Chinese word, its paragraphs. */
function tableUnder(heading: string): readonly Entry[] {
  const section = glossary.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new RangeError(`the glossary has no part ${heading}`);
  return [...section.matchAll(/^\| *`(\w+)` *\|([^|]*)\|([^|]*)\|$/gm)].map(
    ([, word = '', chinese = '', paragraphs = '']) => ({
      word,
      chinese: chinese.trim(),
      paragraphs: paragraphs.trim(),
    }),
  );
}
