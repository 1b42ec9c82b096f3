import { chain } from '#testing/chain';
import { given, raised, refused } from '#testing/given';
import { describe, expect, it } from 'vitest';

const lost = { cause: '遗失' };

describe('R4.3 (四) reissue', () => {
  it('R4.3 (四) keeps the number and draws none; the cause is protected', () => {
    const outcome = given(chain('issued').events).at('2011-08-20').when('ReissueCertificate', lost);
    expect(outcome).toMatchObject(
      raised({
        type: 'CertificateReissued',
        data: { copy: 2 },
        protectedData: { certificateNumber: '3401042011000001', cause: '遗失' },
      }),
    );
  });

  it('R4.3 (四) the certificate stays the one that was issued, also for who has left', () => {
    const person = chain('issued').at('2011-08-20').does('CloseCase', { reasonCode: 'OWN_REQUEST', on: '2011-08-20' });
    person.at('2011-08-22').does('ReissueCertificate', lost).at('2011-09-22').does('ReissueCertificate', lost);
    expect(person.state.certificate).toMatchObject({
      issuedOn: '2011-08-16',
      reissuedOn: ['2011-08-22', '2011-09-22'],
    });
    expect(person.state.identity?.certificateNumber).toBe('3401042011000001');
    expect(person.events.at(-1)?.data).toMatchObject({ copy: 3 });
  });

  it('R4.3 (四) what was never issued is not issued again', () => {
    const registered = given(chain('registered').events).at('2011-08-16');
    expect(registered.when('ReissueCertificate', lost)).toMatchObject(refused('CERTIFICATE_NOT_ISSUED'));
    expect(given().at('2011-08-16').when('ReissueCertificate', lost)).toMatchObject(refused('OUT_OF_ORDER'));
  });
});
