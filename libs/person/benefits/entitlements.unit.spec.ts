import type { BenefitForm } from '#law/benefits';
import { BENEFITS } from '#law/benefits';
import { countyOfficer } from '#testing/actors';
import { assisted, employed, recorded } from '#testing/assisted';
import { chain } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';
import { entitlements } from './entitlements.ts';

const rules = rulebook();

const ask = (person: Story, on: string, form?: BenefitForm | null) => entitlements(person.state, on, form, rules);

const answer = (person: Story, benefit: string, on: string, form?: BenefitForm | null) =>
  ask(person, on, form).find((item) => item.benefit === benefit);

describe('R7.7 (七) every answer explains itself', () => {
  it('R7.7 (七) answers every benefit once, each with rule, paragraph and version of the rulebook', () => {
    const items = ask(employed(), '2011-08-12');
    expect(items.map(({ benefit }) => benefit)).toEqual(Object.keys(BENEFITS));
    for (const item of items) {
      expect(item).toMatchObject({ rulebookVersion: rules.version, rule: expect.stringMatching(/^R[789]/) });
      expect(item.paragraphs.length).toBeGreaterThan(0);
      expect(item.conditions.length).toBeGreaterThan(0);
      expect(item.allowed).toBe(item.smallestChange === undefined);
    }
  });

  it('R7.7, R7.8 (七) a yes: the facts with their dates and each condition that holds', () => {
    expect(answer(employed(), 'SOCIAL_INSURANCE', '2011-08-12')).toEqual({
      benefit: 'SOCIAL_INSURANCE',
      allowed: true,
      qualifyingOn: '2011-08-10',
      rule: 'R7.3a',
      paragraphs: ['(七)'],
      rulebookVersion: rules.version,
      conditions: [
        { text: 'CERTIFIED', fact: 'CERTIFIED', value: 'CERTIFIED', since: '2011-08-10', holds: true },
        {
          text: 'CERTIFIED_ON_QUALIFYING_DATE',
          fact: 'CERTIFIED',
          value: 'CERTIFIED',
          since: '2011-08-10',
          holds: true,
        },
        {
          text: 'CATEGORY_ON_QUALIFYING_DATE',
          fact: 'CATEGORY:OLDER',
          value: 'OLDER',
          since: '2011-08-01',
          holds: true,
        },
        { text: 'EMPLOYMENT_FORM', fact: 'EMPLOYMENT_FORM', value: 'FLEXIBLE', since: '2011-08-11', holds: true },
        { text: 'MONTH_IN_TERM', fact: 'FIRST_MONTH', value: '2011-08', since: null, holds: true },
        { text: 'BEFORE_RETIREMENT', fact: 'RETIREMENT', value: '2011-08-12', since: null, holds: true },
        { text: 'NO_SAME_BENEFIT_IN_MONTH', fact: 'SOCIAL_INSURANCE', value: 'NONE', since: null, holds: true },
        { text: 'NO_UNEMPLOYMENT_BENEFIT', fact: 'UNEMPLOYMENT_BENEFIT', value: 'NONE', since: null, holds: true },
        { text: 'MONTHS_LEFT', fact: 'MONTHS_USED', value: '2011-08', since: null, holds: true },
      ],
    });
  });

  it('R7.7 (七) a no: the smallest change that would turn it, and with that change it is a yes', () => {
    const disabled = employed({ categories: ['DISABLED'] });
    expect(answer(disabled, 'SOCIAL_INSURANCE', '2011-08-12')).toMatchObject({
      allowed: false,
      rule: 'R7.3a',
      smallestChange: [{ condition: 'CATEGORY_ON_QUALIFYING_DATE', actual: 'DISABLED' }],
    });
    const both = employed({ categories: ['DISABLED', 'OLDER'] });
    expect(answer(both, 'SOCIAL_INSURANCE', '2011-08-12')).toMatchObject({ allowed: true });
  });

  it('R7.7 (七) what time alone would turn says when', () => {
    const person = chain('registered', { unemployedSince: '2011-05-20' });
    expect(answer(person, 'TAX_RELIEF_SELF', '2011-08-16', 'SELF_EMPLOYED')).toMatchObject({
      allowed: false,
      smallestChange: [{ condition: 'UNEMPLOYED_MONTHS', satisfiableAt: Date.parse('2011-11-20T00:00:00+08:00') }],
    });
  });

  it('R7.7 (七) supposes an employment of the form asked for, and none when asked for none', () => {
    const person = chain('certified');
    const on = '2011-09-20';
    expect(answer(person, 'SOCIAL_INSURANCE', on, 'PUBLIC_POST')).toMatchObject({
      allowed: true,
      rule: 'R7.3b',
      qualifyingOn: '2011-09-19',
    });
    expect(answer(person, 'POST', on, 'PUBLIC_POST')?.allowed).toBe(true);
    expect(answer(person, 'SOCIAL_INSURANCE', on)).toMatchObject({
      allowed: false,
      smallestChange: [{ condition: 'EMPLOYMENT_FORM', actual: 'NONE' }],
    });
    expect(answer(employed(), 'SOCIAL_INSURANCE', on, null)?.allowed).toBe(false);
    expect(answer(employed(), 'TAX_RELIEF_EMPLOYER', on, 'ENTERPRISE')?.allowed).toBe(false);
  });

  it('R7.5, R8.1 (七)(八) a running subsidy and used months are conditions like others', () => {
    expect(answer(assisted(), 'SOCIAL_INSURANCE', '2011-09-01')?.smallestChange).toMatchObject([
      { condition: 'NO_SAME_BENEFIT_IN_MONTH', actual: 'RUNNING 2014-07' },
      { condition: 'MONTHS_LEFT', actual: '36' },
    ]);
    const used = recorded(employed(), 'MONTHS_USED_BEFORE', { value: 36 });
    expect(answer(used, 'SOCIAL_INSURANCE', '2011-08-12')?.smallestChange).toMatchObject([
      { condition: 'MONTHS_LEFT', actual: '36', needed: '<36' },
    ]);
  });

  it('R3.1 (三) who is not registered is entitled to nothing, with the reasons', () => {
    const items = ask(chain('registered'), '2011-08-16', null);
    expect(items.filter(({ allowed }) => allowed)).toEqual([]);
    expect(items.find(({ benefit }) => benefit === 'TRAINING')?.smallestChange).toMatchObject([
      { condition: 'CERTIFIED' },
    ]);
  });

  it('R7.7 (七) says what an approval then does', () => {
    const said = ask(employed({ form: 'PUBLIC_POST' }), '2011-08-11');
    const done = said.map(({ benefit }) => {
      const body = { benefit, firstMonth: '2011-08', schoolYear: '2010-2011' };
      const decision = employed({ form: 'PUBLIC_POST' }).tries('ApproveBenefit', body, countyOfficer);
      return { benefit, rule: decision.outcome === 'accepted' ? decision.events[0]?.data : 'refused' };
    });
    expect(done).toMatchObject(
      said.map(({ benefit, allowed, rule }) => ({ benefit, rule: allowed ? { rule } : 'refused' })),
    );
  });

  it('R8.1 (八) a subsidy of an erased person cannot be judged: the birth date is gone', () => {
    const { state } = employed();
    const erased = entitlements({ ...state, identity: null }, '2011-08-12', undefined, rules);
    expect(erased.find(({ benefit }) => benefit === 'SOCIAL_INSURANCE')).toMatchObject({
      allowed: false,
      smallestChange: [{ condition: 'FACT', needed: 'BIRTH_DATE' }],
    });
    expect(erased.find(({ benefit }) => benefit === 'TRAINING')?.allowed).toBe(true);
  });
});
