import { clerk, countyOfficer, streetOfficer } from '#testing/actors';
import { chain } from '#testing/chain';
import { given, raised, refused } from '#testing/given';
import { rulebook } from '#testing/rulebook';
import { describe, expect, it } from 'vitest';

const seal = { entry: 'CERTIFICATION', seal: '测试区人社局' };

describe('R4.2 (四) certification', () => {
  it('R4.2 (四) from registration to certification in the order of the law', () => {
    const person = chain('certified');
    expect(person.events.map(({ type }) => type)).toEqual([
      'UnemploymentRegistered',
      'CertificateIssued',
      'ApplicationLodged',
      'CommunityCheckPassed',
      'PublicNoticePublished',
      'PublicNoticeEnded',
      'StreetReviewPassed',
      'PersonCertified',
    ]);
    expect(person.state).toMatchObject({
      stage: 'CERTIFIED',
      qualification: 'CERTIFIED',
      certification: { on: '2011-09-13' },
    });
    expect(person.events.every(({ grounds }) => grounds.rules.length > 0 && grounds.paragraphs.length > 0)).toBe(true);
  });

  it('R4.2 (四) not certified before the street review', () => {
    expect(given(chain('published').events).at('2011-09-10').when('CertifyPerson', {}, countyOfficer)).toMatchObject(
      refused('OUT_OF_ORDER', { actual: 'NOTICE_ENDED', needed: 'STREET_REVIEWED' }),
    );
  });

  it('R4.2 (四) a street review is passed once', () => {
    expect(given(chain('reviewed').events).at('2011-09-10').when('PassStreetReview', {}, streetOfficer)).toMatchObject(
      refused('OUT_OF_ORDER'),
    );
  });

  it('four eyes: who registered the case may not certify it, nor refuse it', () => {
    const person = chain('reviewed');
    const refusal = { condition: 'OTHER_OFFICER', actual: clerk.staff };
    expect(given(person.events).at('2011-09-12').when('CertifyPerson', {}, clerk)).toMatchObject(
      refused('FOUR_EYES', refusal),
    );
    const refusing = { reasonCode: 'CONDITIONS_NOT_MET', reason: '不符合条件' };
    expect(given(person.events).at('2011-09-12').when('RefuseCertification', refusing, clerk)).toMatchObject(
      refused('FOUR_EYES'),
    );
  });

  it('the certification carries the facts it relied on, each with its event', () => {
    const { events } = chain('certified');
    const basis = events.at(-1)?.basis ?? [];
    expect(basis.map(({ fact, holds }) => [fact, holds])).toEqual([
      ['REGISTERED', true],
      ['CERTIFICATE_ISSUED', true],
      ['CATEGORY:OLDER', true],
      ['COMMUNITY_CHECK_PASSED', true],
      ['NOTICE_ENDED', true],
      ['STREET_REVIEW_PASSED', true],
    ]);
    expect(basis.every(({ sourceEventId }) => events.some(({ id }) => id === sourceEventId))).toBe(true);
  });

  it('R4.7 (四) a refusal has a reason code, and its reasons in writing are protected', () => {
    expect(
      given(chain('reviewed').events)
        .at('2011-09-12')
        .when('RefuseCertification', { reasonCode: 'EVIDENCE_MISSING', reason: '材料不足' }, countyOfficer),
    ).toMatchObject(
      raised({
        type: 'CertificationRefused',
        data: { reasonCode: 'EVIDENCE_MISSING' },
        protectedData: { reason: '材料不足' },
        grounds: { rules: ['R4.7', 'R4.2'] },
      }),
    );
  });

  it('R4.7 (四) a refused case stands at REFUSED and nothing is due', () => {
    const refusing = { reasonCode: 'EVIDENCE_MISSING', reason: '材料不足' };
    const person = chain('reviewed').does('RefuseCertification', refusing, countyOfficer);
    expect(person.state).toMatchObject({ stage: 'REFUSED', qualification: 'NONE' });
    expect(person.deadlines).toEqual([]);
  });
});

describe('R4.5 (四) the card page', () => {
  it('R4.5 (四) certification is annotated with the seal, once', () => {
    const person = chain('certified');
    expect(person.available(countyOfficer)).toContain('AnnotateCard');
    person.at('2011-09-14').does('AnnotateCard', seal, countyOfficer);
    expect(person.state.card).toMatchObject([
      { entry: 'CERTIFICATION', on: '2011-09-14', of: person.state.certification?.eventId },
    ]);
    expect(person.available(countyOfficer)).not.toContain('AnnotateCard');
    expect(given(person.events).at('2011-09-15').when('AnnotateCard', seal, countyOfficer)).toMatchObject(
      refused('CARD_ALREADY_ANNOTATED'),
    );
  });

  it('R4.5 (四) an open duty that blocks nothing', () => {
    expect(chain('agreed').state).toMatchObject({ stage: 'AGREED', card: [] });
  });

  it('R4.5 (四) no entry before what it annotates', () => {
    const { events } = chain('reviewed');
    expect(given(events).at('2011-09-12').when('AnnotateCard', seal, countyOfficer)).toMatchObject(
      refused('OUT_OF_ORDER', { needed: 'CERTIFIED' }),
    );
    expect(
      given(chain('certified').events)
        .at('2011-09-14')
        .when('AnnotateCard', { ...seal, entry: 'LEAVING' }, countyOfficer),
    ).toMatchObject(refused('OUT_OF_ORDER', { needed: 'LEFT' }));
  });

  it('R4.5 (四) not dated before the certification', () => {
    expect(
      given(chain('certified').events)
        .at('2011-09-14')
        .when('AnnotateCard', { ...seal, on: '2011-09-12' }, countyOfficer),
    ).toMatchObject(refused('DATE_BEFORE_ACT'));
  });
});

describe('R4.2, R20.1 (四)(尾) the level that certifies is a local rule', () => {
  it.each([
    ['STREET', streetOfficer],
    ['COUNTY', countyOfficer],
    ['CITY', { staff: 'city-supervisor.340100', role: 'city-supervisor', area: '340100' }],
    ['PROVINCE', { staff: 'province-supervisor.340000', role: 'province-supervisor', area: '340000' }],
  ] as const)(
    'R4.2 (四) where it is %s, that level alone may certify, refuse and annotate the card',
    (level, officer) => {
      const reviewed = chain('reviewed').under(rulebook({ values: { certifyingLevel: level } }));
      const others = [streetOfficer, countyOfficer].filter(({ role }) => role !== officer.role);
      for (const other of others) expect(reviewed.available(other)).not.toContain('CertifyPerson');
      expect(reviewed.available(officer)).toEqual(expect.arrayContaining(['CertifyPerson', 'RefuseCertification']));
      const certified = reviewed.does('CertifyPerson', {}, officer);
      expect(certified.events.at(-1)).toMatchObject({ type: 'PersonCertified', data: { level } });
      expect(certified.available(officer)).toContain('AnnotateCard');
    },
  );
});
