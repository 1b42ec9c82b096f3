import { countyOfficer } from '#testing/actors';
import { assisted, employed } from '#testing/assisted';
import { chain } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import { describe, expect, it } from 'vitest';

const august = { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-08' };

describe('R8.1 (八) the five-year test on the day of the first approval (man, 60, born 1956-08-15)', () => {
  it('R8.1 (八) first approved 2011-08-15, exactly five years before: until retirement, ends 2016-08', () => {
    const [benefit] = assisted({ approvedOn: '2011-08-15' }).state.benefits;
    expect(benefit).toMatchObject({
      termBasis: 'UNTIL_RETIREMENT',
      firstMonth: '2011-08',
      lastMonth: '2016-08',
      monthsGranted: null,
    });
  });

  it('R8.1 (八) first approved 2011-08-14, one day earlier: 36 months, 2011-08..2014-07', () => {
    const [benefit] = assisted({ approvedOn: '2011-08-14' }).state.benefits;
    expect(benefit).toMatchObject({
      termBasis: 'CAPPED_36',
      firstMonth: '2011-08',
      lastMonth: '2014-07',
      monthsGranted: 36,
    });
  });

  it('R8.1 (八) exclusive by parameter: the same 2011-08-15 gives 36 months', () => {
    const rules = rulebook({ values: { fiveYearTest: { years: 5, inclusive: false } } });
    expect(assisted({ approvedOn: '2011-08-15', rules }).state.benefits[0]).toMatchObject({ termBasis: 'CAPPED_36' });
  });

  it('R8.1 (八) the month before the age is reached, by parameter, ends 2016-07', () => {
    const rules = rulebook({ values: { lastSubsidisedMonth: 'before' } });
    expect(assisted({ approvedOn: '2011-08-15', rules }).state.benefits[0]).toMatchObject({ lastMonth: '2016-07' });
  });

  it('R8.1 (八) the reference date is fixed for life: a second term looks from the first approval', () => {
    const person = assisted({ approvedOn: '2011-08-14' });
    person.at('2011-10-10').does('StopBenefit', { fromMonth: '2011-11', reason: '材料不全' }, countyOfficer);
    person.does(
      'ApproveBenefit',
      { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-12', on: '2011-10-10' },
      countyOfficer,
    );
    expect(person.state.firstSubsidyApproval).toMatchObject({ on: '2011-08-14' });
    expect(person.state.benefits[1]).toMatchObject({
      termBasis: 'CAPPED_36',
      monthsBefore: 3,
      monthsGranted: 33,
      lastMonth: '2014-08',
    });
  });
});

describe('R8.3 (八) cumulative months', () => {
  it('R8.3 (八) months used before the register count', () => {
    const person = employed().does('RecordFact', {
      fact: 'MONTHS_USED_BEFORE',
      value: 30,
      from: '2011-08-01',
      evidence: [{ kind: '证明' }],
    });
    person.does('ApproveBenefit', august, countyOfficer);
    expect(person.state.benefits[0]).toMatchObject({ monthsBefore: 30, lastMonth: '2012-01' });
  });

  it('R8.3 (八) no month left: refused with the count', () => {
    const person = employed().does('RecordFact', {
      fact: 'MONTHS_USED_BEFORE',
      value: 36,
      from: '2011-08-01',
      evidence: [{ kind: '证明' }],
    });
    expect(person.tries('ApproveBenefit', august, countyOfficer)).toMatchObject({
      refusal: { code: 'MONTHS_EXHAUSTED', unmet: [{ condition: 'MONTHS_LEFT', actual: '36', needed: '<36' }] },
    });
  });

  it('R8.3 (八) by parameter the 36 months run from the first approval', () => {
    const person = assisted({ rules: rulebook({ values: { monthCounting: 'calendar' } }) });
    expect(person.state.benefits[0]).toMatchObject({ lastMonth: '2014-07', monthsGranted: null });
  });
});

describe('R7.3a, R7.8 (七) who is entitled', () => {
  it('R3.1 (三) no certification, no benefit', () => {
    expect(chain('published').tries('ApproveBenefit', august, countyOfficer)).toMatchObject({
      refusal: { code: 'NOT_CERTIFIED' },
    });
  });

  it.each(['DISABLED', 'SOE_LAID_OFF', 'COLLECTIVE_LAID_OFF'] as const)(
    'R7.3a (七) a person who is only %s is refused with the missing category named',
    (category) => {
      const unmet = { condition: 'CATEGORY_ON_QUALIFYING_DATE', actual: category };
      expect(employed({ categories: [category] }).tries('ApproveBenefit', august, countyOfficer)).toMatchObject({
        refusal: {
          code: 'NO_ENTITLEMENT',
          grounds: { paragraphs: ['(七)'], rules: ['R7.3a', 'R7.8'] },
          unmet: [unmet],
        },
      });
    },
  );

  it('R7.8 (七) certified on the qualifying date, the day before the employment: hired on the day of certification is refused', () => {
    const person = chain('certified', { dates: { certified: '2011-09-13' } });
    person.does('RecordEmployment', { form: 'FLEXIBLE', from: '2011-09-13' });
    expect(
      person.tries('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-09' }, countyOfficer),
    ).toMatchObject({
      refusal: { code: 'NO_ENTITLEMENT', unmet: [{ condition: 'CERTIFIED_ON_QUALIFYING_DATE', actual: 'NONE' }] },
    });
  });

  it('R7.3a (七) self-employment is not one of its forms', () => {
    const person = employed().does('EndEmployment', { on: '2011-08-11', reason: '结束' });
    person.at('2011-08-12').does('RecordEmployment', { form: 'SELF_EMPLOYED', from: '2011-08-12' });
    expect(person.tries('ApproveBenefit', august, countyOfficer)).toMatchObject({
      refusal: { code: 'NO_ENTITLEMENT', unmet: [{ condition: 'EMPLOYMENT_FORM', actual: 'SELF_EMPLOYED' }] },
    });
  });

  it('R7.3a (七) the employer is paid for a hire, the person for flexible work', () => {
    expect(assisted({ form: 'ENTERPRISE' }).state.benefits[0]?.payee).toBe('EMPLOYER');
    expect(assisted({ form: 'FLEXIBLE' }).state.benefits[0]?.payee).toBe('PERSON');
  });

  it('R7.3a (七) without an employment there is nothing to subsidise', () => {
    expect(chain('certified').tries('ApproveBenefit', august, countyOfficer)).toMatchObject({
      refusal: { code: 'NO_EMPLOYMENT' },
    });
  });

  it('R7.7 (七) the approval carries the facts it relies on with their events', () => {
    const event = assisted().events.at(-1);
    expect(event).toMatchObject({ type: 'BenefitApproved', grounds: { rules: ['R7.3a', 'R7.8', 'R8.1', 'R8.3'] } });
    expect(event?.basis.filter(({ holds }) => holds).map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['CERTIFIED', 'CATEGORY:OLDER', 'EMPLOYMENT_FORM']),
    );
    expect(event?.basis.every(({ sourceEventId, holds }) => !holds || sourceEventId !== undefined)).toBe(true);
  });
});

