import { citySupervisor, clerk, countyOfficer, helper, hotlineAgent, streetOfficer } from '#testing/actors';
import { assisted } from '#testing/assisted';
import { agreementUntil, chain } from '#testing/chain';
import { ofTwo } from '#testing/two-persons';
import type { Story } from '#testing/story';

const evidence = [{ kind: '核查表' }];
const because = { reason: '据实办理' };
const offer = {
  employer: { scheme: 'ORG_CODE', value: 'D2143569-X', name: '测试公司', areaCode: '340104' },
  post: '保洁员',
  monthlyWage: '1010.00',
};

const offered = (): Story => chain('agreed').at('2011-10-10').does('OfferJob', offer);
const declined = (): Story => offered().does('DeclineOffer', because);
const helped = (): Story =>
  chain('agreed')
    .at('2011-10-10')
    .does('MarkKeyPerson', because, streetOfficer)
    .does('AssignHelper', { helper: helper.staff }, streetOfficer);
const troubled = (): Story => chain('agreed').at('2011-10-10').does('RecordProblem', { problem: '工资拖欠' });
const setsUp = (): Story => chain('agreed').at('2011-10-10').does('BeginStartup', { business: '早餐店' });
const established = (): Story =>
  ['TRAINING', 'GUIDANCE', 'LOAN', 'FOLLOW_UP']
    .reduce((told, step) => told.does('RecordStartupStep', { step, outcome: 'TAKEN', note: '已办理' }), setsUp())
    .does('EndStartup', { outcome: 'ESTABLISHED', ...because }, streetOfficer);
const cancelled = (): Story =>
  assisted()
    .at('2011-10-10')
    .does('CancelQualification', { ground: 'NO_LONGER_QUALIFIED', evidence, ...because }, countyOfficer);
const refused = (): Story =>
  chain('reviewed')
    .at('2011-09-13')
    .does('RefuseCertification', { reasonCode: 'CONDITIONS_NOT_MET', ...because }, countyOfficer);
const streetExit = (): Story =>
  appealed(assisted().at('2011-10-10').does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2011-10-10' }, streetOfficer));

/** In whom other commands are possible than at their stage alone: an offer, a refusal, a helper, an appeal. */
export const PEOPLE_OF_CARE: Readonly<Record<string, () => Story>> = {
  'AGREED, job offered': offered,
  'AGREED, offer declined': declined,
  'AGREED, refused three times without good reason': thriceRefused,
  'AGREED, with a helper': helped,
  'AGREED, with an open problem': troubled,
  'AGREED, start-up begun': setsUp,
  'LEFT, exit appealed against': streetExit,
  'LEFT, cancelled and served': () => served(cancelled()),
  'LEFT, linked to another file': linked,
  'AGREED, restricted': () => restricted(chain('agreed').at('2011-10-10')),
};

export const LIVES_OF_CARE: readonly (() => Story)[] = [
  () => chain('issued').does('ReissueCertificate', { cause: '遗失' }),
  () => chain('agreed').at('2011-10-10').does('ChangeCategories', changed, countyOfficer),
  () => chain('agreed').at('2011-10-10').does('AmendAgreement', agreementUntil('2012-12-31'), streetOfficer),
  () => helped().does('HandOverHelper', { to: '测试干部', ...because }, streetOfficer),
  () => offered().does('AcceptOffer'),
  () => troubled().does('HandOverProblem', { to: streetOfficer.staff, ...because }).does('CloseProblem', { outcome: '已解决' }),
  established,
  () => chain('agreed').at('2011-10-10').does('RecordMeasureOutcome', { done: true, outcome: '已落实' }),
  () => thriceRefused().does('CloseTask', because, countyOfficer),
  () => chain('agreed').at('2011-10-10').does('MovePerson', { communityCode: '340103001001', on: '2011-10-10' }, streetOfficer),
  () => decided(appealed(cancelled()), 'UPHELD'),
  () => decided(appealed(cancelled()), 'VARIED'),
  () => decided(appealed(cancelled()), 'OVERTURNED'),
  () => decided(appealed(refused()), 'OVERTURNED'),
  () => decided(appealed(closed()), 'OVERTURNED'),
  leftStanding,
  annulled,
  () => ofTwo(restricted(chain('agreed').at('2011-10-10')), 'RestrictPerson', { ...because, end: true }),
  () => ofTwo(closed(), 'ErasePerson', because),
  () => assisted().at('2011-10-10').does('AbsorbDuplicate', absorbing, SYSTEM),
];

const SYSTEM = { staff: 'system', role: 'system', area: '340000' };
const absorbing = {
  duplicate: '01890000-0000-7000-8000-0000000000ff',
  carried: {
    months: { SOCIAL_INSURANCE: ['2011-07'], POST: [] },
    before: { SOCIAL_INSURANCE: 0, POST: 0 },
    firstApprovalOn: '2011-07-01',
    certificateIssuedOn: '2011-06-30',
  },
  certificateNumber: '3401042011000099',
};

function closed(): Story {
  return chain('lodged').does('CloseCase', { reasonCode: 'OWN_REQUEST', on: '2011-08-17' }, streetOfficer);
}

function linked(): Story {
  const survivor = '01890000-0000-7000-8000-0000000000ff';
  return ofTwo(assisted().at('2011-10-10'), 'LinkDuplicate', { survivor, ...because }, { survivor: { linkedTo: null } });
}

function restricted(told: Story): Story {
  return ofTwo(told, 'RestrictPerson', because);
}


const changed = {
  add: [{ code: 'DISABLED', since: '2011-10-01', evidence }],
  end: [{ code: 'OLDER', on: '2011-10-10', reason: '情况变化' }],
  primary: 'DISABLED',
};
const wrongBirth = { fact: 'BIRTH_DATE', value: '1956-08-14', effectiveFrom: '1956-08-14', evidence, ...because };

function leftStanding(): Story {
  const person = assisted().at('2011-10-10').does('CorrectFact', wrongBirth, countyOfficer);
  const [task] = person.state.redecisions;
  return person.does('CloseTask', { taskId: task?.eventId, ...because }, countyOfficer);
}

function thriceRefused(): Story {
  return ['2011-10-10', '2011-11-10', '2011-12-12'].reduce(
    (person, on) =>
      person
        .at(on)
        .does('OfferJob', offer)
        .does('DeclineOffer', because)
        .does('JudgeRefusal', { justified: false, ...because }, streetOfficer),
    chain('agreed'),
  );
}

function annulled(): Story {
  const told = assisted().at('2011-10-10');
  return told.does('AnnulRecord', { eventId: told.state.employments[0]?.id, evidence, ...because }, countyOfficer);
}

function written({ state }: Story): string {
  return state.decisions.findLast((decision) => decision.written)?.eventId ?? '';
}

function served(told: Story): Story {
  return told.does('RecordService', { eventId: written(told), on: '2011-10-10', method: '直接送达' }, clerk);
}

/** Against the decision that ended or refused it. */
function appealed(told: Story): Story {
  const about = told.state.decisions.findLast((decision) => decision.about === 'QUALIFICATION');
  return told.does('LodgeAppeal', { against: { eventId: about?.eventId }, ...because }, hotlineAgent);
}

function decided(told: Story, outcome: string): Story {
  return told.does('DecideAppeal', { outcome, ...because }, citySupervisor);
}
