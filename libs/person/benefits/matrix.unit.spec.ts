import { countyOfficer } from '#testing/actors';
import { assisted, employed, hired, recorded } from '#testing/assisted';
import { chain } from '#testing/chain';
import { story } from '#testing/story';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';

const MONTH = '2011-08';
const YEAR = { contractTo: '2012-08-10', employerArea: '340104' } as const;

function approves(person: Story, benefit: string, more: object = {}) {
  return person.does('ApproveBenefit', { benefit, firstMonth: MONTH, ...more }, countyOfficer).state.benefits.at(-1);
}

function refusal(person: Story, benefit: string, more: object = {}) {
  const decision = person.tries('ApproveBenefit', { benefit, firstMonth: MONTH, ...more }, countyOfficer);
  return decision.outcome === 'refused' ? decision.refusal : null;
}

describe('R7.0 (七) the general services', () => {
  it.each(['PLACEMENT', 'TRAINING', 'SKILL_TEST', 'STARTUP_TRAINING', 'GUARANTEED_LOAN'])(
    'R7.0 (七) %s for everyone certified, whatever the category, once in a month',
    (benefit) => {
      const person = chain('certified', { categories: ['DISABLED'] });
      const month = { firstMonth: '2011-09' };
      expect(approves(person, benefit, month)).toMatchObject({
        rule: 'R7.0',
        form: null,
        employmentId: null,
        payee: 'PERSON',
        termBasis: 'ONE_OFF',
        firstMonth: '2011-09',
        lastMonth: '2011-09',
        status: 'EXPIRED',
      });
      expect(refusal(person, benefit, month)).toMatchObject({
        code: 'DOUBLE_BENEFIT',
        unmet: [{ condition: 'ONCE_ONLY' }],
      });
      expect(refusal(chain('reviewed'), benefit, month)).toMatchObject({ code: 'NOT_CERTIFIED' });
    },
  );

  it('R7.0 (七) what is granted once runs not: nothing of it falls due, it blocks no exit, it fixes no reference date', () => {
    const person = employed();
    const before = person.deadlines;
    approves(person, 'TRAINING');
    expect(person.deadlines).toEqual(before);
    expect(person.state.firstSubsidyApproval).toBeNull();
    person.does('ExitPerson', { reasonCode: 'EMPLOYED_STABLY', on: '2011-08-11' }, countyOfficer);
  });

  it('R7.0 (七) the group-employment grant asks for organised employment', () => {
    const person = hired(chain('certified'), '2011-09-13', { form: 'ORGANISED' });
    expect(approves(person, 'GROUP_EMPLOYMENT_GRANT', { firstMonth: '2011-09' })).toMatchObject({ rule: 'R7.0' });
  });
});

describe('R7.1 (七) tax relief for the employer', () => {
  it.each(['SOE_LAID_OFF', 'SOE_BANKRUPTCY', 'COLLECTIVE_LAID_OFF', 'MLA_LONG_TERM'] as const)(
    'R7.1 (七) %s hired',
    (one) => {
      const person = employed({ categories: [one], form: 'ENTERPRISE' });
      expect(approves(person, 'TAX_RELIEF_EMPLOYER')).toMatchObject({
        rule: 'R7.1',
        payee: 'EMPLOYER',
        termBasis: 'ONE_OFF',
      });
      expect(refusal(person, 'TAX_RELIEF_EMPLOYER')).toMatchObject({ code: 'DOUBLE_BENEFIT' });
    },
  );

  it('R7.1 (七) an older person does not earn it', () => {
    expect(refusal(employed({ form: 'ENTERPRISE' }), 'TAX_RELIEF_EMPLOYER')).toMatchObject({
      code: 'NO_ENTITLEMENT',
      grounds: { rules: ['R7.1', 'R7.8'] },
      unmet: [{ condition: 'CATEGORY_ON_QUALIFYING_DATE', actual: 'OLDER' }],
    });
  });
});

