import { describe, expect, it } from 'vitest';
import { rulebook } from '#testing/rulebook';
import type { AmountFormula } from './amounts.ts';
import { amountInWords, amountUnder, mostUnder } from './amounts.ts';
import type { AmountRule } from './amounts.ts';

const fixed: AmountFormula = { kind: 'fixed', amount: '88.00' };
const twoThirds = { numerator: 2, denominator: 3 };
const ratio: AmountFormula = { kind: 'ratio', share: twoThirds, cap: '300' };
const whole: AmountFormula = { kind: 'ratio', share: { numerator: 1, denominator: 1 }, cap: null };
const lesser: AmountFormula = { kind: 'min', amount: '350.00', share: twoThirds };

describe('R7.6 (七) the formulas', () => {
  it.each<[AmountFormula, string, string, string]>([
    [fixed, '120.00', '88.00', 'the fixed amount'],
    [fixed, '87.99', '87.99', 'never more than was really paid'],
    [ratio, '100.00', '66.66', 'two thirds, a broken fen dropped'],
    [ratio, '900.00', '300.00', 'the cap of a share'],
    [whole, '412.35', '412.35', 'all that the employer really paid'],
    [lesser, '300.00', '200.00', 'the share where it is less'],
    [lesser, '900.00', '350.00', 'the amount where that is less'],
    [lesser, '0', '0.00', 'nothing for nothing'],
  ])('R7.6 (七) %j of %s pays %s: %s', (formula, paid, most) => {
    expect(mostUnder(formula, paid)).toBe(most);
    expect(amountUnder(formula, paid)).toBe(most);
  });

  it('R7.6 (七) what rests on the payment is not said before it is known, its limit is', () => {
    expect([fixed, ratio, whole, lesser].map((formula) => mostUnder(formula, null))).toEqual([
      '88.00',
      '300.00',
      null,
      '350.00',
    ]);
    expect([fixed, ratio, whole, lesser].map((formula) => amountUnder(formula, null))).toEqual([
      '88.00',
      null,
      null,
      null,
    ]);
  });

  it('R19.1 (十九) in plain words', () =>
    expect([fixed, ratio, whole, lesser].map(amountInWords)).toEqual([
      '88.00元',
      '实际缴费的2/3，最高300元',
      '实际缴费的全部',
      '350.00元，且不高于实际缴费的2/3',
    ]));
});

describe('R7.6, R20.1 (七)(尾) the standards of the areas', () => {
  const standard = (benefit: AmountRule['benefit'], amount: string, other: Partial<AmountRule> = {}): AmountRule => ({
    benefit,
    forms: null,
    payee: null,
    alsoNeeds: [],
    formula: { kind: 'fixed', amount },
    ...other,
  });
  const rules = rulebook({
    orders: [
      { area: '340100', from: '2012-01-01', standards: [standard('SOCIAL_INSURANCE', '88'), standard('POST', '300')] },
      { area: '340100', from: '2013-01-01', standards: [standard('SOCIAL_INSURANCE', '100'), standard('POST', '320')] },
      { area: '340104', from: '2012-07-01', standards: [standard('POST', '350', { forms: ['PUBLIC_POST'] })] },
    ],
  });
  const amountIn = (on: string, area = '340104003001', form: 'PUBLIC_POST' | 'ENTERPRISE' = 'PUBLIC_POST') =>
    (['SOCIAL_INSURANCE', 'POST'] as const).map((benefit) => {
      const [first] = rules.amounts({ benefit, form, payee: 'EMPLOYER', area, on });
      return first && `${first.area} ${first.from} ${mostUnder(first.formula, null) ?? ''}`;
    });

  it.each<[string, readonly (string | undefined)[], string]>([
    ['2011-12-31', [undefined, undefined], 'nobody orders one'],
    ['2012-01-01', ['340100 2012-01-01 88.00', '340100 2012-01-01 300.00'], 'the city’s from its day'],
    [
      '2012-07-01',
      ['340100 2012-01-01 88.00', '340104 2012-07-01 350.00'],
      'the county’s, what it leaves out the city’s',
    ],
    [
      '2013-01-01',
      ['340100 2013-01-01 100.00', '340104 2012-07-01 350.00'],
      'the city’s later order, the county’s stays',
    ],
  ])('R7.6 (七) on %s %j: %s', (on, amounts) => expect(amountIn(on)).toEqual(amounts));

  it('R7.6 (七) for its own forms and its own area only', () => {
    expect(amountIn('2013-01-01', '340104003001', 'ENTERPRISE')[1]).toBe('340100 2013-01-01 320.00');
    expect(amountIn('2013-01-01', '340202001001')).toEqual([undefined, undefined]);
  });
});
