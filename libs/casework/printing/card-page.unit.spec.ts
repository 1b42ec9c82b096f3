import type { OpenEvent } from '#record/contract';
import { countyOfficer } from '#testing/actors';
import { reviewChecks } from '#testing/assisted';
import { chain } from '#testing/chain';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';
import { eventAnswer } from '../answers.ts';
import { cardEntries } from './card-page.ts';
import { openEventAnswer } from '../persons/open-history.ts';

const entriesOf = ({ events }: Story, covers = true) => {
  const answer = covers ? openEventAnswer : eventAnswer;
  return cardEntries(
    events.map((event) => answer({ ...event, hash: '' } as OpenEvent)),
    covers,
  );
};

describe('R4.5 (四) the card page from the events alone', () => {
  const certified = () => chain('agreed', { categories: ['OLDER', 'LAND_LOSS'] });

  it('has date, categories, seal and officer of the certification', () => {
    const person = certified().at('2011-09-16');
    person.does('AnnotateCard', { entry: 'CERTIFICATION', seal: '测试章' }, countyOfficer);
    expect(entriesOf(person)).toEqual({
      certifications: [
        {
          on: '2011-09-13',
          categories: ['OLDER', 'LAND_LOSS'],
          primary: 'OLDER',
          annotation: { on: '2011-09-16', seal: '测试章', officer: countyOfficer.staff },
        },
      ],
      leavings: [],
      reviews: [],
    });
    expect(entriesOf(person, false).certifications).toMatchObject([
      { categories: [], primary: null, annotation: { seal: null } },
    ]);
  });

  it('R6.8 (六) a leaving that was undone stays on the card and says from when', () => {
    const person = certified().at('2012-04-02');
    const leaving = { act: 'DEREGISTRATION', reasonCode: 'ANNUAL_REVIEW_MISSED', on: '2012-04-01' };
    expect(entriesOf(person).leavings).toEqual([{ ...leaving, annotation: null, restoredOn: null }]);
    const of = person.events.find(({ type }) => type === 'QualificationDeregistered')?.id;
    person.at('2012-05-10').does('RestoreQualification', { of, from: '2012-04-01', reason: '误注销' }, countyOfficer);
    expect(entriesOf(person).leavings).toMatchObject([{ ...leaving, restoredOn: '2012-04-01' }]);
  });

  it('R6.3 (六) a year that was passed stands on it, one that was attended only does not', () => {
    const person = certified().at('2012-02-06');
    person.does('AttendReview', { on: '2012-02-06', checks: reviewChecks });
    expect(entriesOf(person).reviews).toEqual([]);
    person.at('2012-02-20').does('PassReview', {}, countyOfficer);
    expect(entriesOf(person).reviews).toEqual([{ year: '2012', on: '2012-02-20', officer: countyOfficer.staff }]);
  });

  it('R5.7 (五) an exit is no cancellation; a case closed before certification has no entry', () => {
    const exited = certified().at('2011-10-10');
    exited.does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2011-10-10' }, countyOfficer);
    expect(entriesOf(exited).leavings).toMatchObject([{ act: 'EXIT', reasonCode: 'OWN_REQUEST', on: '2011-10-10' }]);
    const closed = chain('issued').at('2011-08-20');
    closed.does('CloseCase', { reasonCode: 'OWN_REQUEST', on: '2011-08-20' }, countyOfficer);
    expect(entriesOf(closed)).toEqual({ certifications: [], leavings: [], reviews: [] });
  });
});
