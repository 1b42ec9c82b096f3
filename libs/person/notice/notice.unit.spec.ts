import { formatInstant } from '#kernel/instant';
import { countyOfficer, streetOfficer } from '#testing/actors';
import { chain } from '#testing/chain';
import { given, raised, refused } from '#testing/given';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { instantOf } from '#testing/story';
import { describe, expect, it } from 'vitest';

const objection = { by: '测试邻居', reason: '情况不实' };

const onNotice = (published = '2011-09-01'): Story => chain('published', { dates: { published } });

function noticeEnd(person: Story): string | null {
  const due = person.deadlines.find(({ kind }) => kind === 'PublicNoticeEnded');
  return due?.dueAt == null ? null : formatInstant(due.dueAt);
}

describe('R4.4 (四) the public notice', () => {
  it('R4.4 (四) a notice published Thu 2011-09-29 ends 2011-10-08 24:00; the street review is refused one second before', () => {
    const { events } = onNotice('2011-09-29');
    const satisfiableAt = instantOf('2011-10-09T00:00:00');
    const unmet = { condition: 'STAGE', actual: 'ON_NOTICE', needed: 'NOTICE_ENDED', satisfiableAt };
    expect(given(events).at('2011-10-08T23:59:59').when('PassStreetReview', {}, streetOfficer)).toMatchObject(
      refused('OUT_OF_ORDER', unmet),
    );
  });

  it('R4.4 (四) the street review is accepted at 2011-10-09 00:00', () => {
    const { events } = onNotice('2011-09-29');
    expect(given(events).at('2011-10-09T00:00:00').when('PassStreetReview', {}, streetOfficer)).toMatchObject(
      raised({ type: 'StreetReviewPassed' }),
    );
  });

  it('R4.4 (四) the refusal names its paragraph', () => {
    const decision = onNotice('2011-09-29').tries('PassStreetReview', {}, streetOfficer);
    expect(decision).toMatchObject({ refusal: { grounds: { paragraphs: ['(四)'], rules: ['R4.4'] } } });
  });

  it('R4.4 (四) the end takes effect at 24:00 of the last day whenever the machine gets to it', () => {
    const person = onNotice().at('2011-10-20');
    const ended = person.events.find(({ type }) => type === 'PublicNoticeEnded');
    expect(ended).toMatchObject({ effectiveAt: instantOf('2011-09-09T00:00:00'), data: { lastOn: '2011-09-08' } });
    expect(person.state.stage).toBe('NOTICE_ENDED');
  });

  it('R4.4 (四) an area may say 5 working days', () => {
    const rules = rulebook({ values: { noticePeriod: { unit: 'working', days: 5 } } });
    const person = chain('published', { rules, dates: { published: '2011-09-29' } });
    expect(noticeEnd(person)).toBe('2011-10-12T00:00:00+08:00');
  });
});

