import { describe, expect, it } from 'vitest';
import { rulebook } from '#testing/rulebook';
import { minimumWageOf, newestRow, parseMinimumWages } from './minimum-wage.ts';

const rules = rulebook();

describe('R12.2 (十二) the minimum wage of an area on a day', () => {
  it.each([
    ['2011-07-01', '1010.00', '2011-07-01'],
    ['2013-06-30', '1010.00', '2011-07-01'],
    ['2013-07-01', '1260.00', '2013-07-01'],
    ['2015-11-01', '1520.00', '2015-11-01'],
    ['2018-11-01', '1550.00', '2018-11-01'],
    ['2021-12-02', '1550.00', '2018-11-01'],
    ['2021-12-03', '1650.00', '2021-12-03'],
    ['2023-03-01', '2060.00', '2023-03-01'],
    ['2026-11-30', '2060.00', '2023-03-01'],
  ])('R12.2 (十二) in the urban districts of Hefei on %s: %s', (on, amount, from) =>
    expect(rules.minimumWage('340104003001', on)).toEqual({ amount, tier: '1', from }),
  );

  it.each([
    ['an area whose tier is not known', '340202012001', '2023-03-01', 'TIER'],
    ['a city, which has no tier of its own', '340100', '2023-03-01', 'TIER'],
    ['a tier whose amount of that order was not found', '340104', '2011-06-30', 'AMOUNT'],
    ['a day before the first order', '340104', '2010-06-30', 'AMOUNT'],
  ] as const)('R12.2 (十二) open, never a guess: %s', (_, area, on, open) =>
    expect(rules.minimumWage(area, on)).toEqual({ open }),
  );

  it('R12.2 (十二) an amount left open does not fall back on the order before, and a tier may change', () => {
    const wages = parseMinimumWages(
      'from,tier,amount\n2010-01-01,2,500.00\n2011-01-01,1,900.00\n2011-01-01,2,\n',
      'area,tier,from,to\n340201,2,,2011-06-01\n340201,1,2011-06-01,\n',
    );
    expect(minimumWageOf(wages, '340201', '2010-12-31')).toEqual({ amount: '500.00', tier: '2', from: '2010-01-01' });
    expect(minimumWageOf(wages, '340201', '2011-05-31')).toEqual({ open: 'AMOUNT' });
    expect(minimumWageOf(wages, '340201', '2011-06-01')).toEqual({ amount: '900.00', tier: '1', from: '2011-01-01' });
    expect(newestRow(wages.rows)).toBe('2011-01-01');
  });

  it.each(['2011-02-30,1,900.00', '2011-01-01,,900.00', '2011-01-01,1,900'])('refuses to read %s', (row) =>
    expect(() => parseMinimumWages(`from,tier,amount\n${row}\n`, 'area,tier,from,to\n')).toThrow(RangeError),
  );
});
