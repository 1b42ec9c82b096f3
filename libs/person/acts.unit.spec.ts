import { clerk, countyOfficer, streetOfficer } from '#testing/actors';
import { chain, registration } from '#testing/chain';
import { given, raised, refused } from '#testing/given';
import { instantOf, story } from '#testing/story';
import { describe, expect, it } from 'vitest';

describe('the date of an act on paper (`on`)', () => {
  it('an act of today takes effect at the instant of recording', () => {
    const [event] = story()
      .at('2011-08-15T10:30:00')
      .does('RegisterUnemployment', { ...registration(), on: '2011-08-15' }).events;
    expect(event?.effectiveAt).toBe(event?.recordedAt);
  });

  it('an earlier act takes effect at 00:00 of its day, and stays known only since it was recorded', () => {
    const [event] = story()
      .at('2011-08-20')
      .does('RegisterUnemployment', { ...registration(), on: '2011-08-15' }).events;
    expect(event?.effectiveAt).toBe(instantOf('2011-08-15T00:00:00'));
    expect(event?.recordedAt).toBeGreaterThanOrEqual(instantOf('2011-08-20'));
  });

  it('an act is not dated in the future; the refusal says from when it may be', () => {
    expect(
      given()
        .at('2011-08-15')
        .when('RegisterUnemployment', { ...registration(), on: '2011-08-16' }),
    ).toMatchObject(
      refused('DATE_IN_FUTURE', { condition: 'NOT_IN_FUTURE', satisfiableAt: instantOf('2011-08-16T00:00:00') }),
    );
  });

  it('an act is not dated before the act it follows', () => {
    expect(
      given(chain('issued').events)
        .at('2011-08-20')
        .when('LodgeApplication', { categories: [], primary: 'OLDER', on: '2011-08-15' }),
    ).toMatchObject(
      refused('DATE_BEFORE_ACT', { condition: 'NOT_BEFORE_ACT', actual: '2011-08-15', needed: '2011-08-16' }),
    );
  });

  it('R4.4 (四) a street review is not dated before the notice ended', () => {
    const { events } = chain('published');
    expect(given(events).at('2011-09-12').when('PassStreetReview', { on: '2011-09-08' }, streetOfficer)).toMatchObject(
      refused('DATE_BEFORE_ACT', { actual: '2011-09-08', needed: '2011-09-09' }),
    );
    expect(given(events).at('2011-09-12').when('PassStreetReview', { on: '2011-09-09' }, streetOfficer)).toMatchObject(
      raised({ type: 'StreetReviewPassed' }),
    );
  });

  it('older than 30 days it needs a reason, which is kept in the protected part', () => {
    const body = { ...registration(), on: '2011-08-15' };
    expect(given().at('2011-09-14').when('RegisterUnemployment', body)).toMatchObject(
      raised({ type: 'UnemploymentRegistered' }),
    );
    expect(given().at('2011-09-15').when('RegisterUnemployment', body)).toMatchObject(
      refused('BACKDATING_NEEDS_REASON', {
        condition: 'BACKDATING_REASON',
        actual: '2011-08-15',
        needed: '2011-08-16',
      }),
    );
    expect(
      given()
        .at('2011-09-15')
        .when('RegisterUnemployment', { ...body, reason: '纸质登记补录' }),
    ).toMatchObject(raised({ type: 'UnemploymentRegistered', protectedData: { reason: '纸质登记补录' } }));
  });

  it('who acted stands in the event as of then', () => {
    const { events } = chain('certified');
    expect(events.at(0)?.actor).toEqual(clerk);
    expect(events.at(-1)?.actor).toEqual(countyOfficer);
  });
});
