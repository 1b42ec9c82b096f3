import type { CategoryCode } from '#law/categories';
import { CATEGORY_CODES } from '#law/categories';
import { clerk, streetOfficer } from '#testing/actors';
import { application, chain } from '#testing/chain';
import { given, raised, refused } from '#testing/given';
import { instantOf } from '#testing/story';
import { describe, expect, it } from 'vitest';

const one = (code: CategoryCode, more: object = {}) => ({
  categories: [{ code, since: '2011-08-01', evidence: [{ kind: '证明' }], ...more }],
  primary: code,
});

describe('R4.2 (四) the order from registration to the community check', () => {
  it('R4.2 (四) no application before registration', () => {
    expect(given().at('2011-08-17').when('LodgeApplication', application())).toMatchObject(
      refused('OUT_OF_ORDER', { actual: 'NONE', needed: 'REGISTERED' }),
    );
  });

  it('R4.2 (四) no application before the certificate is issued', () => {
    expect(given(chain('registered').events).at('2011-08-17').when('LodgeApplication', application())).toMatchObject(
      refused('CERTIFICATE_NOT_ISSUED'),
    );
  });

  it('R4.2 (四) no community check before the application', () => {
    expect(given(chain('issued').events).at('2011-08-18').when('PassCommunityCheck')).toMatchObject(
      refused('OUT_OF_ORDER', { actual: 'REGISTERED' }),
    );
  });

  it('R4.2 (四) no notice before the community check', () => {
    expect(given(chain('lodged').events).at('2011-08-18').when('PublishNotice')).toMatchObject(
      refused('OUT_OF_ORDER', { actual: 'APPLIED', needed: 'CHECKED' }),
    );
  });

  it('R4.2 (四) an application is lodged once', () => {
    expect(given(chain('lodged').events).at('2011-08-18').when('LodgeApplication', application())).toMatchObject(
      refused('OUT_OF_ORDER'),
    );
  });

  it('补正: a returned application goes back to registration and may be lodged again', () => {
    const person = chain('lodged').at('2011-08-18').does('ReturnApplication', { reason: '材料不全' });
    expect(person.state).toMatchObject({ stage: 'REGISTERED', application: null, step: null });
    expect(person.at('2011-08-19').does('LodgeApplication', application()).state.stage).toBe('APPLIED');
  });

  it('an application on notice is not returned any more, but may be withdrawn', () => {
    const person = chain('published');
    expect(given(person.events).at('2011-09-02').when('ReturnApplication', { reason: '材料不全' })).toMatchObject(
      refused('OUT_OF_ORDER'),
    );
    person.at('2011-09-02').does('WithdrawApplication', { reason: '本人撤回' });
    expect(person.state).toMatchObject({ stage: 'REGISTERED', application: null, notice: null });
    expect(person.deadlines.map(({ kind }) => kind)).toEqual(['RetirementReached']);
  });

  it('a withdrawal on paper before the end of the notice may be typed in after it', () => {
    const withdrawal = { reason: '本人撤回', on: '2011-09-05' };
    const person = chain('published').at('2011-09-12').does('WithdrawApplication', withdrawal);
    expect(person.state.stage).toBe('REGISTERED');
    expect(person.state.stages.at(-1)).toMatchObject({ value: 'REGISTERED', from: '2011-09-05', to: null });
  });

  it('R4.2 (四) an application is not withdrawn after certification', () => {
    expect(
      given(chain('certified').events).at('2011-09-20').when('WithdrawApplication', { reason: '本人撤回' }),
    ).toMatchObject(refused('OUT_OF_ORDER'));
  });

  it('reasons are kept in the protected part', () => {
    const person = chain('lodged').at('2011-08-18').does('ReturnApplication', { reason: '材料不全' });
    expect(person.events.at(-1)).toMatchObject({
      data: { applicationId: person.events[2]?.id },
      protectedData: { reason: '材料不全' },
    });
  });
});

