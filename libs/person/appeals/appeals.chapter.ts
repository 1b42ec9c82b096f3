import type { Recorded } from '#kernel/event';
import type { Chapter } from '../chapter.ts';
import { atStage } from '../stages.ts';
import type { Notice, PersonState } from '../state.ts';
import { withStep } from '../steps.ts';
import { decideAppeal } from './decide.ts';
import type { AppealDecided, AppealEvent, AppealLodged, ClosureOverturned, RefusalOverturned } from './events.ts';
import { lodgeAppeal } from './lodge.ts';
import type { Appeal } from './state.ts';

/**
 * (十四) 申诉: an appeal points at one decision and is decided by another person, one level up (R14.2). History is never edited: a
 * decision that falls stays in the record, and the re-decision names it and is caused by the appeal's decision.
 */
export const appeals: Chapter<AppealEvent> = {
  commands: [lodgeAppeal, decideAppeal],
  evolve: { AppealLodged: lodged, AppealDecided: decided, RefusalOverturned: revived, ClosureOverturned: reopened },
  schema: {
    AppealLodged: { version: 1 },
    AppealDecided: { version: 1 },
    RefusalOverturned: { version: 1 },
    ClosureOverturned: { version: 1 },
  },
  deadlines: () => [],
  settle: {},
};

function lodged(state: PersonState, { id, data }: Recorded<AppealLodged>): PersonState {
  const { eventId, commandId, receivedOn, decidedAt, decidedBy } = data;
  const appeal: Appeal = {
    id,
    against: eventId === null ? { commandId: commandId ?? '' } : { eventId },
    receivedOn,
    decidedAt,
    decidedBy,
    outcome: 'OPEN',
    decisionEventId: null,
  };
  return { ...state, appeals: [...state.appeals, appeal] };
}

function decided(state: PersonState, { id, data }: Recorded<AppealDecided>): PersonState {
  const close = (appeal: Appeal): Appeal =>
    appeal.id === data.appealId ? { ...appeal, outcome: data.outcome, decisionEventId: id } : appeal;
  return { ...state, appeals: state.appeals.map(close) };
}

/** An objection that was upheld is open again: the street officer, bound by the appeal, deals with it anew. */
function revived(state: PersonState, event: Recorded<RefusalOverturned>): PersonState {
  const { stage, due } = event.data;
  const notice = stage === 'OBJECTED' && state.notice ? objectedAgain(state.notice) : state.notice;
  return atStage(withStep({ ...state, notice }, due, event), stage, event);
}

/** What was checked before stands; of a notice that had not ended nothing is left, for nobody could read it to its end. */
function reopened(state: PersonState, event: Recorded<ClosureOverturned>): PersonState {
  const { stage, due } = event.data;
  const notice = stage === 'CHECKED' ? null : state.notice;
  return atStage(withStep({ ...state, notice, leaving: null }, due, event), stage, event);
}

function objectedAgain(notice: Notice): Notice {
  const upheld = notice.objections.findLast(({ outcome }) => outcome === 'UPHELD');
  return {
    ...notice,
    objections: notice.objections.map((each) =>
      each === upheld ? { ...each, outcome: 'OPEN', closedOn: null } : each,
    ),
  };
}