describe('R7.8, R3.2 (七)(三) a category on the qualifying date', () => {
  const older = { code: 'OLDER', since: '2011-08-01', evidence: [{ kind: '户口簿' }] };
  const hiredOn = (employedFrom: string) =>
    employed({ birthOn: '1961-08-12', employedFrom, categories: ['DISABLED'] })
      .at('2011-08-15')
      .does('ChangeCategories', { add: [older], end: [], primary: 'OLDER' }, countyOfficer);

  it('R7.8, R3.2 (七)(三) “4050” does not count before the birthday, whatever day it was claimed from', () => {
    expect(refusal(hiredOn('2011-08-12'), 'SOCIAL_INSURANCE')).toMatchObject({
      code: 'NO_ENTITLEMENT',
      unmet: [{ condition: 'CATEGORY_ON_QUALIFYING_DATE', actual: 'DISABLED' }],
    });
    expect(approves(hiredOn('2011-08-13'), 'SOCIAL_INSURANCE')).toMatchObject({ rule: 'R7.3a' });
  });
});

describe('R7.2, R3.1 (七) tax relief for the self-employed, who need not be certified', () => {
  const since = (unemployedSince: string) =>
    hired(chain('registered', { unemployedSince }), '2011-08-15', { form: 'SELF_EMPLOYED' });

  it('R7.2 (七) unemployed since 2011-02-15, six months to the day: granted without certification', () => {
    const person = since('2011-02-15');
    expect(approves(person, 'TAX_RELIEF_SELF')).toMatchObject({ rule: 'R7.2', payee: 'PERSON' });
    const event = person.events.at(-1);
    expect(event?.basis.map(({ fact }) => fact)).not.toContain('CERTIFIED');
  });

  it('R7.2 (七) one day less is refused; work ends the months that count', () => {
    const unmet = [{ condition: 'UNEMPLOYED_MONTHS', actual: '2011-02-16', needed: '>=2011-08-16' }];
    const late = since('2011-02-16');
    expect(refusal(late, 'TAX_RELIEF_SELF')).toMatchObject({ code: 'NO_ENTITLEMENT', unmet });
    expect(refusal(late.at('2011-08-20'), 'TAX_RELIEF_SELF')).toMatchObject({ unmet });
  });

  it('R7.2 (七) on urban MLA, or in the year of graduation', () => {
    expect(approves(recorded(since('2011-08-01'), 'URBAN_MLA'), 'TAX_RELIEF_SELF')).toMatchObject({ rule: 'R7.2' });
    const graduate = recorded(since('2011-08-01'), 'GRADUATED', { value: '2011-07-01', from: '2011-07-01' });
    expect(approves(graduate, 'TAX_RELIEF_SELF')).toMatchObject({ rule: 'R7.2' });
    const earlier = recorded(since('2011-08-01'), 'GRADUATED', { value: '2010-07-01', from: '2010-07-01' });
    expect(refusal(earlier, 'TAX_RELIEF_SELF')).toMatchObject({ code: 'NO_ENTITLEMENT' });
  });

  it('R7.2, R3.1 (三) a member of a zero-employment household only when certified', () => {
    const told = { unemployedSince: '2011-08-01', categories: ['ZERO_EMPLOYMENT_HOUSEHOLD'] } as const;
    const open = hired(chain('lodged', told), '2011-08-17', { form: 'SELF_EMPLOYED' });
    expect(refusal(open, 'TAX_RELIEF_SELF')).not.toBeNull();
    const certified = hired(chain('certified', told), '2011-09-13', { form: 'SELF_EMPLOYED' });
    expect(approves(certified, 'TAX_RELIEF_SELF', { firstMonth: '2011-09' })).toMatchObject({ rule: 'R7.2' });
  });

  it('R3.1 (三) who has left or was never registered asks for nothing', () => {
    expect(refusal(story().at('2011-08-15'), 'TAX_RELIEF_SELF')).toMatchObject({ code: 'NOT_CERTIFIED' });
    const gone = employed().does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2011-08-11' }, countyOfficer);
    expect(refusal(gone, 'TAX_RELIEF_SELF')).toMatchObject({ code: 'NOT_CERTIFIED' });
  });
});

