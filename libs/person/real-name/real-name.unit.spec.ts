import {
  auditor,
  clerk,
  countyOfficer,
  provinceSupervisor,
  secondProvinceSupervisor,
  streetOfficer,
} from '#testing/actors';
import { assisted, recorded } from '#testing/assisted';
import { chain } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { ofTwo } from '#testing/two-persons';
import { describe, expect, it } from 'vitest';

const survivor = '01890000-0000-7000-8000-0000000000ff';
const because = { reason: '据实办理' };
const stands = { survivor: { linkedTo: null } };
const SYSTEM = { staff: 'system', role: 'system', area: '340000' };
const linked = (told: Story) => ofTwo(told, 'LinkDuplicate', { survivor, ...because }, stands);
const carriedOf = (told: Story) => {
  const event = told.events.findLast(({ type }) => type === 'DuplicateLinked');
  if (event?.type !== 'DuplicateLinked') throw new Error('not linked');
  return event.data.carried;
};
const absorbs = (told: Story, carried: object, number: string | null = null) =>
  told.does('AbsorbDuplicate', { duplicate: survivor, carried, certificateNumber: number }, SYSTEM);
const NOTHING = {
  months: { SOCIAL_INSURANCE: [] as string[], POST: [] as string[] },
  before: { SOCIAL_INSURANCE: 0, POST: 0 },
  firstApprovalOn: null,
  certificateIssuedOn: null,
};

describe('R1.1 (二) an act of two persons', () => {
  it('R1.1 (二) is proposed by one and carried out by another, never by the same', () => {
    const told = chain('agreed').at('2011-10-10');
    told.does('RestrictPerson', because, provinceSupervisor);
    const proposalId = told.events.at(-1)?.id;
    expect(told.tries('RestrictPerson', { proposalId }, provinceSupervisor)).toMatchObject({
      refusal: { code: 'FOUR_EYES', unmet: [{ condition: 'APPROVED_BY_ANOTHER' }] },
    });
    expect(told.state.realName.restricted).toBeNull();
    told.does('RestrictPerson', { proposalId }, secondProvinceSupervisor);
    expect(told.state.realName).toMatchObject({ restricted: { since: '2011-10-10' }, proposals: [] });
    expect(told.tries('RestrictPerson', { proposalId, end: true }, secondProvinceSupervisor)).toMatchObject({
      refusal: { code: 'NO_OPEN_PROPOSAL' },
    });
  });

  it('R1.1 (二) the proposal of one act carries out no other, and a later one takes its place', () => {
    const told = chain('agreed').at('2011-10-10').does('RestrictPerson', because, provinceSupervisor);
    const first = told.events.at(-1)?.id;
    expect(told.tries('LinkDuplicate', { proposalId: first }, secondProvinceSupervisor, stands)).toMatchObject({
      refusal: { code: 'NO_OPEN_PROPOSAL' },
    });
    told.does('RestrictPerson', because, provinceSupervisor);
    expect(told.tries('RestrictPerson', { proposalId: first }, secondProvinceSupervisor)).toMatchObject({
      refusal: { code: 'NO_OPEN_PROPOSAL' },
    });
  });
});