describe('R4.4 (四) objections', () => {
  it('R4.4 (四) an objection stops the clock; dismissed, the remaining days run on: 09-05 to 09-07 ends 2011-09-13 24:00', () => {
    const person = onNotice().at('2011-09-05T10:00:00').does('RaiseObjection', objection);
    expect(person.state.stage).toBe('OBJECTED');
    expect(noticeEnd(person)).toBeNull();
    person.at('2011-09-07T15:00:00').does('DismissObjection', { reason: '查无实据' }, streetOfficer);
    expect(person.state.stage).toBe('ON_NOTICE');
    expect(noticeEnd(person)).toBe('2011-09-14T00:00:00+08:00');
  });

  it('R4.4 (四) two objections that overlap: the clock stands until the last is dismissed, ends 2011-09-13 24:00', () => {
    const person = onNotice().at('2011-09-02T10:00:00').does('RaiseObjection', objection);
    const [first] = person.state.notice?.objections ?? [];
    person.at('2011-09-03T09:00:00').does('RaiseObjection', objection);
    person
      .at('2011-09-03T18:00:00')
      .does('DismissObjection', { objectionId: first?.id, reason: '查无实据' }, streetOfficer);
    expect(person.state.stage).toBe('OBJECTED');
    person.at('2011-09-05T12:00:00').does('DismissObjection', { reason: '查无实据' }, streetOfficer);
    expect(noticeEnd(person)).toBe('2011-09-14T00:00:00+08:00');
  });

  it('R4.4 (四) an objection at 09-08 23:00 is in time; dismissed 09-13 10:00 the notice ends 2011-09-14 24:00', () => {
    const person = onNotice().at('2011-09-08T23:00:00').does('RaiseObjection', objection);
    person.at('2011-09-13T10:00:00').does('DismissObjection', { reason: '查无实据' }, streetOfficer);
    expect(noticeEnd(person)).toBe('2011-09-15T00:00:00+08:00');
  });

  it('R4.4 (四) the street review waits while an objection is open, and no moment is promised', () => {
    const { events } = onNotice().at('2011-09-05').does('RaiseObjection', objection);
    expect(given(events).at('2011-12-01').when('PassStreetReview', {}, streetOfficer)).toMatchObject(
      refused('OUT_OF_ORDER', { condition: 'STAGE', actual: 'OBJECTED', needed: 'NOTICE_ENDED' }),
    );
  });

  it('R4.4 (四) which of several open objections is dismissed must be named', () => {
    const { events } = onNotice().at('2011-09-02').does('RaiseObjection', objection).does('RaiseObjection', objection);
    expect(
      given(events).at('2011-09-03').when('DismissObjection', { reason: '查无实据' }, streetOfficer),
    ).toMatchObject(refused('SEVERAL_OPEN'));
  });

  it('R4.4 (四) nothing is dismissed where no objection is open, and an unknown one is none', () => {
    const person = onNotice();
    const dismissal = { reason: '查无实据' };
    expect(given(person.events).at('2011-09-02').when('DismissObjection', dismissal, streetOfficer)).toMatchObject(
      refused('NO_OPEN_OBJECTION'),
    );
    expect(
      given(person.at('2011-09-02').does('RaiseObjection', objection).events)
        .at('2011-09-03')
        .when('UpholdObjection', { ...dismissal, objectionId: 'unknown' }, streetOfficer),
    ).toMatchObject(refused('NO_OPEN_OBJECTION'));
  });

  it('R4.4 (四) a dismissal is not earlier than the receipt of its objection', () => {
    const { events } = onNotice().at('2011-09-05').does('RaiseObjection', objection);
    expect(
      given(events).at('2011-09-06').when('DismissObjection', { on: '2011-09-04', reason: '查无实据' }, streetOfficer),
    ).toMatchObject(refused('DATE_BEFORE_ACT', { actual: '2011-09-04', needed: '2011-09-05' }));
  });

  it('R4.4 (四) upholding an objection refuses the application in the same act', () => {
    const { events } = onNotice().at('2011-09-05').does('RaiseObjection', objection);
    expect(given(events).at('2011-09-06').when('UpholdObjection', { reason: '情况属实' }, streetOfficer)).toMatchObject(
      raised({ type: 'ObjectionUpheld' }, { type: 'CertificationRefused', data: { reasonCode: 'OBJECTION_UPHELD' } }),
    );
  });

  it('R4.7 (四) after an objection was upheld the case is refused', () => {
    const person = onNotice().at('2011-09-05').does('RaiseObjection', objection);
    person.at('2011-09-06').does('UpholdObjection', { reason: '情况属实' }, streetOfficer);
    expect(person.state.stage).toBe('REFUSED');
    expect(person.deadlines).toEqual([]);
  });
});

