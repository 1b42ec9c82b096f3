import type { CivilDate } from '#kernel/civil-date';
import type { Rulebook } from '#law/rulebook';
import { owedStep, runningStartup } from '#person/startup/next-step';
import type { PersonState } from '#person/state';
import type { StartupAnswer } from '../answers.ts';

/** R13.1 (十三) The start-up chain as it stood on a day: the steps taken by then, and the one that is owed next. */
export function startupOn(state: PersonState, on: CivilDate, rules: Rulebook): StartupAnswer | null {
  const { startup } = state;
  if (!startup || startup.begunOn > on) return null;
  const { id, begunOn } = startup;
  const steps = startup.steps.filter((each) => each.on <= on);
  const endedOn = startup.endedOn !== null && startup.endedOn <= on ? startup.endedOn : null;
  const then = { ...startup, steps, endedOn };
  const runs = runningStartup({ ...state, startup: then });
  return {
    startupId: id,
    begunOn,
    steps: steps.map((each) => ({ step: each.step, outcome: each.outcome, on: each.on })),
    next: runs && nextOf(owedStep(state, then, rules), on),
    endedOn,
  };
}

function nextOf({ step, dueOn }: ReturnType<typeof owedStep>, on: CivilDate): StartupAnswer['next'] {
  return { step, dueOn, overdue: dueOn < on };
}
