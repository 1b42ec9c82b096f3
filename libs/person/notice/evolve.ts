import type { Recorded } from '#kernel/event';
import { endOfDay } from '#kernel/instant';
import type { DeadlineFixed } from '../deadline-fixed.ts';
import { acted, atStage, dayOf } from '../stages.ts';
import type { Notice, Objection, PersonState } from '../state.ts';
import { withStep } from '../steps.ts';
import type {
  NoticeEnd,
  ObjectionDismissed,
  ObjectionRaised,
  ObjectionUpheld,
  PublicNoticeEnded,
  PublicNoticePublished,
} from './events.ts';

/** How the events of the notice change a person. */
export const evolveNotice = {
  PublicNoticePublished: (state: PersonState, event: Recorded<PublicNoticePublished>): PersonState => {
    const { unit, days, clockAfterObjection } = event.data;
    const notice: Notice = {
      eventId: event.id,
      publishedOn: dayOf(event),
      period: { unit, days },
      clockAfterObjection,
      ...ending(event.data),
      objections: [],
      ended: false,
    };
    return acted(atStage({ ...state, notice }, 'ON_NOTICE', event), event);
  },

  /** Until it is closed the notice has no end; a street review passed meanwhile is passed again afterwards. */
  ObjectionRaised: (state: PersonState, event: Recorded<ObjectionRaised>): PersonState => {
    const objection: Objection = { id: event.id, receivedOn: event.data.receivedOn, closedOn: null, outcome: 'OPEN' };
    const stopped = withNotice(state, (notice) => ({
      ...notice,
      endsAt: null,
      awaiting: null,
      ended: false,
      objections: [...notice.objections, objection],
    }));
    return atStage(withStep({ ...stopped, streetReview: null }, null, event), 'OBJECTED', event);
  },

  ObjectionDismissed: (state: PersonState, event: Recorded<ObjectionDismissed>): PersonState => {
    const closed = closeObjection(state, event, 'DISMISSED');
    const open = closed.notice?.objections.some(({ outcome }) => outcome === 'OPEN') ?? false;
    if (open) return closed;
    return atStage(
      withNotice(closed, (notice) => ({ ...notice, ...ending(event.data) })),
      'ON_NOTICE',
      event,
    );
  },

  ObjectionUpheld: (state: PersonState, event: Recorded<ObjectionUpheld>): PersonState =>
    acted(closeObjection(state, event, 'UPHELD'), event),

  PublicNoticeEnded: (state: PersonState, event: Recorded<PublicNoticeEnded>): PersonState => {
    const ended = withNotice(state, (notice) => ({ ...notice, ended: true }));
    return acted(atStage(withStep(ended, event.data.due, event), 'NOTICE_ENDED', event), event);
  },

  DeadlineFixed: (state: PersonState, { data }: Recorded<DeadlineFixed>): PersonState =>
    data.of === 'PublicNoticeEnded' && data.subject === state.notice?.eventId
      ? withNotice(state, (notice) => ({ ...notice, ...ending(data) }))
      : state,
};

function closeObjection(
  state: PersonState,
  event: Recorded<ObjectionDismissed | ObjectionUpheld>,
  outcome: 'DISMISSED' | 'UPHELD',
): PersonState {
  const { objectionId } = event.data;
  const close = (each: Objection): Objection =>
    each.id === objectionId ? { ...each, closedOn: dayOf(event), outcome } : each;
  return withNotice(state, (notice) => ({ ...notice, objections: notice.objections.map(close) }));
}

function withNotice(state: PersonState, change: (notice: Notice) => Notice): PersonState {
  return state.notice ? { ...state, notice: change(state.notice) } : state;
}

function ending({ lastOn, awaiting }: NoticeEnd): Pick<Notice, 'endsAt' | 'awaiting'> {
  return { endsAt: lastOn === null ? null : endOfDay(lastOn), awaiting };
}
