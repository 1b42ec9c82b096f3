import type { Actor } from '#kernel/event';
import { dateAt } from '#kernel/instant';
import { CLAIM_TAKEN } from '#kernel/stream-kind';
import { person } from '#person/person';
import { clerk } from '#testing/actors';
import { chain } from '#testing/chain';
import { given, refused } from '#testing/given';
import { rulebook } from '#testing/rulebook';
import { describe, expect, it } from 'vitest';

const drawsOf = (body: object, actor: Actor = clerk) => {
  const { state, now } = chain('registered');
  return person.draws(
    state,
    { name: 'IssueCertificate', body: { ...body } },
    { now, today: dateAt(now), actor, rules: rulebook() },
  );
};

describe('R4.3 (四) the certificate', () => {
  it('R4.3 (四) its number is county, year and a sequence drawn from their counter', () => {
    expect(drawsOf({})).toEqual([{ name: 'certificateSequence', counter: 'CERTIFICATE:340104:2011' }]);
    expect(chain('issued').state.identity?.certificateNumber).toBe('3401042011000001');
  });

  it('R4.3 (四) the number is claimed, so that it is unique, and stands in the protected part only', () => {
    const decision = chain('registered').at('2011-08-16').tries('IssueCertificate');
    expect(decision).toMatchObject({
      claims: [{ kind: 'CERTIFICATE', value: '3401042011000001' }],
      events: [
        {
          data: { county: '340104', year: 2011, existing: false },
          protectedData: { certificateNumber: '3401042011000001' },
        },
      ],
    });
  });

  it('R4.3 (四) an existing number is kept and nothing is drawn', () => {
    expect(drawsOf({ existingNumber: '3414022009000017' })).toEqual([]);
    const existing = chain('registered').does('IssueCertificate', { existingNumber: '3414022009000017' });
    expect(existing.state.identity?.certificateNumber).toBe('3414022009000017');
  });

  it('R4.3 (四) the county of a number must have existed in its year', () => {
    const body = { existingNumber: '3414022013000017' };
    expect(given(chain('registered').events).at('2011-08-16').when('IssueCertificate', body)).toMatchObject(
      refused('CERTIFICATE_NUMBER_INVALID'),
    );
  });

  it('R4.3 (四) no certificate was issued in a year to come', () => {
    const body = { existingNumber: '3401042012000017' };
    expect(given(chain('registered').events).at('2011-08-16').when('IssueCertificate', body)).toMatchObject(
      refused('CERTIFICATE_NUMBER_INVALID'),
    );
  });

  it('R4.3 (四) a number that another person holds is refused', () => {
    const person = chain('registered').at('2011-08-16');
    const body = { existingNumber: '3401042009000017' };
    expect(person.tries('IssueCertificate', body, clerk, { [CLAIM_TAKEN]: true })).toMatchObject({
      refusal: { code: 'CERTIFICATE_NUMBER_TAKEN', unmet: [{ condition: 'CERTIFICATE_NUMBER_FREE' }] },
    });
    expect(person.tries('IssueCertificate', {}, clerk, { [CLAIM_TAKEN]: true })).toMatchObject({ outcome: 'accepted' });
  });

  it('R4.3 (四) Chaohu dissolved on 2011-08-22: the number issued in 含山 before stays, one issued after is of Ma’anshan’s county', () => {
    const numberOf = (issued: string): string | undefined => {
      const dates = { issued, lodged: '2011-08-24', checked: '2011-08-24' };
      return chain('certified', { community: '341423100001', dates }).state.identity?.certificateNumber ?? undefined;
    };
    expect([numberOf('2011-08-21'), numberOf('2011-08-22')]).toEqual(['3414232011000001', '3405222011000001']);
  });

  it('R4.3 (四) one per person for life', () => {
    expect(given(chain('issued').events).at('2011-08-20').when('IssueCertificate')).toMatchObject(
      refused('CERTIFICATE_ALREADY_ISSUED'),
    );
  });

  it('R4.2 (四) registration comes first', () => {
    expect(given().at('2011-08-16').when('IssueCertificate')).toMatchObject(
      refused('OUT_OF_ORDER', { actual: 'NONE', needed: 'REGISTERED' }),
    );
  });
});
