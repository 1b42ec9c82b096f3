import type { Month } from '#kernel/civil-date';
import { plusMonths } from '#kernel/civil-date';
import type { AmountFormula } from '#law/amounts';
import { countyOfficer } from '#testing/actors';
import { assisted, reviewChecks } from '#testing/assisted';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';

const evidence = [{ kind: '户籍证明' }];
const because = { reason: '原登记有误', evidence };

/** Settles a quarter that has gone by. */
function settled(person: Story, quarter: string, ...months: readonly Month[]): Story {
  const lines = months.map((month) => ({ month, actuallyPaid: '120.00', amount: '88.00' }));
  return person.does('SettleBenefitQuarter', { quarter, months: lines }, countyOfficer);
}

function reviewed(person: Story, until: number): Story {
  for (let year = 2012; year <= until; year += 1) {
    const on = `${year}-02-01`;
    person.at(on).does('AttendReview', { on, checks: reviewChecks }).does('PassReview', {}, countyOfficer);
  }
  return person;
}

function corrects(person: Story, birthOn: string) {
  const body = { fact: 'BIRTH_DATE', value: birthOn, effectiveFrom: birthOn, ...because };
  person.does('CorrectFact', body, countyOfficer);
  const event = person.events.findLast(({ type }) => type === 'FactCorrected');
  return event?.type === 'FactCorrected' ? event.data.payments : undefined;
}

describe('R7.7, R7.9 (七) what a correction makes of the payments', () => {
  it('R8.1, R7.9 (八)(七) one day older: until retirement, the months after the 36 are owed', () => {
    const person = reviewed(assisted(), 2014).at('2014-10-10');
    expect(corrects(person, '1956-08-14')).toEqual([
      {
        benefitId: person.state.benefits[0]?.id,
        allowed: true,
        lastMonth: '2016-08',
        months: ['2014-08', '2014-09', '2014-10'].map((month) => ({
          month,
          paid: '0.00',
          due: '88.00',
          over: '0.00',
          under: '88.00',
        })),
      },
    ]);
  });

  it('R7.6, R7.9 (七) owed is what the standard of the month pays, not what the approval named', () => {
    const order = (from: string, formula: AmountFormula) => ({
      area: '340104',
      from,
      standards: [{ benefit: 'SOCIAL_INSURANCE', forms: null, payee: null, alsoNeeds: [], formula } as const],
    });
    const rules = rulebook({
      orders: [
        order('2014-09-01', { kind: 'fixed', amount: '95' }),
        order('2014-10-01', { kind: 'min', amount: '100.00', share: { numerator: 2, denominator: 3 } }),
      ],
    });
    const person = reviewed(assisted({ rules }), 2014).at('2014-10-10');
    const [payments] = corrects(person, '1956-08-14') ?? [];
    expect(payments?.months.map(({ month, due, under }) => [month, due, under])).toEqual([
      ['2014-08', '88.00', '88.00'],
      ['2014-09', '95.00', '95.00'],
      ['2014-10', null, null],
    ]);
  });

  it('R8.1, R7.9 (八)(七) one day younger: 36 months, what was paid for later ones is too much', () => {
    const person = reviewed(assisted({ approvedOn: '2011-08-15' }), 2014).at('2014-10-10');
    settled(person, '2014-Q3', '2014-07', '2014-08', '2014-09');
    expect(corrects(person, '1956-08-16')).toMatchObject([
      {
        allowed: true,
        lastMonth: '2014-07',
        months: [
          { month: '2014-08', paid: '88.00', due: '0.00', over: '88.00', under: '0.00' },
          { month: '2014-09', paid: '88.00', due: '0.00', over: '88.00' },
        ],
      },
    ]);
    expect(person.state.benefits[0]).toMatchObject({ status: 'RUNNING', lastMonth: '2016-08' });
    expect(person.state.redecisions).toHaveLength(2);
  });

  it('R8.3, R7.9 (八)(七) a suspension moves the end that would have been, and its months are not owed', () => {
    const person = reviewed(assisted(), 2011).at('2011-12-10');
    person.does('SuspendBenefit', { fromMonth: '2012-01', reason: '中断缴费' }, countyOfficer).at('2012-02-10');
    person.does('ResumeBenefit', { fromMonth: '2012-03', reason: '恢复缴费' }, countyOfficer);
    const payments = corrects(person, '1956-08-17');
    expect(payments).toMatchObject([{ allowed: true, lastMonth: plusMonths('2014-07', 2), months: [] }]);
  });

  it('R7.8, R7.9 (七) an employment that never was: everything that was paid on it is too much', () => {
    const person = settled(assisted().at('2011-10-10'), '2011-Q3', '2011-08', '2011-09');
    const [employment] = person.state.employments;
    person.does('AnnulRecord', { eventId: employment?.id, ...because }, countyOfficer);
    const event = person.events.findLast(({ type }) => type === 'RecordAnnulled');
    expect(event?.type === 'RecordAnnulled' && event.data.payments).toMatchObject([
      { allowed: false, lastMonth: null, months: [{ month: '2011-08', over: '88.00' }, { month: '2011-09' }] },
    ]);
  });

  it('R7.7 (七) what did not rely on the fact is not judged again', () => {
    const person = assisted().at('2011-10-10');
    const own = { fact: 'OWN_INSURANCE', value: true, from: '2011-09-01', ...because };
    person
      .does('RecordFact', own)
      .does(
        'CorrectFact',
        { fact: 'OWN_INSURANCE', value: false, effectiveFrom: '2011-09-01', ...because },
        countyOfficer,
      );
    const event = person.events.findLast(({ type }) => type === 'FactCorrected');
    expect(event?.type === 'FactCorrected' && event.data.payments).toEqual([]);
  });
});