describe('R7.3b (七) both subsidies on a public-welfare post', () => {
  it('R7.3b (七) paid to the unit, each with its own counter, one reference date for both', () => {
    const person = employed({ form: 'PUBLIC_POST' });
    recorded(person, 'MONTHS_USED_BEFORE', { value: 30 });
    expect(approves(person, 'SOCIAL_INSURANCE')).toMatchObject({
      rule: 'R7.3b',
      payee: 'EMPLOYER',
      lastMonth: '2012-01',
    });
    person.at('2011-08-15');
    expect(approves(person, 'POST')).toMatchObject({
      rule: 'R7.3b',
      payee: 'EMPLOYER',
      monthsBefore: 0,
      lastMonth: '2014-07',
      termBasis: 'CAPPED_36',
    });
    expect(person.state.firstSubsidyApproval).toMatchObject({ on: '2011-08-11' });
  });

  it('R7.3b (七) no post subsidy for flexible work', () => {
    expect(refusal(employed(), 'POST')).toMatchObject({
      code: 'NO_ENTITLEMENT',
      grounds: { rules: ['R7.3b', 'R7.8'] },
      unmet: [{ condition: 'EMPLOYMENT_FORM', actual: 'FLEXIBLE', needed: 'PUBLIC_POST' }],
    });
  });

  it('R7.5 (七) one post subsidy in a person-month, and none on top of unemployment benefit', () => {
    const person = employed({ form: 'PUBLIC_POST' });
    approves(person, 'POST');
    expect(refusal(person, 'POST')).toMatchObject({ code: 'DOUBLE_BENEFIT' });
    const drawing = recorded(employed({ form: 'PUBLIC_POST' }), 'UNEMPLOYMENT_BENEFIT');
    expect(refusal(drawing, 'POST')).toMatchObject({ unmet: [{ condition: 'NO_UNEMPLOYMENT_BENEFIT' }] });
  });

  it('R8.3 (八) 36 months of post subsidy used: none is left, while the other counter is full', () => {
    const person = recorded(employed({ form: 'PUBLIC_POST' }), 'POST_MONTHS_USED_BEFORE', { value: 36 });
    expect(refusal(person, 'POST')).toMatchObject({ code: 'MONTHS_EXHAUSTED' });
    expect(approves(person, 'SOCIAL_INSURANCE')).toMatchObject({ lastMonth: '2014-07' });
  });
});

