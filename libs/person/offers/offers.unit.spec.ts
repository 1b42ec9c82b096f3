import { citySupervisor, countyOfficer, streetOfficer } from '#testing/actors';
import { chain } from '#testing/chain';
import { given, raised, refused } from '#testing/given';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { describe, expect, it } from 'vitest';

const offer = {
  employer: { scheme: 'ORG_CODE', value: 'D2143569-X', name: '测试公司', areaCode: '340104' },
  post: '保洁员',
  monthlyWage: '1010.00',
};

/** A job offered and declined on that day, and the officer's judgement of the same day. */
function declined(person: Story, on: string, justified = false): Story {
  person.at(on).does('OfferJob', offer);
  return person
    .does('DeclineOffer', { reason: '路远' })
    .does('JudgeRefusal', { justified, reason: '经核实' }, streetOfficer);
}

const tasksOf = (person: Story) => person.events.filter(({ type }) => type === 'CancellationTaskOpened');

describe('R5.6 (五) offers and refusals', () => {
  it('R7.0 (七) R5.6 (五): placement is free for everyone; an offer is recorded; who offers what for which wage is protected', () => {
    expect(given(chain('certified').events).at('2011-09-20').when('OfferJob', offer)).toMatchObject(
      raised({ type: 'JobOffered', data: { employerArea: '340104' }, protectedData: { post: '保洁员' } }),
    );
    const wrong = { ...offer, employer: { ...offer.employer, value: 'D2143569-1' } };
    expect(given(chain('certified').events).at('2011-09-20').when('OfferJob', wrong)).toMatchObject(
      refused('EMPLOYER_ID_INVALID'),
    );
  });

  it('R5.6 (五) the only open offer need not be named; of two one must be', () => {
    const person = chain('certified').at('2011-09-20').does('OfferJob', offer);
    expect(given(person.events).at('2011-09-21').when('AcceptOffer')).toMatchObject(raised({ type: 'OfferAccepted' }));
    person.does('OfferJob', offer);
    expect(given(person.events).at('2011-09-21').when('AcceptOffer')).toMatchObject(refused('SEVERAL_OPEN'));
    person.does('AcceptOffer', { offerId: person.state.offers[1]?.id });
    expect(person.state.offers.map(({ status }) => status)).toEqual(['OPEN', 'ACCEPTED']);
  });

  it('R5.6 (五) an answered offer is not answered again, and only a refusal is judged, once', () => {
    const person = chain('certified').at('2011-09-20').does('OfferJob', offer).does('AcceptOffer');
    const judge = { justified: true, reason: '经核实' };
    expect(given(person.events).at('2011-09-21').when('DeclineOffer', { reason: '路远' })).toMatchObject(
      refused('NO_OFFER', { actual: 'ACCEPTED' }),
    );
    expect(given(person.events).at('2011-09-21').when('JudgeRefusal', judge, streetOfficer)).toMatchObject(
      refused('NO_OFFER'),
    );
    const judged = declined(chain('certified'), '2011-09-20', true);
    expect(given(judged.events).at('2011-09-21').when('JudgeRefusal', judge, streetOfficer)).toMatchObject(
      refused('NO_OFFER'),
    );
  });

  it('R5.6 (五) the third unjustified refusal in six months opens a cancellation task and cancels nothing', () => {
    const person = chain('certified');
    declined(person, '2011-09-20');
    declined(person, '2011-12-20');
    expect(tasksOf(person)).toEqual([]);
    declined(person, '2012-03-19');
    expect(tasksOf(person)).toMatchObject([{ data: { ground: 'REFUSED_ASSISTANCE', count: 3, months: 6 } }]);
    expect(person.events.at(-1)?.causedBy).toBe(person.events.at(-2)?.id);
    expect(person.state).toMatchObject({ qualification: 'CERTIFIED', stage: 'CERTIFIED' });
  });

  it('R5.6 (五) on the same day of the sixth month the first no longer counts', () => {
    const person = chain('certified');
    for (const on of ['2011-09-20', '2011-12-20', '2012-03-20']) declined(person, on);
    expect(tasksOf(person)).toEqual([]);
  });

  it('R5.6 (五) a justified refusal does not count', () => {
    const person = chain('certified');
    declined(person, '2011-09-20');
    declined(person, '2011-10-20', true);
    declined(person, '2011-11-20');
    expect(tasksOf(person)).toEqual([]);
  });

  it('R5.6 (五) number and months are parameters', () => {
    const rules = rulebook({ values: { unjustifiedRefusals: { count: 2, months: 1 } } });
    const person = chain('certified', { rules });
    for (const on of ['2011-09-20', '2011-10-19']) declined(person, on);
    expect(tasksOf(person)).toHaveLength(1);
  });

  it('R5.6 (五) one task at a time, and the human decision closes it', () => {
    const person = chain('certified');
    for (const on of ['2011-09-20', '2011-10-20', '2011-11-20', '2011-12-20']) declined(person, on);
    expect(tasksOf(person)).toHaveLength(1);
    const cancel = { ground: 'REFUSED_ASSISTANCE', reason: '多次拒绝', evidence: [{ kind: '记录' }] };
    person.does('CancelQualification', cancel, countyOfficer);
    expect(person.state.cancellationTask).toBeNull();
  });

  it('R5.6 (五) the officer may decide not to cancel: the task closes with the reason, and its refusals count no second time', () => {
    const person = chain('certified');
    for (const on of ['2011-09-20', '2011-10-20', '2011-11-20']) declined(person, on);
    const taskId = person.state.cancellationTask?.eventId;
    person.does('CloseTask', { reason: '谈话后愿意接受服务' }, countyOfficer);
    expect(person.events.at(-1)).toMatchObject({
      type: 'TaskClosed',
      data: { taskId, of: taskId, cause: 'OFFICER' },
      protectedData: { reason: '谈话后愿意接受服务' },
      grounds: { rules: ['R5.6', 'R5.5'] },
    });
    expect(person.state).toMatchObject({ qualification: 'CERTIFIED', cancellationTask: null });
    expect(tasksOf(declined(person, '2011-12-20'))).toHaveLength(1);
    expect(person.tries('CloseTask', { reason: '再次' }, countyOfficer)).toMatchObject({
      refusal: { code: 'NO_OPEN_TASK' },
    });
  });

  it('R5.6 (五) R6.1 (六): once it is closed the annual review runs as for everybody', () => {
    const person = chain('certified');
    for (const on of ['2011-09-20', '2011-10-20', '2011-11-20']) declined(person, on);
    person.does('CloseTask', { reason: '谈话后愿意接受服务' }, countyOfficer).at('2012-04-02');
    expect(person.state.leaving?.reasonCode).toBe('ANNUAL_REVIEW_MISSED');
  });

  it('R5.6 (五) R14.2 (十四): refusals that have led to a cancellation count no second time when it is overturned', () => {
    const person = chain('certified');
    for (const on of ['2011-09-20', '2011-10-20', '2011-11-20']) declined(person, on);
    const cancel = { ground: 'REFUSED_ASSISTANCE', reason: '多次拒绝', evidence: [{ kind: '记录' }] };
    person.does('CancelQualification', cancel, countyOfficer);
    person.does('LodgeAppeal', { against: { eventId: person.state.leaving?.eventId }, reason: '不服' });
    person.does('DecideAppeal', { outcome: 'OVERTURNED', reason: '经复查' }, citySupervisor);
    declined(person, '2011-12-20');
    expect(tasksOf(person)).toHaveLength(1);
    expect(person.state.cancellationTask).toBeNull();
  });

  it('R6.1 (六) while the task is open the review goes to the officer and is never missed', () => {
    const person = chain('certified');
    for (const on of ['2011-09-20', '2011-10-20', '2011-11-20']) declined(person, on);
    person.at('2012-04-02');
    expect(person.events.at(-1)).toMatchObject({ type: 'ReviewDecisionOverdue', data: { cause: 'LEAVING_TASK' } });
    expect(person.state.qualification).toBe('CERTIFIED');
  });

  it('R5.6 (五) who has left is offered nothing', () => {
    const left = chain('registered').does('CloseCase', { reasonCode: 'OWN_REQUEST', on: '2011-08-15' }, streetOfficer);
    expect(given(left.events).at('2011-08-16').when('OfferJob', offer)).toMatchObject(refused('ALREADY_LEFT'));
    expect(given().at('2011-08-16').when('OfferJob', offer)).toMatchObject(refused('NOT_REGISTERED'));
  });
});
