import { clerk, countyOfficer, streetOfficer } from '#testing/actors';
import { chain } from '#testing/chain';
import { given, raised, refused } from '#testing/given';
import { rulebook } from '#testing/rulebook';
import { describe, expect, it } from 'vitest';
import { writtenNotice } from './written-notice.ts';

const refusal = { reasonCode: 'CONDITIONS_NOT_MET', reason: '不符合条件' };
const refusedCase = () => chain('reviewed').at('2011-09-13').does('RefuseCertification', refusal, countyOfficer);
const cancelled = () =>
  chain('agreed')
    .at('2011-10-10')
    .does(
      'CancelQualification',
      { ground: 'NO_LONGER_QUALIFIED', reason: '不再符合', evidence: [{ kind: '核查表' }] },
      countyOfficer,
    );
const decisionOf = (person: ReturnType<typeof chain>) =>
  person.state.decisions.findLast(({ written }) => written)?.eventId ?? '';
const serve = (person: ReturnType<typeof chain>, more: object = {}) => ({
  eventId: decisionOf(person),
  on: '2011-10-12',
  method: '直接送达',
  ...more,
});

describe('R4.7 (四) written decisions', () => {
  it('R4.7 (四) refusal, cancellation and deregistration each need a written notice', () => {
    const deregistered = chain('agreed').at('2012-04-02');
    const told = [refusedCase(), cancelled(), deregistered].map((person) =>
      writtenNotice(person.state, decisionOf(person), rulebook()),
    );
    expect(told).toMatchObject([
      { decision: 'CertificationRefused', reasonCode: 'CONDITIONS_NOT_MET', paragraphs: ['(四)'] },
      { decision: 'QualificationCancelled', reasonCode: 'NO_LONGER_QUALIFIED', paragraphs: ['(五)'] },
      { decision: 'QualificationDeregistered', reasonCode: 'ANNUAL_REVIEW_MISSED', on: '2012-04-01' },
    ]);
  });

  it('R4.7 (四) R14.2 (十四): it says how to appeal: within 60 days, to the level above; the system decides for the county', () => {
    const notice = writtenNotice(refusedCase().state, decisionOf(refusedCase()), rulebook());
    expect(notice).toMatchObject({ appeal: { days: 60, to: { level: 'CITY', area: '340100' } }, appealUntil: null });
    const missed = chain('agreed').at('2012-04-02');
    expect(writtenNotice(missed.state, decisionOf(missed), rulebook())?.appeal.to.level).toBe('CITY');
    const objected = chain('published').at('2011-09-05').does('RaiseObjection', { by: '居民', reason: '有异议' });
    objected.does('UpholdObjection', { reason: '属实' }, streetOfficer);
    expect(writtenNotice(objected.state, decisionOf(objected), rulebook())?.appeal.to.level).toBe('COUNTY');
  });

  it('R4.7 (四) the facts it rests on are those of the decision', () => {
    const notice = writtenNotice(refusedCase().state, decisionOf(refusedCase()), rulebook());
    expect(notice?.facts.map(({ fact }) => fact)).toContain('STREET_REVIEW_PASSED');
    expect(writtenNotice(refusedCase().state, chain('issued').events[1]?.id ?? '', rulebook())).toBeNull();
  });

  it('R4.7 (四) serving lets the time to appeal run; how it was served is protected', () => {
    const person = cancelled();
    const outcome = given(person.events).at('2011-10-12').when('RecordService', serve(person), clerk);
    expect(outcome).toMatchObject(
      raised({
        type: 'DecisionServed',
        data: { decisionId: decisionOf(person), appealUntil: '2011-12-11' },
        protectedData: { method: '直接送达' },
        causedBy: decisionOf(person),
      }),
    );
    person.at('2011-10-12').does('RecordService', serve(person));
    expect(writtenNotice(person.state, decisionOf(person), rulebook())).toMatchObject({
      servedOn: '2011-10-12',
      appealUntil: '2011-12-11',
    });
  });

  it('R4.7 (四) once, not before it was decided, and nothing that is no written decision', () => {
    const person = cancelled();
    const early = serve(person, { on: '2011-10-09' });
    expect(given(person.events).at('2011-10-12').when('RecordService', early)).toMatchObject(
      refused('DATE_BEFORE_ACT'),
    );
    const other = serve(person, { eventId: person.events[0]?.id });
    expect(given(person.events).at('2011-10-12').when('RecordService', other)).toMatchObject(
      refused('NOTHING_TO_SERVE'),
    );
    person.at('2011-10-12').does('RecordService', serve(person));
    expect(given(person.events).at('2011-10-13').when('RecordService', serve(person))).toMatchObject(
      refused('NOTHING_TO_SERVE'),
    );
  });
});