describe('R7.4 (七) zero-employment households', () => {
  const household = (more: object = YEAR) =>
    employed({ categories: ['ZERO_EMPLOYMENT_HOUSEHOLD'], form: 'ENTERPRISE', ...more });

  it('R7.4a (七) a contract 2011-08-11..2012-08-10 is a year: post subsidy, social insurance and 1,000 yuan once', () => {
    const person = household();
    expect(approves(person, 'POST')).toMatchObject({ rule: 'R7.4a', payee: 'EMPLOYER', termBasis: 'CAPPED_36' });
    expect(approves(person, 'SOCIAL_INSURANCE')).toMatchObject({ payee: 'EMPLOYER' });
    expect(approves(person, 'HIRING_REWARD')).toMatchObject({ rule: 'R7.4a', settled: [{ amount: '1000.00' }] });
    expect(refusal(person, 'HIRING_REWARD', { firstMonth: '2011-09' })).toMatchObject({
      code: 'DOUBLE_BENEFIT',
      grounds: { rules: ['R7.4a', 'R7.5'] },
    });
  });

  it('R7.4a (七) one day short of a year is refused, the missing day named', () => {
    expect(refusal(household({ contractTo: '2012-08-09' }), 'HIRING_REWARD')).toMatchObject({
      code: 'NO_ENTITLEMENT',
      unmet: [{ condition: 'CONTRACT_OF_A_YEAR', actual: '2012-08-09', needed: '>=2012-08-10' }],
    });
  });

  it('R7.4a, R7.6 (七) 1,000 yuan and no other amount', () => {
    expect(refusal(household(), 'HIRING_REWARD', { monthlyAmount: '1200' })).toMatchObject({
      code: 'AMOUNT_NOT_AS_FIXED',
    });
    expect(approves(household(), 'HIRING_REWARD', { monthlyAmount: '1000' })).toBeDefined();
  });

  it.each(['SELF_EMPLOYED', 'ORGANISED'] as const)('R7.4b (七) %s: the group-employment grant', (form) => {
    expect(approves(household({ form }), 'GROUP_EMPLOYMENT_GRANT')).toMatchObject({ payee: 'PERSON' });
  });

  it('R7.4b (七) who is of no such household has none for being self-employed', () => {
    const person = employed({ form: 'SELF_EMPLOYED' });
    expect(refusal(person, 'GROUP_EMPLOYMENT_GRANT')).toMatchObject({ code: 'NO_ENTITLEMENT' });
  });

  it('R7.4c, R3.1 (七) school aid each school year to the household, the child need not be certified', () => {
    const child = chain('registered', { birthOn: '1994-05-01' });
    const year = { schoolYear: '2011-2012' };
    expect(refusal(child, 'SCHOOL_AID', year)).toMatchObject({
      code: 'NO_ENTITLEMENT',
      grounds: { rules: ['R7.4c', 'R7.8'] },
    });
    recorded(recorded(child, 'ZERO_EMPLOYMENT_HOUSEHOLD'), 'TECHNICAL_SCHOOL');
    expect(approves(child, 'SCHOOL_AID', year)).toMatchObject({ payee: 'HOUSEHOLD', schoolYear: '2011-2012' });
    expect(refusal(child, 'SCHOOL_AID', year)).toMatchObject({ code: 'DOUBLE_BENEFIT' });
    expect(refusal(child, 'SCHOOL_AID')).toMatchObject({ code: 'SCHOOL_YEAR_MISSING' });
    expect(refusal(child, 'SCHOOL_AID', { schoolYear: '2011-2013' })).toMatchObject({ code: 'SCHOOL_YEAR_MISSING' });
    expect(
      approves(child.at('2012-09-03'), 'SCHOOL_AID', { schoolYear: '2012-2013', firstMonth: '2012-09' }),
    ).toBeDefined();
  });
});

describe('R9 (九) rural households', () => {
  const rural = (more: object = YEAR) => {
    const person = chain('registered');
    recorded(recorded(person, 'RURAL_MLA'), 'ZERO_TRANSFER_HOUSEHOLD');
    return hired(person.at('2011-08-16'), '2011-08-16', { form: 'ENTERPRISE', ...more });
  };
  const contract = { contractTo: '2012-08-15', employerArea: '340202' } as const;

  it('R9.2, R3.1 (九) hired in the province for a year: 1,000 yuan to the employer, once, without certification', () => {
    const person = rural(contract);
    expect(approves(person, 'RURAL_POST_GRANT')).toMatchObject({
      rule: 'R9.2',
      payee: 'EMPLOYER',
      settled: [{ amount: '1000.00' }],
    });
    expect(person.events.at(-1)?.data).toMatchObject({ qualifyingOn: '2011-08-15' });
    expect(refusal(person, 'RURAL_POST_GRANT')).toMatchObject({ code: 'DOUBLE_BENEFIT' });
  });

  it('R9.2 (九) an employer outside the province is refused', () => {
    expect(refusal(rural({ ...contract, employerArea: '320104' }), 'RURAL_POST_GRANT')).toMatchObject({
      code: 'NO_ENTITLEMENT',
      grounds: { paragraphs: ['(七)', '(九)'] },
      unmet: [{ condition: 'EMPLOYER_IN_PROVINCE', actual: '320104', needed: '340000' }],
    });
  });

  it('R9.2 (九) the facts are judged on the day before the hire; a denied one is not told from one never recorded', () => {
    const person = chain('registered').at('2011-08-16');
    hired(recorded(recorded(person, 'RURAL_MLA', { value: false }), 'ZERO_TRANSFER_HOUSEHOLD'), '2011-08-16', {
      form: 'ENTERPRISE',
      ...contract,
    });
    expect(refusal(person, 'RURAL_POST_GRANT')?.unmet).toEqual([
      { condition: 'FACT', actual: 'NONE', needed: 'RURAL_MLA' },
    ]);
  });

  it('R9.2, R7.4a (九) not together with R7.4a for the same hire, in either order', () => {
    const both = () => {
      const person = employed({ categories: ['ZERO_EMPLOYMENT_HOUSEHOLD'], form: 'ENTERPRISE', ...YEAR });
      return recorded(recorded(person, 'RURAL_MLA'), 'ZERO_TRANSFER_HOUSEHOLD');
    };
    const first = both();
    approves(first, 'HIRING_REWARD');
    expect(refusal(first, 'RURAL_POST_GRANT')).toMatchObject({
      code: 'NOT_TOGETHER',
      grounds: { rules: ['R9.2', 'R7.4a'] },
    });
    const second = both();
    approves(second, 'RURAL_POST_GRANT');
    expect(refusal(second, 'POST')).toMatchObject({ code: 'NOT_TOGETHER', unmet: [{ actual: 'R9.2' }] });
    expect(approves(second, 'SOCIAL_INSURANCE')).toMatchObject({ rule: 'R7.3a' });
  });

  it.each(['TRAINING', 'SKILL_TEST'])('R9.1 (九) %s for a poor rural household without certification', (benefit) => {
    expect(approves(recorded(chain('registered'), 'RURAL_MLA'), benefit)).toMatchObject({ rule: 'R9.1' });
  });
});

