import { clerk, countyOfficer, streetOfficer } from '#testing/actors';
import { assisted } from '#testing/assisted';
import { chain } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import { describe, expect, it } from 'vitest';

describe('what crosses the chapters', () => {
  it('R4.4 (四) upholding an objection refuses the application in the same act', () => {
    const person = chain('published')
      .at('2011-09-05')
      .does('RaiseObjection', { by: '测试乙', reason: '不符合' }, clerk);
    person.does('UpholdObjection', { reason: '属实' }, streetOfficer);
    const [upheld, refused] = person.events.slice(-2);
    expect([upheld?.type, refused?.type]).toEqual(['ObjectionUpheld', 'CertificationRefused']);
    expect(refused).toMatchObject({
      causedBy: upheld?.id,
      data: { reasonCode: 'OBJECTION_UPHELD' },
      grounds: { rules: ['R4.4', 'R4.7'] },
    });
    expect(person.state.stage).toBe('REFUSED');
  });

  it('R5.10 (五) a benefit stopped for a later month ends earlier when the person leaves', () => {
    const person = assisted()
      .at('2011-10-10')
      .does('StopBenefit', { fromMonth: '2012-03', reason: '到期' }, countyOfficer);
    person.does('ExitPerson', { reasonCode: 'STUDY', on: '2011-10-10' }, streetOfficer);
    expect(person.state.benefits[0]).toMatchObject({ status: 'STOPPED', lastMonth: '2011-10' });
  });

  it('R8.5 (八) a new retirement table moves the end of an until-retirement term on the day it takes effect', () => {
    const dates = { registered: '2022-01-04', issued: '2022-01-04', lodged: '2022-01-05', checked: '2022-01-05' };
    const more = { published: '2022-01-05', reviewed: '2022-01-17', certified: '2022-01-18', agreed: '2022-01-18' };
    const told = {
      birthOn: '1965-01-20',
      dates: { ...dates, ...more },
      employedFrom: '2022-01-20',
      approvedOn: '2022-02-08',
    } as const;
    const person = assisted({ ...told });
    expect(person.state.benefits[0]).toMatchObject({ termBasis: 'UNTIL_RETIREMENT', lastMonth: '2025-01' });
    for (const year of [2023, 2024]) {
      const on = `${year}-02-10`;
      const checks = { basicInformation: true, employmentStatus: true, benefits: true, certificateMisuse: false };
      person.at(on).does('AttendReview', { on, checks }).does('PassReview', {}, countyOfficer);
    }
    person.at('2025-01-02');
    expect(person.events.find(({ type }) => type === 'BenefitTermMoved')).toMatchObject({
      effectiveAt: Date.parse('2025-01-01T00:00:00+08:00'),
      data: { lastMonth: '2025-02' },
    });
    expect(person.state.benefits[0]).toMatchObject({ lastMonth: '2025-02', status: 'RUNNING' });
    const stays = assisted({ ...told, rules: rulebook({ values: { retirementChangeMovesEnd: false } }) });
    expect(stays.state.benefits[0]?.lastMonth).toBe('2025-01');
  });
});
