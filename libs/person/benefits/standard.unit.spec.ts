import type { AmountRule } from '#law/amounts';
import { countyOfficer, financeOfficer, streetOfficer } from '#testing/actors';
import { assisted, employed, recorded } from '#testing/assisted';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';
import { entitlements } from './entitlements.ts';

const flexible: Omit<AmountRule, 'formula'> = {
  benefit: 'SOCIAL_INSURANCE',
  forms: ['FLEXIBLE'],
  payee: null,
  alsoNeeds: [],
};
const fixed = (amount: string): AmountRule => ({ ...flexible, formula: { kind: 'fixed', amount } });

/** As seen in Anhui in 2010: 78 + 10 a month, 130 with the certificate on MLA. */
const OF_2010: readonly AmountRule[] = [
  { ...fixed('130.00'), alsoNeeds: ['URBAN_MLA', 'REEMPLOYMENT_CERTIFICATE'] },
  fixed('88.00'),
];
const seen = { area: '340100', from: '2011-08-01', standards: OF_2010 };
const raised = { area: '340100', from: '2011-09-15', standards: [fixed('98.00')] };
const rules = rulebook({ orders: [seen] });

const approves = (person: Story, body: object = {}) =>
  person.tries('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-08', ...body }, countyOfficer);

const settles = (person: Story, quarter: string, ...months: readonly (readonly [string, string, string])[]) =>
  person.tries(
    'SettleBenefitQuarter',
    { quarter, months: months.map(([month, actuallyPaid, amount]) => ({ month, actuallyPaid, amount })) },
    financeOfficer,
  );

const above = (actual: string, needed: string, from = '2011-08-01') => ({
  refusal: {
    code: 'AMOUNT_ABOVE_STANDARD',
    grounds: { paragraphs: ['(七)'], rules: ['R7.6'] },
    unmet: [{ condition: 'AMOUNT_WITHIN_STANDARD', actual, needed }],
    details: { orderedBy: '340100', from },
  },
});

describe('R7.6 (七) an approval follows the standard of area and month', () => {
  it('R7.6 (七) an amount above it is refused to the fen, one at it or below is granted', () => {
    expect(approves(employed({ rules }), { monthlyAmount: '88.01' })).toMatchObject(above('88.01', '<=88.00'));
    for (const monthlyAmount of ['88', '60.00']) {
      expect(approves(employed({ rules }), { monthlyAmount })).toMatchObject({
        events: [{ data: { monthlyAmount }, grounds: { rules: expect.arrayContaining(['R7.6']) } }],
      });
    }
  });

  it('R7.6 (七) left out, the amount is the standard, and never more than was really paid', () => {
    expect(approves(employed({ rules }))).toMatchObject({ events: [{ data: { monthlyAmount: '88.00' } }] });
    expect(approves(employed({ rules }), { paidAmount: '71.50' })).toMatchObject({
      events: [{ data: { monthlyAmount: '71.50' } }],
    });
    expect(approves(employed({ rules }), { monthlyAmount: '80', paidAmount: '71.50' })).toMatchObject({
      refusal: { code: 'AMOUNT_ABOVE_PAID' },
    });
  });

  it('R7.6 (七) where nobody orders one the officer names it, and names none, as before', () => {
    expect(approves(employed(), { monthlyAmount: '5000.00' })).toMatchObject({ outcome: 'accepted' });
    expect(approves(employed())).toMatchObject({ events: [{ data: { monthlyAmount: null } }] });
    expect(approves(employed({ rules, form: 'ENTERPRISE' }), { monthlyAmount: '5000.00' })).toMatchObject({
      outcome: 'accepted',
    });
  });

  it('R7.6 (七) a standard for some needs its facts, which the approval then rests on', () => {
    const person = () => recorded(recorded(employed({ rules }), 'URBAN_MLA'), 'REEMPLOYMENT_CERTIFICATE');
    expect(approves(person(), { monthlyAmount: '130.00' })).toMatchObject({
      events: [{ basis: expect.arrayContaining([expect.objectContaining({ fact: 'URBAN_MLA', holds: true })]) }],
    });
    expect(approves(person(), { monthlyAmount: '130.01' })).toMatchObject(above('130.01', '<=130.00'));
    expect(approves(recorded(employed({ rules }), 'URBAN_MLA'), { monthlyAmount: '130.00' })).toMatchObject(
      above('130.00', '<=88.00'),
    );
  });

  it('R7.6 (七) a share of what is paid limits the approval once the payment is known, its cap before', () => {
    const share = { numerator: 2, denominator: 3 };
    const shared = rulebook({
      orders: [{ ...seen, standards: [{ ...flexible, formula: { kind: 'ratio', share, cap: '90.00' } }] }],
    });
    expect(approves(employed({ rules: shared }))).toMatchObject({ events: [{ data: { monthlyAmount: null } }] });
    expect(approves(employed({ rules: shared }), { monthlyAmount: '90.01' })).toMatchObject(above('90.01', '<=90.00'));
    expect(approves(employed({ rules: shared }), { monthlyAmount: '90', paidAmount: '120.00' })).toMatchObject(
      above('90', '<=80.00'),
    );
  });

  it('R7.4a, R7.6 (七) what the text names no area changes', () => {
    const local = rulebook({
      orders: [{ ...seen, standards: [{ ...fixed('2000.00'), benefit: 'SCHOOL_AID', forms: null }] }],
    });
    const child = recorded(recorded(employed({ rules: local }), 'ZERO_EMPLOYMENT_HOUSEHOLD'), 'TECHNICAL_SCHOOL');
    const aid = { benefit: 'SCHOOL_AID', schoolYear: '2010-2011' };
    expect(approves(child, { ...aid, monthlyAmount: '2000.00' })).toMatchObject({
      refusal: { code: 'AMOUNT_NOT_AS_FIXED', unmet: [{ needed: '1000.00' }] },
    });
    expect(approves(child, aid)).toMatchObject({ events: [{ data: { monthlyAmount: '1000.00' } }] });
  });
});

