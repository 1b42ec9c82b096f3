import {
  citySupervisor,
  clerk,
  countyOfficer,
  hotlineAgent,
  provinceSupervisor,
  secondCountyOfficer,
  streetOfficer,
} from '#testing/actors';
import { assisted, employed } from '#testing/assisted';
import type { ChainStep } from '#testing/chain';
import { chain, registration } from '#testing/chain';
import type { Json } from '#kernel/event';
import { dateAt, startOfDay } from '#kernel/instant';
import { given, raised, refused } from '#testing/given';
import type { Story } from '#testing/story';
import { ofTwo } from '#testing/two-persons';
import { describe, expect, it } from 'vitest';
import { APPEALED } from './lodge.ts';

const COMMAND = '01890000-0000-7000-8000-0000000000aa';
const offer = {
  employer: { scheme: 'ORG_CODE', value: 'D2143569-X', name: '测试公司', areaCode: '340104' },
  post: '保洁员',
  monthlyWage: '1010.00',
};
const cancel = { ground: 'NO_LONGER_QUALIFIED', reason: '不再符合', evidence: [{ kind: '核查表' }] };
const cancelled = () => assisted().at('2011-10-10').does('CancelQualification', cancel, countyOfficer);
const last = (person: Story, type: string) => person.events.findLast((event) => event.type === type);
const appealed = (person: Story, type: string) =>
  person.does('LodgeAppeal', { against: { eventId: last(person, type)?.id }, reason: '不服' }, hotlineAgent);
const againstCommand = { against: { commandId: COMMAND }, reason: '不服' };
const seenRefused = { [APPEALED]: { outcome: 'REFUSED', on: '2011-09-19' } };
const taskOf = (person: Story, of: string | undefined) => person.state.redecisions.find((each) => each.of === of);
const decision = (outcome: string, more: object = {}) => ({ outcome, reason: '经复查', ...more });

describe('R14.2 (十四) lodging an appeal', () => {
  it('R14.2 (十四) points at one decision and knows who took it, at which level', () => {
    const person = cancelled();
    const against = { eventId: last(person, 'QualificationCancelled')?.id };
    const outcome = given(person.events)
      .at('2011-10-20')
      .when('LodgeAppeal', { against, reason: '不服' }, hotlineAgent);
    expect(outcome).toMatchObject(
      raised({
        type: 'AppealLodged',
        data: { ...against, commandId: null, decidedAt: 'COUNTY', decidedBy: 'county-officer.340104' },
        protectedData: { reason: '不服' },
      }),
    );
  });

  it('R14.2 (十四) a decision by the system, and the refusal of a command, count as the county’s', () => {
    const missed = appealed(chain('agreed').at('2012-04-02'), 'QualificationDeregistered');
    expect(missed.state.appeals[0]).toMatchObject({ decidedAt: 'COUNTY', decidedBy: null });
    const person = chain('certified').at('2011-09-20').does('LodgeAppeal', againstCommand, clerk, seenRefused);
    expect(last(person, 'AppealLodged')?.data).toMatchObject({
      eventId: null,
      commandId: COMMAND,
      decidedAt: 'COUNTY',
    });
  });

  it('R14.2 (十四) a command that was accepted, or that nobody gave, is no decision to appeal against', () => {
    const lodged = (seen: Json) =>
      chain('certified')
        .at('2011-09-20')
        .tries('LodgeAppeal', againstCommand, clerk, { [APPEALED]: seen });
    expect(lodged(null)).toMatchObject({ refusal: { code: 'NO_SUCH_DECISION', unmet: [{ actual: 'NONE' }] } });
    expect(lodged({ outcome: 'ACCEPTED', on: '2011-09-19' })).toMatchObject({
      refusal: { code: 'NO_SUCH_DECISION', unmet: [{ actual: 'ACCEPTED' }] },
    });
    expect(lodged({ outcome: 'REFUSED', on: '2011-09-20' })).toMatchObject({ outcome: 'accepted' });
  });

  it('R14.2 (十四) an appeal is not received before the command was refused', () => {
    const early = { ...againstCommand, receivedOn: '2011-09-18' };
    expect(chain('certified').at('2011-09-20').tries('LodgeAppeal', early, clerk, seenRefused)).toMatchObject({
      refusal: { code: 'DATE_BEFORE_ACT', unmet: [{ needed: '2011-09-19' }] },
    });
  });

  it('R14.2 (十四) once against each decision, and against nothing else', () => {
    const person = appealed(cancelled(), 'QualificationCancelled');
    const again = { against: { eventId: last(person, 'QualificationCancelled')?.id }, reason: '不服' };
    expect(given(person.events).at('2011-10-20').when('LodgeAppeal', again, clerk)).toMatchObject(
      refused('ALREADY_APPEALED', { actual: 'OPEN' }),
    );
    const visit = { against: { eventId: person.events[0]?.id }, reason: '不服' };
    expect(given(person.events).at('2011-10-20').when('LodgeAppeal', visit, clerk)).toMatchObject(
      refused('NO_SUCH_DECISION'),
    );
  });

  it('R4.7 (四) R14.2 (十四): until the last of 60 days after the written decision was served, on paper', () => {
    const person = cancelled();
    const eventId = last(person, 'QualificationCancelled')?.id;
    person.at('2011-10-12').does('RecordService', { eventId, on: '2011-10-12', method: '直接送达' });
    const lodge = (receivedOn: string) =>
      given(person.events)
        .at('2011-12-13')
        .when('LodgeAppeal', { against: { eventId }, reason: '不服', receivedOn }, clerk);
    expect(lodge('2011-12-11')).toMatchObject(raised({ type: 'AppealLodged', data: { receivedOn: '2011-12-11' } }));
    expect(lodge('2011-12-12')).toMatchObject(refused('APPEAL_TOO_LATE', { needed: '<=2011-12-11' }));
  });
});

