import { describe, expect, it } from 'vitest';
import { PARAMETER_NAMES } from './parameter-catalogue.ts';
import { fitsParameter } from './parameter-shapes.ts';
import { ADDED_UP } from './parameters.ts';
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

describe('R7.x, R7.6 (七) what areas may add', () => {
  const cell = {
    benefit: 'SOCIAL_INSURANCE',
    who: ['DISABLED'],
    forms: ['FLEXIBLE'],
    payee: 'PERSON',
    qualifying: 'BEFORE_EMPLOYMENT',
    alsoNeeds: [],
    citation: { authority: '测试机关', documentNo: '测试〔2011〕1号' },
  };
  const rule = {
    benefit: 'POST',
    forms: null,
    payee: null,
    alsoNeeds: ['URBAN_MLA'],
    formula: { kind: 'fixed', amount: '400.00' },
  };
  const share = { numerator: 2, denominator: 3 };

  it.each([
    ['a cell', 'localEntitlements', [cell]],
    [
      'a cell for everybody certified',
      'localEntitlements',
      [{ ...cell, who: null, forms: null, qualifying: 'APPLICATION' }],
    ],
    ['an amount', 'benefitAmounts', [rule]],
    ['a share', 'benefitAmounts', [{ ...rule, formula: { kind: 'ratio', share, cap: null } }]],
    ['the lesser of both', 'benefitAmounts', [{ ...rule, formula: { kind: 'min', amount: '350', share } }]],
  ] as const)('R20.1 (尾) %s', (_, name, value) => expect(fitsParameter(name, value)).toBe(true));

  it.each([
    [
      'a cell without its document',
      'localEntitlements',
      { ...cell, citation: { authority: '测试机关', documentNo: ' ' } },
    ],
    ['a cell for a category that is none', 'localEntitlements', { ...cell, who: ['EVERYBODY'] }],
    ['a cell for nobody', 'localEntitlements', { ...cell, who: [] }],
    ['a cell that frees from being certified', 'localEntitlements', { ...cell, certified: false }],
    ['a day before an employment that none is asked for', 'localEntitlements', { ...cell, forms: null }],
    ['a condition that is none', 'localEntitlements', { ...cell, alsoNeeds: ['GOOD_WEATHER'] }],
    ['no yuan', 'benefitAmounts', { ...rule, formula: { kind: 'fixed', amount: '0.00' } }],
    ['a number for a decimal string', 'benefitAmounts', { ...rule, formula: { kind: 'fixed', amount: 400 } }],
    [
      'more than the whole',
      'benefitAmounts',
      { ...rule, formula: { kind: 'ratio', share: { numerator: 4, denominator: 3 }, cap: null } },
    ],
    ['a formula that is none', 'benefitAmounts', { ...rule, formula: { kind: 'best', amount: '400' } }],
  ] as const)('R20.1 (尾) never %s', (_, name, value) => expect(fitsParameter(name, [value])).toBe(false));
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

  it('leaves no value of the first rulebook in code, but for those with a table of their own', () => {
    for (const { name, value } of ENTRIES_2011.filter((entry) => !ADDED_UP.includes(entry.name)))
      expect(`${name}: ${valueInWords(value, 'zh')}`).not.toMatch(/: .*[a-z{}]/);
  });
});
