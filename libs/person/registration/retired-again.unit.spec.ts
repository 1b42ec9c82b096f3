import { streetOfficer } from '#testing/actors';
import { chain, registration } from '#testing/chain';
import { describe, expect, it } from 'vitest';

describe('R8.6, R5.9 (八)(五) who has reached retirement registers again', () => {
  it('R8.6 (八) it was reached once and is not reached again', () => {
    const birthOn = '1951-11-15';
    const person = chain('agreed', { birthOn }).at('2011-12-01');
    person.does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2011-12-01' }, streetOfficer);
    person.at('2012-01-05').does('RegisterUnemployment', registration({ birthOn })).at('2012-02-01');
    expect(person.events.filter(({ type }) => type === 'RetirementReached')).toHaveLength(1);
    expect(person.state.retirement).toMatchObject({ on: '2011-11-15', reached: true });
  });
});
