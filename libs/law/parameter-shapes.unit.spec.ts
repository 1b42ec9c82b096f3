import { describe, expect, it } from 'vitest';
import { PARAMETER_NAMES } from './parameter-catalogue.ts';
import { fitsParameter } from './parameter-shapes.ts';
import { valueInWords } from './parameter-words.ts';
import { ENTRIES_2011 } from './rulebook-2011.ts';

describe('R20.1 (尾) the shapes of parameters', () => {
  it('let every value of the first rulebook pass', () => {
    for (const { name, value } of ENTRIES_2011) expect([name, fitsParameter(name, value)]).toEqual([name, true]);
  });

  it.each(PARAMETER_NAMES)('%s is not just anything', (name) => {
    for (const value of [undefined, '', {}, [], Number.NaN, 1.5, -1, 'x']) {
      expect([value, fitsParameter(name, value)]).toEqual([value, false]);
    }
  });
});

describe('R19.1 (十九) a value in plain words', () => {
  it.each([
    [{ unit: 'working', days: 5 }, '5 个工作日'],
    [['01-01', '03-24'], '1月1日、3月24日'],
    [{ male: 50, female: 40 }, '男满50周岁、女满40周岁'],
    [{ years: 5, inclusive: true }, '5年、含本数'],
    ['confirm', '经办人员确认后注销，确认前暂停待遇'],
    [{ from: '01-01', to: '03-31' }, '自1月1日、至3月31日'],
    [null, '无'],
    [36, '36'],
  ])('says %j as %s', (value, words) => expect(valueInWords(value, 'zh')).toBe(words));

  it('leaves no value of the first rulebook in code', () => {
    for (const { value } of ENTRIES_2011) expect(valueInWords(value, 'zh')).not.toMatch(/[a-z{}]/);
  });
});
