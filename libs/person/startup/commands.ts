import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { StartupEnd, StartupStep, StartupStepOutcome } from '#law/startup-steps';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import { refuseOtherHelper } from '../own-person.ts';
import { needsStage } from '../stages.ts';
import type { PersonState } from '../state.ts';
import type { StartupBegun, StartupEnded, StartupStepRecorded } from './events.ts';
import { nextStep, runningStartup } from './next-step.ts';
import type { Startup } from './state.ts';

export type BeginStartupBody = ActBody & { readonly business: string };
export type RecordStartupStepBody = ActBody & {
  readonly step: StartupStep;
  readonly outcome: StartupStepOutcome;
  readonly note: string;
};
export type EndStartupBody = ActBody & { readonly outcome: StartupEnd; readonly reason: string };

/** R13.1 (十三) 积极帮助一批援助对象自主创业: of the certified, and one chain at a time. */
export const beginStartup: CommandRule<StartupBegun, BeginStartupBody> = {
  name: 'BeginStartup',
  rules: ['R13.1'],
  roles: ['community-clerk', 'street-officer', 'county-officer'],
  guard: (state) => needsStage(state, 'R13.1', 'CERTIFIED', 'AGREED') ?? refuseRunning(state),
  decide: (state, body, context) =>
    dated({ rule: 'R13.1', state, body, context, follows: state.certification?.on ?? null }, ({ legal }) =>
      accepted<StartupBegun>({
        type: 'StartupBegun',
        data: { certificationId: state.certification?.eventId ?? '' },
        protectedData: { business: body.business, reason: body.reason ?? null },
        grounds: grounds('R13.1'),
        ...legal,
      }),
    ),
};

/** R13.1 (十三) 创业培训、开业指导、小额贷款和跟踪服务: in this order. Follow-up is owed to whoever sets up a business; nobody is without it. */
export const recordStartupStep: CommandRule<StartupStepRecorded, RecordStartupStepBody> = {
  name: 'RecordStartupStep',
  rules: ['R13.1'],
  roles: ['community-clerk', 'street-officer', 'county-officer', 'helper'],
  guard: (state, { actor }) => (runningStartup(state) ? refuseOtherHelper(state, actor) : noStartup()),
  decide: (state, body, context) =>
    onStartup(state, (startup) =>
      dated(
        { rule: 'R13.1', state, body, context, follows: lastDay(startup) },
        ({ legal }): Decision<StartupStepRecorded> => {
          const { step, outcome, note, reason = null } = body;
          const refusal = againstOrder(startup, step) ?? againstSkipping(step, outcome);
          if (refusal) return refused(refusal);
          return accepted({
            type: 'StartupStepRecorded',
            data: { startupId: startup.id, step, outcome },
            protectedData: { note, reason },
            grounds: grounds('R13.1'),
            ...legal,
          });
        },
      ),
    ),
};

/** R13.1 (十三) Done with the follow-up at the earliest; given up whenever the person gives it up. By an officer, never by a date. */
export const endStartup: CommandRule<StartupEnded, EndStartupBody> = {
  name: 'EndStartup',
  rules: ['R13.1'],
  roles: ['street-officer', 'county-officer'],
  guard: (state) => (runningStartup(state) ? null : noStartup()),
  decide: (state, body, context) =>
    onStartup(state, (startup) =>
      dated({ rule: 'R13.1', state, body, context, follows: lastDay(startup) }, ({ legal }): Decision<StartupEnded> => {
        const { outcome, reason } = body;
        const refusal = outcome === 'ESTABLISHED' ? againstUnfollowed(startup) : null;
        if (refusal) return refused(refusal);
        return accepted({
          type: 'StartupEnded',
          data: { startupId: startup.id, outcome },
          protectedData: { reason },
          grounds: grounds('R13.1'),
          ...legal,
        });
      }),
    ),
};

function onStartup<E extends StartupStepRecorded | StartupEnded>(
  state: PersonState,
  decide: (startup: Startup) => Decision<E>,
): Decision<E> {
  const startup = runningStartup(state);
  return startup ? decide(startup) : refused(noStartup());
}

function lastDay({ steps, begunOn }: Startup): string {
  return steps.at(-1)?.on ?? begunOn;
}

function refuseRunning(state: PersonState): Refusal | null {
  const startup = runningStartup(state);
  if (!startup) return null;
  return refusalOf('STARTUP_RUNNING', 'R13.1', { condition: 'NO_STARTUP', actual: startup.id, needed: 'NONE' });
}

function noStartup(): Refusal {
  return refusalOf('NO_STARTUP', 'R13.1', { condition: 'STARTUP_RUNNING', actual: 'NONE', needed: 'ONE' });
}

function againstOrder(startup: Startup, step: StartupStep): Refusal | null {
  const next = nextStep(startup);
  return step === next ? null : outOfStartupOrder(step, next);
}

function againstUnfollowed(startup: Startup): Refusal | null {
  if (startup.steps.some(({ step }) => step === 'FOLLOW_UP')) return null;
  return outOfStartupOrder('ESTABLISHED', nextStep(startup));
}

/** What is possible instead is the step that is next. */
function outOfStartupOrder(actual: string, next: StartupStep): Refusal {
  const refusal = refusalOf('STARTUP_OUT_OF_ORDER', 'R13.1', { condition: 'STARTUP_STEP_NEXT', actual, needed: next });
  return { ...refusal, details: { next } };
}

function againstSkipping(step: StartupStep, outcome: StartupStepOutcome): Refusal | null {
  if (step !== 'FOLLOW_UP' || outcome === 'TAKEN') return null;
  const unmet = { condition: 'FOLLOW_UP_MADE', actual: outcome, needed: 'TAKEN' } as const;
  return refusalOf('FOLLOW_UP_OWED', 'R13.1', unmet);
}
