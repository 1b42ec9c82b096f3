import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated } from '../acts.ts';
import type { Chapter, CommandRule } from '../chapter.ts';
import { refuseOtherHelper } from '../own-person.ts';
import { dayOf, outOfOrder } from '../stages.ts';
import type { ClearItem, Visits } from '../state.ts';
import type { VisitEvent } from './events.ts';

export interface RecordVisitBody extends ActBody {
  readonly findings: { readonly [Item in ClearItem]?: string | number };
}

const FIVE_CLEARS = [
  'family',
  'headcount',
  'skills',
  'trainingWish',
  'jobWish',
] as const satisfies readonly ClearItem[];

/** A visit follows no act of the chain but the registration: it may be typed in late. */
const recordVisit: CommandRule<VisitEvent, RecordVisitBody> = {
  name: 'RecordVisit',
  rules: ['R4.8'],
  roles: ['community-clerk', 'helper', 'street-officer'],
  guard: (state, { actor }) => {
    if (state.stage === null) return outOfOrder(state, 'R4.8', 'REGISTERED');
    return state.stage === 'LEFT'
      ? refusalOf('ALREADY_LEFT', 'R4.8', { condition: 'CASE_LIVE', actual: 'LEFT', needed: 'REGISTERED' })
      : refuseOtherHelper(state, actor);
  },
  decide: (state, body, context) =>
    dated({ rule: 'R4.8', state, body, context, follows: state.registration?.on ?? null }, ({ legal }) =>
      accepted<VisitEvent>({
        type: 'VisitRecorded',
        data: { items: FIVE_CLEARS.filter((item) => body.findings[item] !== undefined) },
        protectedData: { findings: body.findings, reason: body.reason ?? null },
        grounds: grounds('R4.8'),
        ...legal,
      }),
    ),
};

/**
 * (四) 定期走访, “五清”: visits at a regular interval by street or community staff, and the five items they find out, each with date
 * and visitor (R4.8). Which are still fresh, and when the next visit is due, views compute.
 */
export const visits: Chapter<VisitEvent> = {
  commands: [recordVisit],
  evolve: {
    VisitRecorded: (state, event) => {
      const on = dayOf(event);
      const { lastOn } = state.visits;
      const clears = { ...state.visits.clears };
      const found = { on, by: event.actor.staff, eventId: event.id };
      for (const item of event.data.items) if ((clears[item]?.on ?? on) <= on) clears[item] = found;
      const updated: Visits = { lastOn: lastOn !== null && lastOn > on ? lastOn : on, clears };
      return { ...state, visits: updated };
    },
  },
  schema: { VisitRecorded: { version: 1 } },
  deadlines: () => [],
  settle: {},
};