describe('R7.8 (七) the qualifying date', () => {
  it('R7.8 (七) the hire that ends long unemployment does not destroy what it earns: a category ended with the hire', () => {
    const person = employed({
      categories: ['MLA_LONG_TERM', 'DISABLED'],
      form: 'ENTERPRISE',
      employedFrom: '2011-08-16',
    });
    const end = [{ code: 'MLA_LONG_TERM', on: '2011-08-16', reason: '已就业' }];
    person.tries('ChangeCategories', { add: [], end, primary: 'DISABLED' }, countyOfficer);
    expect(approves(person, 'SOCIAL_INSURANCE')).toMatchObject({ rule: 'R7.3a' });
    expect(approves(person, 'TAX_RELIEF_EMPLOYER')).toMatchObject({ rule: 'R7.1' });
  });
});

describe('R7.7, R4.7 (七) a written refusal', () => {
  it('R7.7 (七) carries the rule that comes nearest and what was known; it changes nothing', () => {
    const person = employed({ categories: ['DISABLED'] });
    const before = person.state;
    person.does('RefuseBenefit', { benefit: 'SOCIAL_INSURANCE', reason: '不属于五类人员' }, countyOfficer);
    const event = person.events.at(-1);
    expect(event).toMatchObject({
      type: 'BenefitRefused',
      data: { benefit: 'SOCIAL_INSURANCE', on: '2011-08-11', qualifyingOn: '2011-08-10' },
      protectedData: { reason: '不属于五类人员' },
      grounds: { paragraphs: ['(四)', '(七)'], rules: ['R7.3a', 'R7.7', 'R4.7'] },
    });
    expect(event?.basis).toContainEqual(expect.objectContaining({ fact: 'CERTIFIED', holds: true }));
    expect(event?.basis.filter(({ holds }) => !holds)).toHaveLength(1);
    expect(person.state.benefits).toEqual(before.benefits);
  });

  it('R3.1 (三) nothing to refuse for who is not certified, where the text asks for it', () => {
    const body = { benefit: 'POST', reason: '未认定' };
    expect(chain('registered').tries('RefuseBenefit', body, countyOfficer)).toMatchObject({
      refusal: { code: 'NOT_CERTIFIED' },
    });
    chain('registered').does('RefuseBenefit', { ...body, benefit: 'TAX_RELIEF_SELF' }, countyOfficer);
  });

  it('a payee the rule does not name is refused', () => {
    const body = { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-08', payee: 'EMPLOYER' };
    expect(employed().tries('ApproveBenefit', body, countyOfficer)).toMatchObject({
      refusal: { code: 'NO_ENTITLEMENT', unmet: [{ condition: 'PAYEE', needed: 'PERSON' }] },
    });
    expect(assisted().state.benefits).toHaveLength(1);
  });
});
