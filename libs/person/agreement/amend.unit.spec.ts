import { startOfDay } from '#kernel/instant';
import { streetOfficer } from '#testing/actors';
import { agreementUntil, chain } from '#testing/chain';
import { given, raised, refused } from '#testing/given';
import { instantOf } from '#testing/story';
import { describe, expect, it } from 'vitest';
import { personAt } from '../at.ts';

describe('R10.1 (十) amending the agreement', () => {
  it('R10.1 (十) makes another version of it; the first is kept', () => {
    const longer = agreementUntil('2012-12-31');
    const outcome = given(chain('agreed').events).at('2011-11-01').when('AmendAgreement', longer, streetOfficer);
    expect(outcome).toMatchObject(raised({ type: 'AgreementAmended', data: { version: 2, to: '2012-12-31' } }));
    const { state } = chain('agreed').at('2011-11-01').does('AmendAgreement', longer, streetOfficer);
    expect(state.agreement).toMatchObject({ signedOn: '2011-09-15', to: '2012-12-31' });
    expect(state.agreement?.versions.map(({ on, to }) => [on, to])).toEqual([
      ['2011-09-15', '2012-09-14'],
      ['2011-11-01', '2012-12-31'],
    ]);
    expect(personAt(state, startOfDay('2011-10-31')).agreement?.to).toBe('2012-09-14');
    expect(personAt(state, startOfDay('2011-11-01')).agreement?.to).toBe('2012-12-31');
  });

  it('R10.1 (十) its new last day is the one by which it ends', () => {
    const person = chain('agreed').at('2011-11-01').does('AmendAgreement', agreementUntil('2011-11-30'), streetOfficer);
    person.at('2011-12-02');
    expect(person.events.at(-1)).toMatchObject({
      type: 'AgreementEnded',
      effectiveAt: instantOf('2011-12-01T00:00:00'),
    });
  });

  it('R10.1 (十) does not end before the day of the amendment', () => {
    const outcome = given(chain('agreed').events).at('2011-11-01');
    expect(outcome.when('AmendAgreement', agreementUntil('2011-10-31'), streetOfficer)).toMatchObject(
      refused('DATES_REVERSED'),
    );
  });

  it('R10.1 (十) where none runs, none is amended', () => {
    const outcome = given(chain('certified').events).at('2011-09-15');
    expect(outcome.when('AmendAgreement', agreementUntil('2012-02-29'), streetOfficer)).toMatchObject(
      refused('NO_AGREEMENT'),
    );
  });
});