describe('R14.2 (十四) deciding an appeal', () => {
  it('R14.2 (十四) at least one level up, by another: else FOUR_EYES', () => {
    const { events } = appealed(cancelled(), 'QualificationCancelled');
    const decide = (by = citySupervisor) => given(events).at('2011-10-20').when('DecideAppeal', decision('UPHELD'), by);
    expect(decide(countyOfficer)).toMatchObject(refused('FOUR_EYES', { condition: 'OTHER_DECIDER' }));
    expect(decide(secondCountyOfficer)).toMatchObject(
      refused('FOUR_EYES', { condition: 'APPEAL_LEVEL', actual: 'COUNTY', needed: 'CITY' }),
    );
    expect(decide()).toMatchObject(raised({ type: 'AppealDecided', data: { outcome: 'UPHELD' } }));
  });

  it('R14.2 (十四) a decision of the street goes to the county', () => {
    const person = chain('agreed').at('2011-10-10');
    person.does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2011-10-10' }, streetOfficer);
    appealed(person, 'PersonExited').does('DecideAppeal', decision('OVERTURNED'), countyOfficer);
    expect(person.state.stage).toBe('AGREED');
  });

  it('R14.2 (十四) upheld: the decision stands', () => {
    const person = appealed(cancelled(), 'QualificationCancelled').does(
      'DecideAppeal',
      decision('UPHELD'),
      citySupervisor,
    );
    expect(person.state).toMatchObject({ stage: 'LEFT', qualification: 'CANCELLED', redecisions: [] });
    expect(person.available(citySupervisor)).not.toContain('DecideAppeal');
  });

  it('R14.2 (十四) overturned: a re-decision linked both ways restores the original dates; history stays', () => {
    const before = assisted().state;
    const person = appealed(cancelled(), 'QualificationCancelled').at('2011-11-20');
    person.does('DecideAppeal', decision('OVERTURNED'), citySupervisor);
    const fallen = last(person, 'QualificationCancelled');
    const decided = last(person, 'AppealDecided');
    expect(last(person, 'QualificationRestored')).toMatchObject({
      causedBy: decided?.id,
      data: { of: fallen?.id, from: '2011-10-10', cause: 'APPEAL' },
      grounds: { rules: ['R14.2', 'R6.8'] },
    });
    expect(decided?.data).toMatchObject({ against: fallen?.id });
    const original = person.state.decisions.find(({ eventId }) => eventId === fallen?.id);
    expect(original?.replacedBy).toBe(last(person, 'QualificationRestored')?.id);
    expect(person.state).toMatchObject({
      stage: before.stage,
      qualification: 'CERTIFIED',
      certification: before.certification,
      agreement: before.agreement,
      benefits: [{ status: 'RUNNING', lastMonth: before.benefits[0]?.lastMonth }],
    });
  });

  it('R14.2 (十四) R6.8 (六): a no-show deregistered by the system is overturned by the city', () => {
    const person = appealed(assisted().at('2012-04-02'), 'AnnualReviewMissed').at('2012-05-07');
    person.does('DecideAppeal', decision('OVERTURNED'), citySupervisor);
    expect(last(person, 'QualificationRestored')?.data).toMatchObject({ from: '2012-04-01', year: '2012' });
    expect(person.state.benefits[0]?.status).toBe('RUNNING');
  });

  it('R14.2 (十四) R4.7 (四): an application refused wrongly stands again where it stood, and can be certified', () => {
    const person = chain('reviewed').at('2011-09-13');
    person.does('RefuseCertification', { reasonCode: 'CONDITIONS_NOT_MET', reason: '不符合' }, countyOfficer);
    appealed(person, 'CertificationRefused')
      .at('2011-10-10')
      .does('DecideAppeal', decision('OVERTURNED'), citySupervisor);
    expect(last(person, 'RefusalOverturned')).toMatchObject({
      causedBy: last(person, 'AppealDecided')?.id,
      data: { of: last(person, 'CertificationRefused')?.id, stage: 'STREET_REVIEWED', due: { dueOn: '2011-10-13' } },
    });
    person.does('CertifyPerson', { on: '2011-09-13' }, secondCountyOfficer);
    expect(person.state.certification?.on).toBe('2011-09-13');
  });

  it('R14.2 (十四) R4.4 (四): where an upheld objection had refused it, the objection is open again', () => {
    const person = chain('published').at('2011-09-05').does('RaiseObjection', { by: '居民', reason: '有异议' });
    person.does('UpholdObjection', { reason: '属实' }, streetOfficer);
    appealed(person, 'CertificationRefused').does('DecideAppeal', decision('OVERTURNED'), countyOfficer);
    expect(person.state).toMatchObject({
      stage: 'OBJECTED',
      notice: { objections: [{ outcome: 'OPEN', closedOn: null }] },
    });
    person.at('2011-09-07').does('DismissObjection', { reason: '申诉已推翻' }, streetOfficer).at('2011-09-14');
    expect(person.state.stage).toBe('NOTICE_ENDED');
  });

  it('R14.2 (十四) what no event alone gives back, and what is varied, is decided again; the new decision closes the task', () => {
    const person = appealed(cancelled(), 'QualificationCancelled');
    person.does('DecideAppeal', decision('VARIED', { variation: '改为退出' }), citySupervisor);
    expect(person.state.redecisions).toMatchObject([
      { of: last(person, 'QualificationCancelled')?.id, cause: 'APPEAL', takenBy: null },
    ]);
    const of = last(person, 'QualificationCancelled')?.id;
    person.does('RestoreQualification', { of, from: '2011-10-10', reason: '改判' }, countyOfficer);
    expect(person.state.redecisions[0]?.takenBy).toBe(last(person, 'QualificationRestored')?.id);
  });

  it('R14.2 (十四) a refused command that falls is given again by the office, which then closes the task', () => {
    const person = chain('certified').at('2011-09-20').does('LodgeAppeal', againstCommand, clerk, seenRefused);
    person.does('DecideAppeal', decision('OVERTURNED'), citySupervisor);
    expect(taskOf(person, COMMAND)).toMatchObject({ cause: 'APPEAL', takenBy: null });
    person.does('CloseTask', { reason: '已重新办理' }, countyOfficer);
    expect(taskOf(person, COMMAND)?.takenBy).toBe(last(person, 'TaskClosed')?.id);
  });

  it('R14.2 (十四) R4.4 (四): an appeal against the upholding of an objection is one against the refusal it brought', () => {
    const person = chain('published').at('2011-09-05').does('RaiseObjection', { by: '居民', reason: '有异议' });
    person.does('UpholdObjection', { reason: '属实' }, streetOfficer);
    appealed(person, 'ObjectionUpheld').does('DecideAppeal', decision('OVERTURNED'), countyOfficer);
    expect(person.state.stage).toBe('OBJECTED');
    const overturned = last(person, 'RefusalOverturned');
    expect(overturned?.data).toMatchObject({ of: last(person, 'CertificationRefused')?.id });
    const replaced = person.state.decisions.filter(({ replacedBy }) => replacedBy === overturned?.id);
    expect(replaced.map(({ type }) => type)).toEqual(['ObjectionUpheld', 'CertificationRefused']);
  });

  const closing = (person: Story) =>
    person.does('CloseCase', { reasonCode: 'OWN_REQUEST', on: dateAt(person.now) }, streetOfficer);
  const reopened = (person: Story) =>
    appealed(closing(person), 'CaseClosed')
      .at('2011-10-10')
      .does('DecideAppeal', decision('OVERTURNED'), countyOfficer);

  it.each<[ChainStep, string, string | null]>([
    ['registered', 'REGISTERED', 'CERTIFICATE'],
    ['issued', 'REGISTERED', null],
    ['lodged', 'APPLIED', 'COMMUNITY_CHECK'],
    ['checked', 'CHECKED', null],
    ['reviewed', 'STREET_REVIEWED', 'CERTIFICATION'],
  ])(
    'R14.2 (十四) R5.7 (五): a case closed wrongly when %s stands at %s again, the office’s time anew',
    (step, stage, due) => {
      const before = chain(step).state;
      const person = reopened(chain(step));
      const closed = last(person, 'CaseClosed');
      const overturned = last(person, 'ClosureOverturned');
      expect(overturned).toMatchObject({
        causedBy: last(person, 'AppealDecided')?.id,
        data: { of: closed?.id, stage },
        grounds: { rules: ['R14.2', 'R4.2'], paragraphs: ['(四)', '(十四)'] },
      });
      expect(overturned?.effectiveAt).toBe(startOfDay(dateAt(closed?.effectiveAt ?? 0)));
      expect(person.state.decisions.find(({ eventId }) => eventId === closed?.id)?.replacedBy).toBe(overturned?.id);
      expect(person.state).toMatchObject({ stage, leaving: null, redecisions: [] });
      expect(person.state.application).toEqual(before.application);
      expect(person.state.streetReview).toEqual(before.streetReview);
      const { step: owed } = person.state;
      expect([owed?.step ?? null, owed?.from ?? null]).toEqual([due, due && '2011-10-10']);
    },
  );

  it('R14.2, R4.4 (十四)(四) a notice that came down with the closing is published anew, one that had ended stays ended', () => {
    const cut = reopened(chain('published').at('2011-09-05'));
    expect(cut.state).toMatchObject({ stage: 'CHECKED', notice: null });
    cut.does('PublishNotice');
    expect(cut.deadlines).toContainEqual(expect.objectContaining({ kind: 'PublicNoticeEnded' }));
    const over = reopened(chain('published').at('2011-09-10'));
    expect(over.state).toMatchObject({
      stage: 'NOTICE_ENDED',
      notice: { ended: true },
      step: { step: 'STREET_REVIEW' },
    });
    over.does('PassStreetReview', {}, streetOfficer);
  });

  it('R14.2, R4.4 (十四)(四) an objection that was open is open again, and its notice runs on after it', () => {
    const person = chain('published').at('2011-09-05').does('RaiseObjection', { by: '居民', reason: '有异议' });
    reopened(person);
    expect(person.state).toMatchObject({ stage: 'OBJECTED', step: null });
    person.does('DismissObjection', { reason: '查无实据' }, streetOfficer);
    expect(person.state).toMatchObject({ stage: 'ON_NOTICE' });
    expect(person.state.notice?.endsAt).toBe(startOfDay('2011-10-15'));
  });

  it('R14.2, R5.9 (十四)(五) who has registered again meanwhile is not thrown back: the closing is decided again by hand', () => {
    const person = appealed(closing(chain('lodged')), 'CaseClosed').at('2011-09-01');
    person.does('RegisterUnemployment', registration());
    person.does('DecideAppeal', decision('OVERTURNED'), countyOfficer);
    expect(person.state.stage).toBe('REGISTERED');
    expect(taskOf(person, last(person, 'CaseClosed')?.id)).toMatchObject({ takenBy: null });
  });

  it('R14.2 (十四) overturned is the closing that the appeal is against, not a later one', () => {
    const person = appealed(closing(chain('lodged')), 'CaseClosed').at('2011-09-01');
    const first = last(person, 'CaseClosed')?.id;
    closing(person.does('RegisterUnemployment', registration()));
    person.does('DecideAppeal', decision('OVERTURNED'), countyOfficer);
    expect(person.state).toMatchObject({ stage: 'LEFT', redecisions: [{ of: first, takenBy: null }] });
  });

  it('R14.2, R1.1 (十四)(二) a file that was closed because it is linked to another stays closed', () => {
    const survivor = '01890000-0000-7000-8000-0000000000ff';
    const third = { ...provinceSupervisor, staff: 'province-supervisor-3.340000' };
    const person = ofTwo(
      chain('lodged'),
      'LinkDuplicate',
      { survivor, reason: '重复建档' },
      { survivor: { linkedTo: null } },
    );
    appealed(person, 'CaseClosed').does('DecideAppeal', decision('OVERTURNED'), third);
    expect(person.state.stage).toBe('LEFT');
    expect(taskOf(person, last(person, 'CaseClosed')?.id)).toMatchObject({ takenBy: null });
  });

  it('R14.2 (十四) R7.7 (七): a refused benefit that falls is approved with its date; each names the other', () => {
    const person = employed().at('2011-08-20');
    person.does('RefuseBenefit', { benefit: 'SOCIAL_INSURANCE', reason: '不符合' }, countyOfficer);
    appealed(person, 'BenefitRefused').does('DecideAppeal', decision('OVERTURNED'), citySupervisor);
    const fallen = last(person, 'BenefitRefused');
    expect(taskOf(person, fallen?.id)?.takenBy).toBeNull();
    expect(person.tries('CloseTask', { reason: '维持' }, countyOfficer)).toMatchObject({
      refusal: { code: 'NO_OPEN_TASK' },
    });
    const approve = { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-08', on: '2011-08-20' };
    person.at('2011-09-05').does('ApproveBenefit', approve, secondCountyOfficer);
    const approved = last(person, 'BenefitApproved');
    expect(approved?.data).toMatchObject({ approvedOn: '2011-08-20', referenceOn: '2011-08-20' });
    expect(taskOf(person, fallen?.id)?.takenBy).toBe(approved?.id);
    expect(person.state.decisions.find(({ eventId }) => eventId === fallen?.id)?.replacedBy).toBe(approved?.id);
  });

  it('R14.2 (十四) R5.6 (五): a judgement that falls is made again, and what rested on it closes by itself', () => {
    const person = chain('agreed');
    for (const on of ['2011-09-20', '2011-10-20', '2011-11-20'])
      person
        .at(on)
        .does('OfferJob', offer)
        .does('DeclineOffer', { reason: '路远' })
        .does('JudgeRefusal', { justified: false, reason: '不属实' }, streetOfficer);
    const task = person.state.cancellationTask?.eventId;
    const judgement = last(person, 'RefusalJudged')?.id;
    appealed(person, 'RefusalJudged').does('DecideAppeal', decision('OVERTURNED'), countyOfficer);
    person.does('JudgeRefusal', { justified: true, reason: '经复查属实' }, streetOfficer);
    expect(taskOf(person, judgement)?.takenBy).toBe(last(person, 'RefusalJudged')?.id);
    expect(last(person, 'TaskClosed')?.data).toEqual({ taskId: task, of: task, cause: 'GROUND_FELL' });
    expect(person.state).toMatchObject({
      cancellationTask: null,
      offers: [{ counted: false }, { counted: false }, { justified: true }],
    });
  });
});
