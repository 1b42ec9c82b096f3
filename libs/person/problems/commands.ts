import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { Staff } from '#law/roles';
import { parseStaff } from '#law/roles';
import type { Act, ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule, PersonContext } from '../chapter.ts';
import { needsLiveCase } from '../live-case.ts';
import type { PersonState } from '../state.ts';
import { theOne } from '../the-one.ts';
import type { ProblemClosed, ProblemEvent, ProblemHandedOver, ProblemRecorded } from './events.ts';
import type { Problem } from './state.ts';

export type RecordProblemBody = ActBody & { readonly problem: string };
export type HandOverProblemBody = ActBody & {
  readonly problemId?: string;
  readonly to: string;
  readonly reason: string;
};
export type CloseProblemBody = ActBody & { readonly problemId?: string; readonly outcome: string };

const roles = ['community-clerk', 'street-officer', 'county-officer', 'helper'] as const;

/** R13.3 (十三) 及时了解……帮助他们解决就业过程中遇到的实际困难; R11.3 (十一) 首问负责: who is asked first owns it. */
export const recordProblem: CommandRule<ProblemRecorded, RecordProblemBody> = {
  name: 'RecordProblem',
  rules: ['R13.3', 'R11.3'],
  roles,
  guard: (state) => needsLiveCase(state, 'R13.3'),
  decide: (state, body, context) =>
    dated({ rule: 'R13.3', state, body, context, follows: state.registration?.on ?? null }, ({ legal }) =>
      accepted<ProblemRecorded>({
        type: 'ProblemRecorded',
        data: { owner: context.actor.staff },
        protectedData: { problem: body.problem, reason: body.reason ?? null },
        grounds: grounds('R13.3', 'R11.3'),
        ...legal,
      }),
    ),
};

/** R11.3 (十一) By a formal act with a reason, to another member of staff: on no day is nobody responsible. */
export const handOverProblem: CommandRule<ProblemHandedOver, HandOverProblemBody> = {
  name: 'HandOverProblem',
  rules: ['R11.3'],
  roles,
  guard: needsProblem,
  decide: (state, body, context) =>
    onProblem(state, body, context, (problem, { legal }): Decision<ProblemHandedOver> => {
      const from = ownerOf(problem);
      if (!isOther(parseStaff(body.to), from)) return refused(noOtherOwner(body.to));
      return accepted({
        type: 'ProblemHandedOver',
        data: { problemId: problem.id, from, to: body.to },
        protectedData: { reason: body.reason },
        grounds: grounds('R11.3'),
        ...legal,
      });
    }),
};

/** R13.3 (十三) Closed with what came of it, also when the person has left meanwhile. */
export const closeProblem: CommandRule<ProblemClosed, CloseProblemBody> = {
  name: 'CloseProblem',
  rules: ['R13.3'],
  roles,
  guard: needsProblem,
  decide: (state, body, context) =>
    onProblem(state, body, context, ({ id }, { legal }) =>
      accepted<ProblemClosed>({
        type: 'ProblemClosed',
        data: { problemId: id },
        protectedData: { outcome: body.outcome, reason: body.reason ?? null },
        grounds: grounds('R13.3'),
        ...legal,
      }),
    ),
};

export function ownerOf({ owners }: Problem): string {
  return owners.at(-1)?.value ?? '';
}

function onProblem<E extends ProblemEvent>(
  state: PersonState,
  body: ActBody & { readonly problemId?: string },
  context: PersonContext,
  decide: (problem: Problem, act: Act) => Decision<E>,
): Decision<E> {
  const none = { code: 'NO_OPEN_PROBLEM', condition: 'PROBLEM_OPEN' } as const;
  const chosen = theOne({ named: body.problemId, among: openProblems(state), rule: 'R13.3', none });
  if ('refusal' in chosen) return refused(chosen.refusal);
  const { one: problem } = chosen;
  const follows = problem.owners.at(-1)?.from ?? problem.on;
  return dated({ rule: 'R13.3', state, body, context, follows }, (act) => decide(problem, act));
}

function openProblems({ problems }: PersonState): readonly Problem[] {
  return problems.filter(({ closedOn }) => closedOn === null);
}

function needsProblem(state: PersonState): Refusal | null {
  if (openProblems(state).length > 0) return null;
  return refusalOf('NO_OPEN_PROBLEM', 'R13.3', { condition: 'PROBLEM_OPEN', actual: 'NONE', needed: 'ONE' });
}

function isOther(to: Staff | null, from: string): boolean {
  return to !== null && to.account !== from;
}

function noOtherOwner(actual: string): Refusal {
  return refusalOf('NO_OTHER_OWNER', 'R11.3', { condition: 'OTHER_OWNER', actual, needed: 'OTHER' });
}
