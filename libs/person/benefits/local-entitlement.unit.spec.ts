import type { LocalEntitlement } from '#law/local-entitlements';
import { countyOfficer } from '#testing/actors';
import { employed } from '#testing/assisted';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';
import { entitlements } from './entitlements.ts';

const citation = { authority: '测试机关', documentNo: '测试〔2011〕1号' };
const cell: LocalEntitlement = {
  benefit: 'SOCIAL_INSURANCE',
  who: ['DISABLED'],
  forms: ['FLEXIBLE'],
  payee: 'PERSON',
  qualifying: 'BEFORE_EMPLOYMENT',
  alsoNeeds: [],
  citation,
};
const rules = rulebook({ area: '340100', values: { localEntitlements: [cell] } });
const disabled = (other: object = {}) => employed({ rules, categories: ['DISABLED'], ...other });

const approves = (person: Story, body: object = {}) =>
  person.tries('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-08', ...body }, countyOfficer);

describe('R7.x, R20.1 (七)(尾) a cell that a city has added', () => {
  it('R7.x, R20.1 (七)(尾) is granted under its document, for a term of (八) like every subsidy', () => {
    const person = disabled();
    expect(approves(person)).toMatchObject({
      outcome: 'accepted',
      events: [
        {
          data: { rule: 'R20.1', citation, payee: 'PERSON', qualifyingOn: '2011-08-10', termBasis: 'CAPPED_36' },
          grounds: { paragraphs: ['(七)', '(八)', '(尾)'], rules: ['R20.1', 'R7.8', 'R8.1', 'R8.3'] },
        },
      ],
    });
    expect(approves(person, { firstMonth: '2011-09' })).toMatchObject({ refusal: { code: 'DOUBLE_BENEFIT' } });
  });

  it('R7.x (七) an approval by the text cites no document, whatever the city has added', () => {
    const person = disabled({ categories: ['DISABLED', 'OLDER'] });
    approves(person);
    const data = person.events.at(-1)?.data;
    expect(data).toMatchObject({ rule: 'R7.3a' });
    expect(data).not.toHaveProperty('citation');
  });

  it.each([
    ['another form', { form: 'ENTERPRISE' }],
    ['another category', { categories: ['SOE_LAID_OFF'] }],
    ['where no city has added it', { rules: rulebook() }],
    ['in another city', { rules: rulebook({ area: '340200', values: { localEntitlements: [cell] } }) }],
  ])('R7.x (七) refused by default: %s', (_, other) =>
    expect(approves(disabled(other))).toMatchObject({ refusal: { code: 'NO_ENTITLEMENT' } }),
  );

  it('R3.1, R20.1 (三)(尾) only who is certified on the qualifying date', () => {
    const early = employed({ rules, categories: ['DISABLED'], employedFrom: '2011-08-10' });
    expect(approves(early)).toMatchObject({ refusal: { unmet: [{ condition: 'CERTIFIED_ON_QUALIFYING_DATE' }] } });
  });

  it('R7.7, R20.1 (七)(尾) the answer about entitlements names it', () => {
    const items = entitlements(disabled().state, '2011-08-12', undefined, rules);
    expect(items.find(({ benefit }) => benefit === 'SOCIAL_INSURANCE')).toMatchObject({
      allowed: true,
      rule: 'R20.1',
      paragraphs: ['(尾)'],
      citation,
    });
    expect(items.filter((item) => item.citation !== undefined)).toHaveLength(1);
  });
});