describe('R4.4 (四) objections typed in late', () => {
  it('R4.4 (四) received in time, it re-opens an ended notice', () => {
    const person = onNotice().at('2011-09-10');
    expect(person.state.stage).toBe('NOTICE_ENDED');
    person.does('RaiseObjection', { ...objection, receivedOn: '2011-09-08' });
    expect(person.state).toMatchObject({ stage: 'OBJECTED', notice: { ended: false, endsAt: null } });
  });

  it('R4.4 (四) a street review already passed is passed again', () => {
    const person = chain('reviewed')
      .at('2011-09-10')
      .does('RaiseObjection', { ...objection, receivedOn: '2011-09-08' });
    expect(person.state.streetReview).toBeNull();
    person.at('2011-09-13').does('DismissObjection', { reason: '查无实据' }, streetOfficer);
    expect(person.tries('CertifyPerson', {}, countyOfficer)).toMatchObject({ outcome: 'refused' });
    person.at('2011-09-15').does('PassStreetReview', {}, streetOfficer).does('CertifyPerson', {}, countyOfficer);
    expect(person.state.stage).toBe('CERTIFIED');
  });

  it('R4.4 (四) an ended notice ends again at its new date, once each time', () => {
    const person = chain('reviewed')
      .at('2011-09-10')
      .does('RaiseObjection', { ...objection, receivedOn: '2011-09-08' });
    person.at('2011-09-13').does('DismissObjection', { reason: '查无实据' }, streetOfficer).at('2011-10-01');
    const ends = person.events
      .filter(({ type }) => type === 'PublicNoticeEnded')
      .map(({ effectiveAt }) => formatInstant(effectiveAt));
    expect(ends).toEqual(['2011-09-09T00:00:00+08:00', '2011-09-15T00:00:00+08:00']);
  });

  it('R4.4 (四) received after the last day it is refused', () => {
    const { events } = onNotice();
    expect(
      given(events)
        .at('2011-09-12')
        .when('RaiseObjection', { ...objection, receivedOn: '2011-09-09' }),
    ).toMatchObject(
      refused('OBJECTION_TOO_LATE', { condition: 'OBJECTION_IN_TIME', actual: '2011-09-09', needed: '2011-09-08' }),
    );
  });

  it('R4.4 (四) received before the publication it is refused', () => {
    const { events } = onNotice();
    expect(
      given(events)
        .at('2011-09-02')
        .when('RaiseObjection', { ...objection, receivedOn: '2011-08-31' }),
    ).toMatchObject(refused('DATE_BEFORE_ACT'));
  });

  it('R4.4 (四) after certification no objection is taken', () => {
    const { events } = chain('certified');
    expect(
      given(events)
        .at('2011-09-14')
        .when('RaiseObjection', { ...objection, receivedOn: '2011-09-08' }),
    ).toMatchObject(refused('OUT_OF_ORDER'));
  });
});

describe('a notice whose year of working days is not published', () => {
  const dates = {
    registered: '2026-12-01',
    issued: '2026-12-02',
    lodged: '2026-12-03',
    checked: '2026-12-04',
    published: '2026-12-28',
  };
  const inDecember = () => chain('published', { dates, birthOn: '1970-08-15' });

  it('has no date but says what it awaits', () => {
    expect(inDecember().deadlines).toContainEqual(
      expect.objectContaining({ kind: 'PublicNoticeEnded', dueAt: null, awaiting: 'CALENDAR_2027' }),
    );
  });

  it('does not end while it waits', () => {
    expect(inDecember().at('2027-03-01').state.stage).toBe('ON_NOTICE');
  });

  it('gets its date by an event when the year is published, and then ends at that date', () => {
    const short = { unpublishedFrom: 2026 };
    const published = {
      ...dates,
      registered: '2025-12-01',
      issued: '2025-12-02',
      lodged: '2025-12-03',
      checked: '2025-12-04',
    };
    const person = chain('published', {
      rules: rulebook(short),
      dates: { ...published, published: '2025-12-29' },
      birthOn: '1970-08-15',
    });
    expect(person.state.notice).toMatchObject({ endsAt: null, awaiting: 'CALENDAR_2026' });
    person.under(rulebook()).at('2026-02-01');
    expect(person.events.slice(-3).map(({ type }) => type)).toEqual([
      'DeadlineFixed',
      'PublicNoticeEnded',
      'StepOverdue',
    ]);
    expect(person.state.stage).toBe('NOTICE_ENDED');
    expect(person.events.at(-2)).toMatchObject({ effectiveAt: instantOf('2026-01-06T00:00:00') });
  });
});
