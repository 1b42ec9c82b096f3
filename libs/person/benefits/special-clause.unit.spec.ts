import { countyOfficer } from '#testing/actors';
import type { AssistedOptions } from '#testing/assisted';
import { employed, recorded } from '#testing/assisted';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';

const august = { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-08' };

interface Clause extends AssistedOptions {
  readonly recognised?: string;
  readonly months?: number;
  readonly without?: 'REEMPLOYMENT_CERTIFICATE' | 'OWN_INSURANCE';
}

/** Laid off, recognised in time, three years of the flexible subsidy drawn, still flexible, paying for himself. */
function ofTheClause({ recognised = '2008-12-31', months = 36, without, ...options }: Clause = {}): Story {
  const person = employed({ categories: ['SOE_LAID_OFF'], birthOn: '1955-06-20', ...options });
  recorded(person, 'RECOGNISED_4050', { value: recognised, from: recognised });
  recorded(person, 'MONTHS_USED_BEFORE', { value: months });
  for (const fact of ['REEMPLOYMENT_CERTIFICATE', 'OWN_INSURANCE'] as const) {
    if (fact !== without) recorded(person, fact);
  }
  return person;
}

const refusal = (person: Story) => {
  const decision = person.tries('ApproveBenefit', august, countyOfficer);
  return decision.outcome === 'refused' ? decision.refusal : null;
};

describe('R8.2 (八) the special clause', () => {
  it('R8.2 (八) recognised on 2008-12-31, a man: social insurance until 60, exempt from the cap', () => {
    const person = ofTheClause().does('ApproveBenefit', august, countyOfficer);
    expect(person.state.benefits[0]).toMatchObject({
      rule: 'R8.2',
      payee: 'PERSON',
      termBasis: 'SPECIAL_CLAUSE',
      lastMonth: '2015-06',
      monthsGranted: null,
    });
    expect(person.events.at(-1)).toMatchObject({
      data: { qualifyingOn: '2011-08-11' },
      grounds: { paragraphs: ['(七)', '(八)'], rules: ['R8.2', 'R7.8'] },
    });
  });

  it('R8.2 (八) a woman until 50, whatever her retirement category', () => {
    const told = { sex: 'FEMALE', retirementCategory: 'FEMALE_55', birthOn: '1963-02-10' } as const;
    const person = ofTheClause(told).does('ApproveBenefit', august, countyOfficer);
    expect(person.state.benefits[0]).toMatchObject({ termBasis: 'SPECIAL_CLAUSE', lastMonth: '2013-02' });
  });

  it('R8.2 (八) recognised 2009-01-01: refused', () => {
    expect(refusal(ofTheClause({ recognised: '2009-01-01' }))).toMatchObject({
      code: 'NO_ENTITLEMENT',
      grounds: { rules: ['R8.2', 'R7.8'] },
      unmet: [{ condition: 'RECOGNISED_IN_TIME', actual: '2009-01-01', needed: '<=2008-12-31' }],
    });
  });

  it.each<[string, Clause, string]>([
    ['35 months drawn', { months: 35 }, 'FLEXIBLE_MONTHS_DRAWN'],
    ['paying no insurance as an individual', { without: 'OWN_INSURANCE' }, 'FACT'],
    ['settled from a bankrupt enterprise', { categories: ['SOE_BANKRUPTCY'] }, 'CATEGORY_ON_QUALIFYING_DATE'],
    ['hired by an enterprise', { form: 'ENTERPRISE' }, 'EMPLOYMENT_FORM'],
  ])('R8.2 (八) refused: %s', (_, clause, condition) => {
    expect(refusal(ofTheClause(clause))).toMatchObject({
      code: 'NO_ENTITLEMENT',
      grounds: { rules: ['R8.2', 'R7.8'] },
      unmet: [{ condition }],
    });
  });

  it('R8.2 (八) without the certificate it is no case of the clause: refused as R7.3a', () => {
    expect(refusal(ofTheClause({ without: 'REEMPLOYMENT_CERTIFICATE' }))).toMatchObject({
      code: 'NO_ENTITLEMENT',
      grounds: { rules: ['R7.3a', 'R7.8'] },
    });
  });

  it('R8.2, R8.3 (八) who is also older and has used the 36 months goes on by the clause', () => {
    const person = ofTheClause({ categories: ['OLDER', 'COLLECTIVE_LAID_OFF'], birthOn: '1957-06-20' });
    person.does('ApproveBenefit', august, countyOfficer);
    expect(person.state.benefits[0]).toMatchObject({ rule: 'R8.2', lastMonth: '2017-06' });
  });

  it('R8.2 (八) the three years may lie in this record: at the end of the capped term the clause takes over', () => {
    const person = employed({ categories: ['OLDER', 'SOE_LAID_OFF'], birthOn: '1957-06-20' });
    recorded(person, 'RECOGNISED_4050', { value: '2008-12-31', from: '2008-12-31' });
    recorded(recorded(person, 'REEMPLOYMENT_CERTIFICATE'), 'OWN_INSURANCE');
    recorded(person, 'MONTHS_USED_BEFORE', { value: 34 });
    person.does('ApproveBenefit', august, countyOfficer);
    expect(person.state.benefits[0]).toMatchObject({ rule: 'R7.3a', lastMonth: '2011-09' });
    const next = { ...august, firstMonth: '2011-10' };
    expect(person.at('2011-08-31').tries('ApproveBenefit', next, countyOfficer)).toMatchObject({ outcome: 'refused' });
    person.at('2011-09-28').does('ApproveBenefit', next, countyOfficer);
    expect(person.state.benefits[1]).toMatchObject({ rule: 'R8.2', firstMonth: '2011-10', lastMonth: '2017-06' });
  });

  it('R8.2, R8.5 (八) the clause’s ages stand when the retirement table changes', () => {
    const dates = {
      registered: '2022-01-04',
      issued: '2022-01-04',
      lodged: '2022-01-05',
      checked: '2022-01-05',
      published: '2022-01-05',
      reviewed: '2022-01-17',
      certified: '2022-01-18',
      agreed: '2022-01-18',
    };
    const person = ofTheClause({ dates, birthOn: '1966-03-01', employedFrom: '2022-01-20', rules: rulebook() });
    person.does('ApproveBenefit', { ...august, firstMonth: '2022-01' }, countyOfficer);
    expect(person.state.benefits[0]).toMatchObject({ termBasis: 'SPECIAL_CLAUSE', lastMonth: '2026-03' });
    expect(person.state.retirement?.moves).not.toEqual([]);
    for (const year of [2023, 2024]) {
      person.at(`${year}-02-10`).does('AttendReview', {
        on: `${year}-02-10`,
        checks: { basicInformation: true, employmentStatus: true, benefits: true, certificateMisuse: false },
      });
      person.does('PassReview', {}, countyOfficer);
    }
    person.at('2025-01-02');
    expect(person.events.some(({ type }) => type === 'BenefitTermMoved')).toBe(false);
    expect(person.state.benefits[0]).toMatchObject({ lastMonth: '2026-03', status: 'RUNNING' });
  });
});
