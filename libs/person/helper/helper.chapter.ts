import type { Recorded } from '#kernel/event';
import { succeed } from '#kernel/span';
import type { Chapter } from '../chapter.ts';
import { dayOf } from '../stages.ts';
import type { PersonState } from '../state.ts';
import { assignHelper, handOverHelper, markKeyPerson } from './commands.ts';
import type { HelperAssigned, HelperEvent, HelperHandedOver } from './events.ts';

/**
 * (十) 包保责任制: a key person has exactly one leading cadre as helper (R10.2), and a handover keeps the dated chain of responsibility
 * without a gap (R10.3). Who is without helper or visit, `incidents.ts` tells.
 */
export const helper: Chapter<HelperEvent> = {
  commands: [markKeyPerson, assignHelper, handOverHelper],
  evolve: {
    KeyPersonMarked: (state, event) => ({
      ...state,
      helper: { ...state.helper, key: { on: dayOf(event), eventId: event.id } },
    }),
    HelperAssigned: responsibleFrom,
    HelperHandedOver: responsibleFrom,
  },
  schema: { KeyPersonMarked: { version: 1 }, HelperAssigned: { version: 1 }, HelperHandedOver: { version: 1 } },
  deadlines: () => [],
  settle: {},
};

/** An erased name leaves the chain without a gap, and without the name. */
function responsibleFrom(state: PersonState, event: Recorded<HelperAssigned | HelperHandedOver>): PersonState {
  const name = event.data.account ?? event.protectedData?.helper ?? '';
  return { ...state, helper: { ...state.helper, chain: succeed(state.helper.chain, name, dayOf(event), event.id) } };
}
