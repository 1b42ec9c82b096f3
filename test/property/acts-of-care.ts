import type { Actor } from '#kernel/event';
import type { PersonState } from '#person/state';
import { citySupervisor, clerk, countyOfficer, helper, hotlineAgent, streetOfficer } from '#testing/actors';
import { agreementUntil } from '#testing/chain';

/** What is done beside the chain: offers, helper, moves, service, appeals, corrections. */
interface ActOfCare {
  readonly name: string;
  readonly body: (today: string, person: PersonState) => object;
  readonly by: Actor;
}

const NOTHING = '01890000-0000-7000-8000-0000000000ff';
const evidence = [{ kind: '核查表' }];
const offer = {
  employer: { scheme: 'ORG_CODE', value: 'D2143569-X', name: '测试公司', areaCode: '340104' },
  post: '保洁员',
  monthlyWage: '1010.00',
};
const openOffer = ({ offers }: PersonState) => offers.find(({ status }) => status === 'OPEN')?.id;
const unjudged = ({ offers }: PersonState) =>
  offers.find(({ status, justified }) => status === 'DECLINED' && justified === null)?.id;

export const ACTS_OF_CARE: readonly ActOfCare[] = [
  { name: 'ReissueCertificate', body: () => ({ cause: '遗失' }), by: clerk },
  { name: 'ChangeCategories', body: changedCategories, by: countyOfficer },
  {
    name: 'AmendAgreement',
    body: (today) => agreementUntil(`${Number(today.slice(0, 4)) + 1}-12-20`, today),
    by: streetOfficer,
  },
  { name: 'MarkKeyPerson', body: () => ({ reason: '特困' }), by: streetOfficer },
  { name: 'AssignHelper', body: () => ({ helper: helper.staff }), by: streetOfficer },
  { name: 'HandOverHelper', body: (today) => ({ to: `测试干部${today}`, reason: '轮岗' }), by: streetOfficer },
  { name: 'OfferJob', body: () => offer, by: clerk },
  { name: 'AcceptOffer', body: (_, person) => ({ offerId: openOffer(person) }), by: clerk },
  { name: 'DeclineOffer', body: (_, person) => ({ offerId: openOffer(person), reason: '路远' }), by: clerk },
  {
    name: 'JudgeRefusal',
    body: (_, person) => ({ offerId: unjudged(person), justified: false, reason: '经核实' }),
    by: streetOfficer,
  },
  { name: 'MovePerson', body: (on, person) => ({ communityCode: elsewhere(person), on }), by: streetOfficer },
  {
    name: 'RecordService',
    body: (on, { decisions }) => ({
      eventId: decisions.find(({ written, served }) => written && !served)?.eventId ?? NOTHING,
      on,
      method: '直接送达',
    }),
    by: clerk,
  },
  {
    name: 'LodgeAppeal',
    body: (_, { decisions }) => ({ against: { eventId: decisions.at(-1)?.eventId ?? NOTHING }, reason: '不服' }),
    by: hotlineAgent,
  },
  {
    name: 'DecideAppeal',
    body: (today, { appeals }) => ({
      appealId: appeals.find(({ outcome }) => outcome === 'OPEN')?.id,
      outcome: Number(today.slice(-1)) % 3 === 0 ? 'VARIED' : 'OVERTURNED',
      reason: '经复查',
    }),
    by: citySupervisor,
  },
  {
    name: 'CorrectFact',
    body: (today) => ({ fact: 'BIRTH_DATE', value: '1956-08-14', effectiveFrom: today, reason: '有误', evidence }),
    by: countyOfficer,
  },
  {
    name: 'AnnulRecord',
    body: (_, { factRecords, offers }) => ({
      eventId: factRecords.at(-1)?.span.byEvent ?? offers[0]?.id ?? NOTHING,
      reason: '误录',
      evidence,
    }),
    by: countyOfficer,
  },
];

/** DISABLED comes and goes; the category of the application stays. */
function changedCategories(on: string, { application }: PersonState): object {
  const primary = application?.primary ?? 'OLDER';
  const held = application?.categories.some(({ code, to }) => code === 'DISABLED' && to === null);
  return held
    ? { add: [], end: [{ code: 'DISABLED', on, reason: '证件到期' }], primary }
    : { add: [{ code: 'DISABLED', since: on, evidence }], end: [], primary };
}

function elsewhere({ registration }: PersonState): string {
  const now = registration?.areas.at(-1)?.value;
  return now === '340104003001' ? '340103001001' : '340104003001';
}