describe('R7.5, R7.6 (七) never twice, never more than was paid', () => {
  it('R7.5 (七) a second subsidy in the same months is refused', () => {
    expect(assisted().tries('ApproveBenefit', { ...august, firstMonth: '2011-09' }, countyOfficer)).toMatchObject({
      refusal: { code: 'DOUBLE_BENEFIT', unmet: [{ condition: 'NO_SAME_BENEFIT_IN_MONTH' }] },
    });
  });

  it('R7.5 (七) none on top of unemployment benefit', () => {
    const fact = {
      fact: 'UNEMPLOYMENT_BENEFIT',
      value: true,
      from: '2011-06-01',
      to: '2011-08-31',
      evidence: [{ kind: '证明' }],
    };
    const person = employed()
      .at('2011-09-20')
      .does('RecordFact', { ...fact, reason: '补录' });
    expect(person.tries('ApproveBenefit', august, countyOfficer)).toMatchObject({
      refusal: { code: 'DOUBLE_BENEFIT', unmet: [{ condition: 'NO_UNEMPLOYMENT_BENEFIT' }] },
    });
    person.does('ApproveBenefit', { ...august, firstMonth: '2011-09' }, countyOfficer);
  });

  it('R7.6 (七) an amount above what was paid is refused', () => {
    const body = { ...august, monthlyAmount: '100.01', paidAmount: '100' };
    expect(employed().tries('ApproveBenefit', body, countyOfficer)).toMatchObject({
      refusal: { code: 'AMOUNT_ABOVE_PAID' },
    });
  });

  it('R8.6 (八) past the statutory age nothing is approved', () => {
    const person = employed({ birthOn: '1951-08-12' });
    expect(person.at('2011-08-12').tries('ApproveBenefit', august, countyOfficer)).toMatchObject({
      refusal: { code: 'RETIREMENT_REACHED' },
    });
  });

  it('R7.8 (七) no month before the employment began', () => {
    expect(employed().tries('ApproveBenefit', { ...august, firstMonth: '2011-07' }, countyOfficer)).toMatchObject({
      refusal: { code: 'MONTH_OUT_OF_TERM' },
    });
  });
});
