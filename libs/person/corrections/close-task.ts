import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import type { CivilDate } from '#kernel/civil-date';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { ActBody } from '../acts.ts';
import { accepted, dated, noted, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import { findDecision } from '../decisions.ts';
import type { PersonState } from '../state.ts';
import type { TaskClosed } from '../task-closed.ts';
import { theOne } from '../the-one.ts';

export interface CloseTaskBody extends ActBody {
  readonly taskId?: string;
  readonly reason: string;
}

interface OpenTask {
  readonly id: string;
  readonly of: string;
  readonly on: CivilDate;
}

/**
 * 经核查维持原决定、不予取消: a task that asks for a human decision is also answered by leaving things as they are, with the reason (R5.6, R7.7).
 * What an appeal has overturned is taken again and not left standing (R14.2); only a command, of which no event tells that it was
 * given again, is.
 */
export const closeTask: CommandRule<TaskClosed, CloseTaskBody> = {
  name: 'CloseTask',
  rules: ['R5.6', 'R7.7', 'R14.2'],
  roles: ['county-officer'],
  guard: (state) => (tasksToClose(state).length > 0 ? null : noTask()),
  decide: (state, body, context) => {
    const none = { code: 'NO_OPEN_TASK', condition: 'TASK_OPEN' } as const;
    const chosen = theOne({ named: body.taskId, among: tasksToClose(state), rule: 'R5.6', none });
    if ('refusal' in chosen) return refused(chosen.refusal);
    const { id: taskId, of, on: follows } = chosen.one;
    return dated({ rule: 'R5.6', state, body, context, follows }, ({ legal }): Decision<TaskClosed> =>
      accepted({
        type: 'TaskClosed',
        data: { taskId, of, cause: 'OFFICER' },
        ...noted(body),
        grounds: taskId === of ? grounds('R5.6', 'R5.5') : grounds('R7.7', 'R14.2'),
        ...legal,
      }),
    );
  },
};

function tasksToClose(state: PersonState): readonly OpenTask[] {
  const { cancellationTask: task, redecisions } = state;
  const again = redecisions
    .filter(({ takenBy, cause, of }) => takenBy === null && (cause !== 'APPEAL' || !findDecision(state, of)))
    .map(({ eventId, of, on }) => ({ id: eventId, of, on }));
  return task ? [{ id: task.eventId, of: task.eventId, on: task.on }, ...again] : again;
}

function noTask(): Refusal {
  return refusalOf('NO_OPEN_TASK', 'R5.6', { condition: 'TASK_OPEN', actual: 'NONE', needed: 'ONE' });
}
