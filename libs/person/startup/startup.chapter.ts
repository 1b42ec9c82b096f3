import type { Recorded } from '#kernel/event';
import type { Chapter } from '../chapter.ts';
import { dayOf } from '../stages.ts';
import type { PersonState } from '../state.ts';
import { beginStartup, endStartup, recordStartupStep } from './commands.ts';
import type { StartupEvent } from './events.ts';
import type { Startup } from './state.ts';

/**
 * (十三) 积极帮助一批援助对象自主创业，着力做好创业培训、开业指导、小额贷款和跟踪服务等“一条龙”服务工作 (R13.1): one step after the other, each with
 * its last day by the rulebook. A step that is late is a task; what a step costs is paid, if it is, by a benefit of (七).
 */
export const startup: Chapter<StartupEvent> = {
  commands: [beginStartup, recordStartupStep, endStartup],
  evolve: {
    StartupBegun: (state, event) => {
      const { certificationId } = event.data;
      return {
        ...state,
        startup: { id: event.id, certificationId, begunOn: dayOf(event), steps: [], endedOn: null },
      };
    },
    StartupStepRecorded: (state, event) =>
      changed(state, event, (before) => {
        const { step, outcome } = event.data;
        return { ...before, steps: [...before.steps, { step, outcome, on: dayOf(event), eventId: event.id }] };
      }),
    StartupEnded: (state, event) => changed(state, event, (before) => ({ ...before, endedOn: dayOf(event) })),
  },
  schema: { StartupBegun: { version: 1 }, StartupStepRecorded: { version: 1 }, StartupEnded: { version: 1 } },
  deadlines: () => [],
  settle: {},
};

function changed(
  state: PersonState,
  { data }: Recorded<Exclude<StartupEvent, { type: 'StartupBegun' }>>,
  change: (startup: Startup) => Startup,
): PersonState {
  return state.startup?.id === data.startupId ? { ...state, startup: change(state.startup) } : state;
}
