import type { CivilDate } from '#kernel/civil-date';
import type { Recorded } from '#kernel/event';
import { endOfDay } from '#kernel/instant';
import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { Chapter, CommandRule } from '../chapter.ts';
import { deadline } from '../ranks.ts';
import { acted, atStage, dayOf, needsStage } from '../stages.ts';
import type { PersonState } from '../state.ts';
import type { AgreementAmended, AgreementEnded, AgreementEvent, AgreementSigned } from './events.ts';
import type { MeasureBody } from './measures.ts';
import { inWords, measuresOf, outcomeRecorded, promised, recordMeasureOutcome } from './measures.ts';
import { refuseWithout } from './running.ts';

export interface SignAgreementBody extends ActBody {
  readonly measures: readonly MeasureBody[];
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export type AmendAgreementBody = SignAgreementBody;
export type EndAgreementBody = ActBody & { readonly reason: string };

/** Only who is certified, and whose qualification is not in question, signs; one agreement runs at a time. */
const signAgreement: CommandRule<AgreementEvent, SignAgreementBody> = {
  name: 'SignAgreement',
  rules: ['R10.1'],
  roles: ['street-officer'],
  guard: (state) => refuseRunning(state) ?? needsStage(state, 'R10.1', 'CERTIFIED') ?? refusePending(state),
  decide: (state, body, context) =>
    dated({ rule: 'R10.1', state, body, context }, ({ legal }): Decision<AgreementEvent> => {
      const { from, to, measures } = body;
      if (to < from)
        return refused(refusalOf('DATES_REVERSED', 'R10.1', { condition: 'DATES_IN_ORDER', actual: to, needed: from }));
      return accepted({
        type: 'AgreementSigned',
        data: { from, to, ...promised(measures) },
        protectedData: { measures: measures.map(inWords), reason: body.reason ?? null },
        grounds: grounds('R10.1'),
        ...legal,
      });
    }),
};

/** Another version of the agreement that runs: its measures and term, from the day it is signed. */
const amendAgreement: CommandRule<AgreementEvent, AmendAgreementBody> = {
  name: 'AmendAgreement',
  rules: ['R10.1'],
  roles: ['street-officer'],
  guard: (state) => (state.agreement ? refusePending(state) : refuseWithout(state)),
  decide: (state, body, context) => {
    const follows = state.agreement?.versions.at(-1)?.on ?? null;
    return dated({ rule: 'R10.1', state, body, context, follows }, ({ on, legal }): Decision<AgreementEvent> => {
      const { from, to, measures } = body;
      const needed = from > on ? from : on;
      if (to < needed)
        return refused(refusalOf('DATES_REVERSED', 'R10.1', { condition: 'DATES_IN_ORDER', actual: to, needed }));
      const { eventId: agreementId = '', versions = [] } = state.agreement ?? {};
      return accepted({
        type: 'AgreementAmended',
        data: {
          agreementId,
          version: versions.length + 1,
          from,
          to,
          ...promised(measures),
        },
        protectedData: { measures: measures.map(inWords), reason: body.reason ?? null },
        grounds: grounds('R10.1'),
        ...legal,
      });
    });
  },
};

const endAgreement: CommandRule<AgreementEvent, EndAgreementBody> = {
  name: 'EndAgreement',
  rules: ['R10.1'],
  roles: ['street-officer'],
  guard: (state) => (state.agreement ? null : refuseWithout(state)),
  decide: (state, body, context) =>
    dated({ rule: 'R10.1', state, body, context, follows: state.agreement?.signedOn ?? null }, ({ legal }) =>
      accepted<AgreementEvent>({
        type: 'AgreementEnded',
        data: { agreementId: state.agreement?.eventId ?? '', cause: 'OFFICER' },
        protectedData: { reason: body.reason },
        grounds: grounds('R10.1'),
        ...legal,
      }),
    ),
};

/**
 * (十) 签订援助协议,一人一策: measures of both sides with dates, each followed to its outcome, and a term, amended in versions (R10.1). It ends with 24:00 of its last day, or earlier with a reason;
 * the case is then certified without an agreement.
 */
export const agreement: Chapter<AgreementEvent> = {
  commands: [signAgreement, amendAgreement, recordMeasureOutcome, endAgreement],
  evolve: {
    AgreementSigned: signed,
    AgreementAmended: amended,
    MeasureOutcomeRecorded: outcomeRecorded,
    AgreementEnded: ended,
  },
  schema: {
    AgreementSigned: { version: 1 },
    AgreementAmended: { version: 1 },
    MeasureOutcomeRecorded: { version: 1 },
    AgreementEnded: { version: 1 },
  },
  deadlines: ({ agreement: running }) =>
    running ? [deadline('AgreementEnded', running.eventId, endOfDay(running.to), { rule: 'R10.1' })] : [],
  settle: {
    AgreementEnded: ({ agreement: running }) => {
      if (!running) return [];
      const data = { agreementId: running.eventId, cause: 'DATE' } as const;
      return [{ type: 'AgreementEnded', data, grounds: grounds('R10.1'), effectiveAt: endOfDay(running.to) }];
    },
  },
};

function signed(state: PersonState, event: Recorded<AgreementSigned>): PersonState {
  const { from, to } = event.data;
  const version = { eventId: event.id, on: dayOf(event), from, to, measures: measuresOf(event.data) };
  const running = { ...version, signedOn: version.on, versions: [version] };
  return acted(atStage({ ...state, agreement: running }, 'AGREED', event), event);
}

/** The agreement keeps its id and the day it was first signed. */
function amended(state: PersonState, event: Recorded<AgreementAmended>): PersonState {
  if (!state.agreement) return state;
  const { from, to } = event.data;
  const version = { eventId: event.id, on: dayOf(event), from, to, measures: measuresOf(event.data) };
  const { measures } = version;
  return {
    ...state,
    agreement: { ...state.agreement, from, to, measures, versions: [...state.agreement.versions, version] },
  };
}

function ended(state: PersonState, event: Recorded<AgreementEnded>): PersonState {
  const without = { ...state, agreement: null };
  return state.stage === 'AGREED' ? atStage(without, 'CERTIFIED', event) : without;
}

function refuseRunning({ agreement: running }: PersonState): Refusal | null {
  return (
    running &&
    refusalOf('AGREEMENT_RUNNING', 'R10.1', { condition: 'NO_AGREEMENT', actual: running.to, needed: 'NONE' })
  );
}

function refusePending({ qualification }: PersonState): Refusal | null {
  return qualification === 'DEREGISTRATION_PENDING'
    ? refusalOf('DEREGISTRATION_PENDING', 'R6.4', {
        condition: 'NO_DEREGISTRATION_PENDING',
        actual: qualification,
        needed: 'CERTIFIED',
      })
    : null;
}
