import type { Recorded } from '#kernel/event';
import { endOpen, succeed } from '#kernel/span';
import type { Chapter } from '../chapter.ts';
import { dayOf } from '../stages.ts';
import type { PersonState } from '../state.ts';
import { closeProblem, handOverProblem, recordProblem } from './commands.ts';
import type { ProblemEvent } from './events.ts';
import type { Problem } from './state.ts';

/**
 * (十三) 要对已就业的援助对象进行跟踪服务 …… 帮助他们解决就业过程中遇到的实际困难: what visits and talks bring up is recorded to its closure
 * (R13.3). (十一) 实行“首问负责制”: who was asked first owns it until it is formally handed over (R11.3).
 */
export const problems: Chapter<ProblemEvent> = {
  commands: [recordProblem, handOverProblem, closeProblem],
  evolve: {
    ProblemRecorded: (state, event) => {
      const on = dayOf(event);
      const owners = succeed([], event.data.owner, on, event.id);
      return { ...state, problems: [...state.problems, { id: event.id, on, owners, closedOn: null }] };
    },
    ProblemHandedOver: (state, event) =>
      withProblem(state, event, (problem) => ({
        ...problem,
        owners: succeed(problem.owners, event.data.to, dayOf(event), event.id),
      })),
    ProblemClosed: (state, event) =>
      withProblem(state, event, (problem) => ({
        ...problem,
        owners: endOpen(problem.owners, dayOf(event)),
        closedOn: dayOf(event),
      })),
  },
  schema: { ProblemRecorded: { version: 1 }, ProblemHandedOver: { version: 1 }, ProblemClosed: { version: 1 } },
  deadlines: () => [],
  settle: {},
};

function withProblem(
  state: PersonState,
  { data: { problemId } }: Recorded<Exclude<ProblemEvent, { type: 'ProblemRecorded' }>>,
  change: (problem: Problem) => Problem,
): PersonState {
  return { ...state, problems: state.problems.map((each) => (each.id === problemId ? change(each) : each)) };
}
