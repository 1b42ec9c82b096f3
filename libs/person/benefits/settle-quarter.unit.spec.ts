import { countyOfficer, financeOfficer, streetOfficer } from '#testing/actors';
import { assisted, reviewChecks } from '#testing/assisted';
import { chain } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';
import { overpaymentOf } from '../overpayment.ts';

const paid = (month: string, actuallyPaid = '120.00', amount = '88.00') => ({ month, actuallyPaid, amount });

const settle = (person: Story, quarter: string, ...months: readonly object[]) =>
  person.tries('SettleBenefitQuarter', { quarter, months }, financeOfficer);

const refusalOf = (decision: ReturnType<Story['tries']>) => (decision.outcome === 'refused' ? decision.refusal : null);

describe('R7.9 (七) each quarter the months are settled with what was really paid', () => {
  it('R7.9 (七) the months of 2011-Q3 that were granted, each once', () => {
    const person = assisted().at('2011-10-12');
    expect(refusalOf(settle(person, '2011-Q3', paid('2011-08'), paid('2011-09')))).toBeNull();
    expect(person.events.at(-1)).toMatchObject({
      type: 'BenefitQuarterSettled',
      data: { quarter: '2011-Q3', lastMonth: '2014-07' },
    });
    expect(person.state.benefits[0]?.settled).toMatchObject([
      { month: '2011-08' },
      { month: '2011-09', amount: '88.00' },
    ]);
    expect(refusalOf(settle(person, '2011-Q3', paid('2011-09')))).toMatchObject({
      code: 'MONTH_NOT_TO_SETTLE',
      unmet: [{ condition: 'MONTH_UNSETTLED' }],
    });
  });

  it.each([
    ['MONTH_GRANTED', '2011-Q3', '2011-07'],
    ['MONTH_OF_QUARTER', '2011-Q3', '2011-10'],
    ['MONTH_BEGUN', '2011-Q4', '2011-11'],
    ['MONTH_OF_QUARTER', '2011-Q5', '2011-10'],
  ])('R7.9 (七) refused: %s', (condition, quarter, month) => {
    const person = assisted().at('2011-10-12');
    expect(refusalOf(settle(person, quarter, paid(month)))).toMatchObject({ unmet: [{ condition, actual: month }] });
  });

  it('R7.9 (七) a month twice in one settlement, a suspended month, none at all', () => {
    const person = assisted().at('2011-10-12');
    expect(refusalOf(settle(person, '2011-Q3', paid('2011-08'), paid('2011-08')))).toMatchObject({
      code: 'MONTH_NOT_TO_SETTLE',
    });
    expect(refusalOf(settle(person, '2011-Q3'))).toMatchObject({ code: 'MONTH_NOT_TO_SETTLE' });
    person.does('SuspendBenefit', { fromMonth: '2011-10', reason: '中断' }, countyOfficer);
    expect(refusalOf(settle(person, '2011-Q4', paid('2011-10')))).toMatchObject({
      unmet: [{ condition: 'MONTH_GRANTED' }],
    });
    expect(refusalOf(settle(person, '2011-Q3', paid('2011-09')))).toBeNull();
  });

  it('R7.6, R7.9 (七) never more than was really paid, to the fen', () => {
    const person = assisted().at('2011-10-12');
    expect(refusalOf(settle(person, '2011-Q3', paid('2011-08', '88.00', '88.01')))).toMatchObject({
      code: 'AMOUNT_ABOVE_PAID',
      unmet: [{ actual: '88.01', needed: '<=88.00' }],
    });
    expect(refusalOf(settle(person, '2011-Q3', paid('2011-08', '88', '88.00')))).toBeNull();
  });

  it('R7.9, R3.1 (七) months granted before are settled after the person has left; a stranger has none', () => {
    const person = assisted()
      .at('2011-10-12')
      .does('ExitPerson', { reasonCode: 'STUDY', on: '2011-10-12' }, streetOfficer);
    expect(refusalOf(settle(person, '2011-Q4', paid('2011-10')))).toBeNull();
    expect(refusalOf(settle(chain('registered'), '2011-Q3', paid('2011-08')))).toMatchObject({ code: 'NOT_CERTIFIED' });
    expect(refusalOf(settle(chain('certified'), '2011-Q3', paid('2011-08')))).toMatchObject({
      code: 'UNKNOWN_BENEFIT',
    });
  });
});

