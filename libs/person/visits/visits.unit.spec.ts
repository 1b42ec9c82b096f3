import { helper, streetOfficer } from '#testing/actors';
import { chain } from '#testing/chain';
import { given, refused } from '#testing/given';
import { describe, expect, it } from 'vitest';

describe('R4.8 (四) visits and the five clears', () => {
  it('R4.8 (四) each item found has its date and visitor; what was found is protected', () => {
    const person = chain('registered')
      .at('2011-08-20')
      .does('RecordVisit', { findings: { family: '三口之家', headcount: 3 } }, helper);
    expect(person.state.visits).toMatchObject({
      lastOn: '2011-08-20',
      clears: { family: { on: '2011-08-20', by: helper.staff }, headcount: { on: '2011-08-20' } },
    });
    const visit = person.events.at(-1);
    expect(visit?.data).toEqual({ items: ['family', 'headcount'] });
    expect(visit).toMatchObject({ protectedData: { findings: { family: '三口之家' } } });
  });

  it('R4.8 (四) a visit typed in late does not overtake a newer one', () => {
    const person = chain('registered')
      .at('2011-08-25')
      .does('RecordVisit', { findings: { skills: '电工' } }, streetOfficer);
    person.does('RecordVisit', { findings: { skills: '无', jobWish: '保洁' }, on: '2011-08-20' }, streetOfficer);
    expect(person.state.visits).toMatchObject({
      lastOn: '2011-08-25',
      clears: { skills: { on: '2011-08-25' }, jobWish: { on: '2011-08-20' } },
    });
  });

  it('R4.8 (四) a visit does not hinder acts of an earlier day', () => {
    const person = chain('registered')
      .at('2011-08-25')
      .does('RecordVisit', { findings: { skills: '电工' } });
    expect(person.does('IssueCertificate', { on: '2011-08-20' }).state.certificate.issuedOn).toBe('2011-08-20');
  });

  it('R4.8 (四) not before registration', () => {
    const { events } = chain('registered');
    expect(
      given()
        .at('2011-08-20')
        .when('RecordVisit', { findings: { skills: '电工' } }),
    ).toMatchObject(refused('OUT_OF_ORDER'));
    expect(
      given(events)
        .at('2011-08-20')
        .when('RecordVisit', { findings: { skills: '电工' }, on: '2011-08-14' }),
    ).toMatchObject(refused('DATE_BEFORE_ACT'));
  });

  it('R4.8 (四) who has left is not visited under this rule any more', () => {
    const { events } = chain('certified').at('2012-05-02');
    const outcome = given(events)
      .at('2012-05-02')
      .when('RecordVisit', { findings: { skills: '电工' } });
    expect(outcome).toMatchObject(refused('ALREADY_LEFT', { condition: 'CASE_LIVE' }));
  });
});