describe('R3.2 (三) the categories', () => {
  const lodge = (body: object, options = {}) =>
    given(chain('issued', options).events).at('2011-08-17').when('LodgeApplication', body);

  it.each(CATEGORY_CODES)('R3.2 (三) %s is one of the ten', (code) => {
    const designation =
      code === 'OTHER_DESIGNATED'
        ? { designation: { authority: '测试区人民政府', documentNo: '测政〔2011〕1号' } }
        : {};
    expect(lodge(one(code, designation))).toMatchObject(raised({ type: 'ApplicationLodged', data: { primary: code } }));
  });

  it('R3.2 (三) several hold at once, one is primary; evidence is protected', () => {
    const person = chain('lodged', { categories: ['OLDER', 'DISABLED'] });
    expect(person.state.application?.categories.map(({ code }) => code)).toEqual(['OLDER', 'DISABLED']);
    expect(JSON.stringify(person.events.at(-1)?.data)).not.toContain('证明');
  });

  it('R3.2 (三) the primary category is one of them', () => {
    expect(lodge({ ...one('OLDER'), primary: 'DISABLED' })).toMatchObject(refused('CATEGORY_MISSING'));
  });

  it('R3.2 (三) OTHER_DESIGNATED needs the designating authority and its document number', () => {
    expect(lodge(one('OTHER_DESIGNATED'))).toMatchObject(refused('DESIGNATION_MISSING', { condition: 'DESIGNATION' }));
  });

  it('R3.2 (三) “4050”: a man of full 50 years, to the day', () => {
    expect(lodge(one('OLDER'), { birthOn: '1961-08-17' })).toMatchObject(raised({ type: 'ApplicationLodged' }));
    const satisfiableAt = instantOf('2011-08-18T00:00:00');
    expect(lodge(one('OLDER'), { birthOn: '1961-08-18' })).toMatchObject(
      refused('CATEGORY_CONDITIONS_NOT_MET', { condition: 'AGE', satisfiableAt }),
    );
  });

  it('R3.2 (三) “4050”: a woman of full 40 years', () => {
    expect(lodge(one('OLDER'), { birthOn: '1971-08-17', sex: 'FEMALE' })).toMatchObject(
      raised({ type: 'ApplicationLodged' }),
    );
    expect(lodge(one('OLDER'), { birthOn: '1971-08-18', sex: 'FEMALE' })).toMatchObject(
      refused('CATEGORY_CONDITIONS_NOT_MET'),
    );
  });

  it('R3.2 (三) MLA_LONG_TERM: recorded as unemployed for less than 12 months it is refused, with the day it holds', () => {
    expect(lodge(one('MLA_LONG_TERM'), { unemployedSince: '2010-08-17' })).toMatchObject(
      raised({ type: 'ApplicationLodged' }),
    );
    const unmet = { condition: 'UNEMPLOYED_MONTHS', satisfiableAt: instantOf('2011-08-18T00:00:00') };
    expect(lodge(one('MLA_LONG_TERM'), { unemployedSince: '2010-08-18' })).toMatchObject(
      refused('CATEGORY_CONDITIONS_NOT_MET', unmet),
    );
  });

  it('R3.2 (三) a category that begins after the application is refused', () => {
    expect(lodge(one('DISABLED', { since: '2011-08-18' }))).toMatchObject(refused('CATEGORY_CONDITIONS_NOT_MET'));
  });

  it('R3.2 (三) a category needs evidence', () => {
    expect(lodge(one('DISABLED', { evidence: [] }))).toMatchObject(refused('EVIDENCE_MISSING'));
  });
});

describe('who may do it', () => {
  it('applications and checks belong to the community clerk', () => {
    const person = chain('lodged');
    const chainOf = person.available(clerk).filter((name) => /Application|Check|Notice|Objection/.test(name));
    expect(chainOf).toEqual(['ReturnApplication', 'WithdrawApplication', 'PassCommunityCheck']);
    expect(person.available(streetOfficer)).not.toContain('PassCommunityCheck');
  });
});