describe('R1.1 (二) the same person registered twice', () => {
  it('R1.1, R5.10 (二)(五) the duplicate is left, its benefits end with the month, and its months are given away', () => {
    const told = linked(assisted().at('2011-10-10'));
    expect(told.state).toMatchObject({
      stage: 'LEFT',
      qualification: 'EXITED',
      leaving: { act: 'EXIT', reasonCode: 'DUPLICATE', on: '2011-10-10' },
      benefits: [{ status: 'STOPPED', lastMonth: '2011-10' }],
      realName: { linkedTo: { survivor } },
    });
    expect(carriedOf(told)).toMatchObject({
      months: { SOCIAL_INSURANCE: ['2011-08', '2011-09', '2011-10'], POST: [] },
      firstApprovalOn: '2011-08-14',
      certificateIssuedOn: '2011-07-29',
    });
    expect(told.at('2012-06-01').deadlines).toEqual([]);
  });

  it('R1.1 (二) before certification the case is closed, and nobody registers, restores or links it again', () => {
    const told = linked(chain('lodged').at('2011-08-20'));
    expect(told.state.leaving).toMatchObject({ act: 'CLOSURE', reasonCode: 'DUPLICATE' });
    const named = { refusal: { code: 'DUPLICATE_OF_ANOTHER', details: { existing: { personId: survivor } } } };
    expect(told.tries('RegisterUnemployment', {}, clerk)).toMatchObject(named);
    expect(told.tries('LinkDuplicate', { survivor, ...because }, provinceSupervisor, stands)).toMatchObject(named);
  });

  it('R1.1, R6.8 (二)(六) an exit made before the link is not undone either', () => {
    const body = { reasonCode: 'OWN_REQUEST', on: '2011-10-10' };
    const told = linked(assisted().at('2011-10-10').does('ExitPerson', body, streetOfficer).at('2011-11-01'));
    const of = told.state.leaving?.eventId;
    expect(told.tries('RestoreQualification', { of, from: '2011-10-10', ...because }, countyOfficer)).toMatchObject({
      refusal: { code: 'NOTHING_TO_RESTORE' },
    });
  });

  it('R1.1 (二) the file that stays is another one, that exists and is no duplicate itself', () => {
    const told = assisted().at('2011-10-10');
    const tries = (body: object, seen: object) =>
      told.tries('LinkDuplicate', { ...because, ...body }, provinceSupervisor, seen as never);
    const unfit = (actual: string) => ({ refusal: { code: 'SURVIVOR_UNFIT', unmet: [{ actual }] } });
    expect(tries({ survivor: told.state.personId }, stands)).toMatchObject(unfit('SELF'));
    expect(tries({ survivor }, { survivor: null })).toMatchObject(unfit('UNKNOWN'));
    expect(tries({ survivor }, { survivor: { linkedTo: told.state.personId } })).toMatchObject(unfit('LINKED'));
  });

  it('R1.1, R8.3 (二)(八) months used in the duplicate count in the file that stays, a shared month once', () => {
    const other = { ...NOTHING, months: { SOCIAL_INSURANCE: ['2011-07', '2011-08'], POST: [] } };
    const told = absorbs(assisted().at('2011-10-10'), other);
    const [running] = told.state.benefits;
    expect(told.state.redecisions).toMatchObject([{ of: running?.id, cause: 'DUPLICATE' }]);
    told.does('StopBenefit', { fromMonth: '2011-11', ...because }, countyOfficer).at('2011-11-05');
    told.does('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-11' }, countyOfficer);
    expect(told.state.benefits[1]).toMatchObject({ monthsBefore: 4, monthsGranted: 32, lastMonth: '2014-06' });
  });

  it('R1.1, R7.5 (二)(七) a month that the duplicate was granted is granted no second time', () => {
    const other = { ...NOTHING, months: { SOCIAL_INSURANCE: ['2011-08'], POST: [] } };
    const person = absorbs(assisted({ approvedOn: '2011-08-16' }).at('2011-08-17'), other);
    person.does('StopBenefit', { fromMonth: '2011-08', ...because }, countyOfficer);
    const body = { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-08' };
    expect(person.tries('ApproveBenefit', body, countyOfficer)).toMatchObject({ refusal: { code: 'DOUBLE_BENEFIT' } });
  });

  it('R1.1, R8.1 (二)(八) the earlier first approval of the two is the person’s reference date', () => {
    const told = absorbs(assisted({ approvedOn: '2011-08-15' }).at('2011-10-10'), {
      ...NOTHING,
      firstApprovalOn: '2011-08-14',
    });
    expect(told.state.firstSubsidyApproval?.on).toBe('2011-08-14');
    expect(absorbs(assisted().at('2011-10-10'), { ...NOTHING, firstApprovalOn: '2011-09-01' }).state).toMatchObject({
      firstSubsidyApproval: { on: '2011-08-14' },
      redecisions: [],
    });
  });

  it('R1.1, R4.3 (二)(四) the file that stays takes the number over where it has none, and keeps its own', () => {
    const issued = { ...NOTHING, certificateIssuedOn: '2011-06-30' };
    const none = absorbs(chain('registered').at('2011-08-20'), issued, '3401042011000099');
    expect(none.state).toMatchObject({
      certificate: { issuedOn: '2011-06-30' },
      identity: { certificateNumber: '3401042011000099' },
      step: null,
    });
    const own = chain('issued').at('2011-08-20');
    const number = own.state.identity?.certificateNumber;
    expect(absorbs(own, issued, '3401042011000099').state.identity?.certificateNumber).toBe(number);
  });

  it('R1.1, R8.3 (二)(八) the months before the register are told once, not twice', () => {
    const told = absorbs(assisted().at('2011-10-10'), { ...NOTHING, before: { SOCIAL_INSURANCE: 6, POST: 0 } });
    recorded(told, 'MONTHS_USED_BEFORE', { value: 4, from: '2011-08-01' });
    told.does('StopBenefit', { fromMonth: '2011-11', ...because }, countyOfficer).at('2011-11-05');
    told.does('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-11' }, countyOfficer);
    expect(told.state.benefits[1]?.monthsBefore).toBe(3 + 6);
  });
});

