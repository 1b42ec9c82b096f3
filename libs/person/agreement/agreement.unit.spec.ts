import { streetOfficer } from '#testing/actors';
import { agreementUntil, chain } from '#testing/chain';
import { given, raised, refused } from '#testing/given';
import { instantOf } from '#testing/story';
import { describe, expect, it } from 'vitest';

const reason = { reason: '双方协商' };

describe('R10.1 (十) the assistance agreement', () => {
  it('R10.1 (十) is signed after certification; measures have dates, their words are protected', () => {
    expect(
      given(chain('certified').events)
        .at('2011-09-15')
        .when('SignAgreement', agreementUntil('2012-02-29'), streetOfficer),
    ).toMatchObject(
      raised({
        type: 'AgreementSigned',
        data: { from: '2011-09-15', to: '2012-02-29', measuresDueOn: ['2012-02-29'] },
        protectedData: { measures: [{ text: '推荐岗位' }] },
      }),
    );
  });

  it('R10.1 (十) not before certification', () => {
    expect(
      given(chain('reviewed').events)
        .at('2011-09-12')
        .when('SignAgreement', agreementUntil('2012-02-29'), streetOfficer),
    ).toMatchObject(refused('OUT_OF_ORDER', { actual: 'STREET_REVIEWED', needed: 'CERTIFIED' }));
  });

  it('R10.1 (十) one runs at a time', () => {
    expect(
      given(chain('agreed').events).at('2011-10-10').when('SignAgreement', agreementUntil('2012-02-29'), streetOfficer),
    ).toMatchObject(refused('AGREEMENT_RUNNING'));
  });

  it('R10.1 (十) it does not end before it begins', () => {
    expect(
      given(chain('certified').events)
        .at('2011-09-15')
        .when('SignAgreement', agreementUntil('2011-09-14'), streetOfficer),
    ).toMatchObject(refused('DATES_REVERSED'));
  });

  it('R10.1 (十) it ends by itself with 24:00 of its last day; the case is certified without it', () => {
    const person = chain('certified')
      .at('2011-09-15')
      .does('SignAgreement', agreementUntil('2011-12-20'), streetOfficer)
      .at('2011-12-25');
    expect(person.events.at(-1)).toMatchObject({
      type: 'AgreementEnded',
      data: { cause: 'DATE' },
      effectiveAt: instantOf('2011-12-21T00:00:00'),
    });
    expect(person.state).toMatchObject({ stage: 'CERTIFIED', agreement: null });
  });

  it('R10.1 (十) it may be ended earlier with a reason, and another signed', () => {
    const person = chain('agreed').at('2011-10-10').does('EndAgreement', reason, streetOfficer);
    expect(person.events.at(-1)).toMatchObject({ data: { cause: 'OFFICER' }, protectedData: reason });
    expect(person.state.stage).toBe('CERTIFIED');
    person.does('SignAgreement', agreementUntil('2012-02-29', '2011-10-10'), streetOfficer);
    expect(person.state.stage).toBe('AGREED');
  });

  it('R10.1 (十) where none runs, none is ended', () => {
    expect(given(chain('certified').events).at('2011-09-15').when('EndAgreement', reason, streetOfficer)).toMatchObject(
      refused('NO_AGREEMENT'),
    );
    expect(given(chain('lodged').events).at('2011-09-15').when('EndAgreement', reason, streetOfficer)).toMatchObject(
      refused('OUT_OF_ORDER'),
    );
  });
});