describe('R7.9, R8.3 monthUsedBy', () => {
  const unpaid = [paid('2011-08'), paid('2011-09', '0.00', '0')];

  it('R7.9 (七) granted, the default: an unpaid month is used', () => {
    const person = assisted().at('2011-10-12');
    settle(person, '2011-Q3', ...unpaid);
    expect(person.state.benefits[0]).toMatchObject({ lastMonth: '2014-07', givenBack: [] });
  });

  const rules = rulebook({ values: { monthUsedBy: 'paid' } });

  it('R7.9, R8.3 (七) paid: an unpaid month is given back, the end one month later, with reminders of its own', () => {
    const person = assisted({ rules }).at('2011-10-12');
    settle(person, '2011-Q3', ...unpaid);
    expect(person.state.benefits[0]).toMatchObject({
      lastMonth: '2014-08',
      givenBack: ['2011-09'],
      remindersFor: '2014-08',
    });
    person.does('StopBenefit', { fromMonth: '2011-11', reason: '停发' }, countyOfficer);
    person.does('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-11' }, countyOfficer);
    expect(person.state.benefits[1]).toMatchObject({ monthsBefore: 2, monthsGranted: 34, lastMonth: '2014-08' });
  });

  it('R7.9, R8.3 (七) given back while suspended: the resumption counts it', () => {
    const person = assisted({ rules }).at('2011-12-10');
    person.does('SuspendBenefit', { fromMonth: '2012-01', reason: '中断' }, countyOfficer);
    settle(person, '2011-Q3', ...unpaid);
    expect(person.state.benefits[0]?.lastMonth).toBeNull();
    person.does('ResumeBenefit', { fromMonth: '2012-01', reason: '恢复' }, countyOfficer);
    expect(person.state.benefits[0]?.lastMonth).toBe('2014-08');
  });

  it('R7.9, R8.1 (七) an until-retirement term keeps its end', () => {
    const person = assisted({ rules, approvedOn: '2011-08-15' }).at('2011-10-12');
    settle(person, '2011-Q3', ...unpaid);
    expect(person.state.benefits[0]).toMatchObject({ lastMonth: '2016-08', givenBack: ['2011-09'] });
  });

  it('R7.9 (七) given back after the end: the months are there for another term', () => {
    const told = assisted({ rules });
    for (const year of [2012, 2013, 2014]) {
      const on = `${year}-02-01`;
      told.at(on).does('AttendReview', { on, checks: reviewChecks }).does('PassReview', {}, countyOfficer);
    }
    told.at('2014-10-10');
    settle(told, '2014-Q3', paid('2014-07', '0', '0'));
    expect(told.state.benefits[0]).toMatchObject({ status: 'EXPIRED', lastMonth: '2014-07' });
    told.does('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2014-10' }, countyOfficer);
    expect(told.state.benefits[1]).toMatchObject({ monthsBefore: 35, lastMonth: '2014-10' });
  });
});

describe('R7.9, R5.10 recovery', () => {
  const settled = () => {
    const person = assisted().at('2012-01-10');
    settle(person, '2011-Q3', paid('2011-08'), paid('2011-09'));
    settle(person, '2011-Q4', paid('2011-10'), paid('2011-11'), paid('2011-12'));
    return person;
  };
  const order = (person: Story, months: readonly string[], amount: string) =>
    refusalOf(person.tries('OrderRecovery', { months, amount, ground: '死亡后继续发放' }, financeOfficer));

  it('R5.10 (五) a death on 2011-10-20 entered in January: the months after it are over-paid, and no more is recovered', () => {
    const person = settled().does(
      'ExitPerson',
      { reasonCode: 'DEATH', on: '2011-10-20', reason: '家属迟报' },
      streetOfficer,
    );
    const [benefit] = person.state.benefits;
    expect(benefit).toMatchObject({ status: 'STOPPED', lastMonth: '2011-10', recoverFrom: '2011-11' });
    expect(benefit && overpaymentOf(benefit)).toEqual({ months: ['2011-11', '2011-12'], amount: '176.00' });
    expect(order(person, ['2011-11', '2011-12'], '176.01')).toMatchObject({
      code: 'NOTHING_TO_RECOVER',
      unmet: [{ condition: 'AMOUNT_WITHIN_PAID_OUT', needed: '<=176.00' }],
    });
    expect(order(person, ['2011-11', '2011-12'], '100.00')).toBeNull();
    expect(person.events.at(-1)).toMatchObject({
      type: 'BenefitRecoveryOrdered',
      data: { months: ['2011-11', '2011-12'], amount: '100.00' },
      protectedData: { ground: '死亡后继续发放' },
      grounds: { rules: ['R7.9', 'R5.10'] },
    });
    expect(order(person, ['2011-12'], '80.00')).toMatchObject({ code: 'NOTHING_TO_RECOVER' });
    expect(order(person, ['2011-11', '2011-12'], '76.00')).toBeNull();
    const [after] = person.state.benefits;
    expect(after && overpaymentOf(after)).toBeNull();
  });

  it('R5.10 (五) fraud opens recovery of granted months too; another ground does not', () => {
    const body = { reason: '核查', evidence: [{ kind: '核查表' }], stopFromMonth: '2011-09' };
    const fraud = settled().does('CancelQualification', { ...body, ground: 'FALSE_DECLARATION' }, countyOfficer);
    expect(fraud.state.benefits[0]).toMatchObject({ recoverFrom: '2011-09' });
    expect(order(fraud, ['2011-08', '2011-09'], '176.00')).toBeNull();
    const other = settled().does('CancelQualification', { ...body, ground: 'NO_LONGER_QUALIFIED' }, countyOfficer);
    expect(other.state.benefits[0]).toMatchObject({ recoverFrom: null });
  });

  it('R7.9 (七) a month nothing was paid for, and no month at all, are no ground', () => {
    const person = settled();
    expect(order(person, ['2012-01'], '10.00')).toMatchObject({
      unmet: [{ condition: 'MONTH_PAID', actual: '2012-01' }],
    });
    expect(order(person, [], '10.00')).toMatchObject({ code: 'NOTHING_TO_RECOVER' });
    expect(order(person, ['2011-08'], '0.00')).toMatchObject({ code: 'NOTHING_TO_RECOVER' });
  });

  it('R5.10 (五) a term that had expired before the death was known is stopped with the month of the death', () => {
    const person = assisted();
    for (const year of [2012, 2013, 2014]) {
      const on = `${year}-02-01`;
      person.at(on).does('AttendReview', { on, checks: reviewChecks }).does('PassReview', {}, countyOfficer);
    }
    person
      .at('2014-09-01')
      .does('ExitPerson', { reasonCode: 'DEATH', on: '2014-05-02', reason: '迟报' }, streetOfficer);
    expect(person.state.benefits[0]).toMatchObject({ status: 'STOPPED', lastMonth: '2014-05', recoverFrom: '2014-06' });
  });
});