describe('R5.2 (五) restricting who may know of a person', () => {
  const restricted = () => ofTwo(assisted().at('2011-10-10'), 'RestrictPerson', because);

  it('R5.2 (五) every command of others is refused, none is offered, and what the law orders goes on', () => {
    const told = restricted();
    for (const by of [clerk, streetOfficer, countyOfficer]) {
      expect(told.available(by)).toEqual([]);
      expect(told.tries('RecordVisit', { findings: {} }, by)).toMatchObject({ refusal: { code: 'PERSON_RESTRICTED' } });
    }
    expect(told.available(provinceSupervisor)).toContain('RestrictPerson');
    expect(told.available(auditor)).toEqual([]);
    expect(told.at('2012-01-01').state.reviews['2012']).toMatchObject({ status: 'OPEN' });
  });

  it('R5.2 (五) it is lifted by two persons too, and only what would change is asked for', () => {
    const told = restricted();
    expect(told.tries('RestrictPerson', because, provinceSupervisor)).toMatchObject({
      refusal: { code: 'RESTRICTION_UNCHANGED' },
    });
    ofTwo(told, 'RestrictPerson', { ...because, end: true });
    expect(told.available(clerk)).toContain('RecordVisit');
    expect(told.tries('RestrictPerson', { ...because, end: true }, provinceSupervisor)).toMatchObject({
      refusal: { code: 'RESTRICTION_UNCHANGED', unmet: [{ condition: 'RESTRICTED' }] },
    });
  });
});

describe('R5.2 (五) erasing a person', () => {
  const tries = (told: Story) => told.tries('ErasePerson', because, provinceSupervisor);
  const tooEarly = (condition: string, more: object = {}) => ({
    refusal: { code: 'ERASURE_TOO_EARLY', unmet: [{ condition, ...more }] },
  });
  const ground = { ground: 'NO_LONGER_QUALIFIED', reason: '家庭收入变化', evidence: [{ kind: '核查表' }] };

  it('R5.2 (五) not while the case is live', () => {
    expect(tries(chain('certified').at('2011-10-10'))).toMatchObject(tooEarly('CASE_OVER', { actual: 'CERTIFIED' }));
  });

  it('R5.2, R14.2 (五)(十四) a written decision is served first, and the last of the 60 days to appeal has passed', () => {
    const told = chain('certified').at('2011-10-10').does('CancelQualification', ground, countyOfficer);
    expect(tries(told)).toMatchObject(tooEarly('DECISION_SERVED'));
    const eventId = told.state.leaving?.eventId;
    told.does('RecordService', { eventId, on: '2011-10-10', method: '直接送达' }, clerk);
    expect(tries(told.at('2011-12-09'))).toMatchObject(tooEarly('APPEAL_TIME_OVER', { needed: '>2011-12-09' }));
    ofTwo(told.at('2011-12-10'), 'ErasePerson', because);
    expect(told.state.realName.erasedOn).toBe('2011-12-10');
    expect(told.deadlines).toEqual([]);
  });

  it('R5.2, R7.9 (五)(七) not while something is left to be recovered', () => {
    const told = assisted().at('2011-10-10');
    const months = [{ month: '2011-09', actuallyPaid: '120.00', amount: '88.00' }];
    told.does('SettleBenefitQuarter', { quarter: '2011-Q3', months }, countyOfficer);
    told.does('ExitPerson', { reasonCode: 'DEATH', on: '2011-08-31', ...because }, streetOfficer);
    expect(tries(told)).toMatchObject(tooEarly('NOTHING_TO_RECOVER'));
    told.does('OrderRecovery', { months: ['2011-09'], amount: '88.00', ground: '死亡后发放' }, countyOfficer);
    expect(tries(told)).toMatchObject({ outcome: 'accepted' });
  });

  it('R5.2, R20.1 (五)(尾) as long as a layer of the rulebook orders the file to be kept', () => {
    const rules = rulebook({ values: { erasureAfterYears: 3 } });
    const told = chain('certified', { rules }).at('2011-10-10');
    told.does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2011-10-10' }, streetOfficer);
    expect(tries(told)).toMatchObject(tooEarly('KEPT_LONG_ENOUGH', { needed: '>=2014-10-10' }));
    expect(tries(told.at('2014-10-10'))).toMatchObject({ outcome: 'accepted' });
  });
});