describe('R7.6, R7.9 (七) a quarter is settled by the standard of each month', () => {
  it('R7.6, R7.9 (七) above the standard of the month is refused, above what was paid before that', () => {
    const person = assisted({ rules }).at('2011-10-12');
    expect(settles(person, '2011-Q3', ['2011-08', '120.00', '88.01'])).toMatchObject(above('88.01', '<=88.00'));
    expect(settles(person, '2011-Q3', ['2011-08', '80.00', '80.01'])).toMatchObject({
      refusal: { code: 'AMOUNT_ABOVE_PAID' },
    });
    expect(settles(person, '2011-Q3', ['2011-08', '120.00', '88.00'])).toMatchObject({ outcome: 'accepted' });
  });

  it('R7.6 (七) a standard that rises on 09-15 pays more from October on, whatever was approved', () => {
    const person = assisted({ rules: rulebook({ orders: [seen, raised] }) }).at('2011-12-12');
    const [september, october] = [
      ['2011-09', '120.00', '98.00'],
      ['2011-10', '120.00', '98.00'],
    ] as const;
    expect(settles(person, '2011-Q3', september)).toMatchObject(above('98.00', '<=88.00'));
    expect(settles(person, '2011-Q4', october)).toMatchObject({ outcome: 'accepted' });
    expect(settles(person, '2011-Q4', ['2011-11', '120.00', '98.01'])).toMatchObject(
      above('98.01', '<=98.00', '2011-09-15'),
    );
  });

  it('R7.6, R5.10 (七)(五) after a move the months before are paid by the area left behind', () => {
    const wuhu = { area: '340200', from: '2011-08-01', standards: [fixed('60.00')] };
    const person = assisted({ rules: rulebook({ orders: [seen, wuhu] }) }).at('2011-10-10');
    person.does('MovePerson', { communityCode: '340202012001', on: '2011-10-10' }, streetOfficer).at('2011-12-12');
    expect(settles(person, '2011-Q4', ['2011-10', '120.00', '88.00'])).toMatchObject({ outcome: 'accepted' });
    expect(settles(person, '2011-Q4', ['2011-11', '120.00', '88.00'])).toMatchObject({
      refusal: { unmet: [{ needed: '<=60.00' }], details: { orderedBy: '340200' } },
    });
  });
});

describe('R7.6, R7.7 (七) the answer about entitlements shows the amount or what it rests on', () => {
  const amountOf = (benefit: string, book = rules, person = employed({ rules: book })) =>
    entitlements(person.state, '2011-08-12', undefined, book).find((item) => item.benefit === benefit)?.amount;

  it('R7.6 (七) the standard with its layer, its day and its paragraph', () =>
    expect(amountOf('SOCIAL_INSURANCE')).toEqual({
      yuan: '88.00',
      formula: { kind: 'fixed', amount: '88.00' },
      rule: 'R7.6',
      paragraph: '(七)',
      orderedBy: '340100',
      from: '2011-08-01',
    }));

  it('R7.6 (七) no amount before the payment is known, nor where nobody orders one', () => {
    const whole = { kind: 'ratio', share: { numerator: 1, denominator: 1 }, cap: null } as const;
    const book = rulebook({ orders: [{ ...seen, standards: [{ ...flexible, formula: whole }] }] });
    expect(amountOf('SOCIAL_INSURANCE', book)).toMatchObject({ yuan: null, formula: whole });
    expect(amountOf('SOCIAL_INSURANCE', rulebook())).toBeUndefined();
  });

  it.each([
    ['HIRING_REWARD', 'R7.4a', '(七)'],
    ['SCHOOL_AID', 'R7.4c', '(七)'],
    ['RURAL_POST_GRANT', 'R9.2', '(九)'],
  ])('R7.6 (七) %s is 1,000 yuan by %s itself', (benefit, rule, paragraph) =>
    expect(amountOf(benefit)).toMatchObject({
      yuan: '1000.00',
      rule,
      paragraph,
      orderedBy: '340000',
      from: '2011-08-02',
    }),
  );
});
