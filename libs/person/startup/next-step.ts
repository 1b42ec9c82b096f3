import type { CivilDate } from '#kernel/civil-date';
import { addDays } from '#kernel/civil-date';
import type { Rulebook } from '#law/rulebook';
import type { StartupStep } from '#law/startup-steps';
import { STARTUP_STEP_CODES } from '#law/startup-steps';
import { areaOf } from '../stages.ts';
import type { PersonState } from '../state.ts';
import type { Startup } from './state.ts';

/** R13.1 (十三) The step that is owed now: counted from the day of the one before, under the rules of that day. */
export interface OwedStartupStep {
  readonly step: StartupStep;
  readonly from: CivilDate;
  readonly dueOn: CivilDate;
}

/** The chain that runs: not ended, and of the present certification. */
export function runningStartup({ startup, certification }: PersonState): Startup | null {
  if (!startup || startup.endedOn !== null) return null;
  return startup.certificationId === certification?.eventId ? startup : null;
}

/** One after the other; behind the loan the follow-up, again and again until the chain is ended. */
export function nextStep({ steps }: Startup): StartupStep {
  return STARTUP_STEP_CODES.find((code) => !steps.some(({ step }) => step === code)) ?? 'FOLLOW_UP';
}

export function owedStep(state: PersonState, startup: Startup, rules: Rulebook): OwedStartupStep {
  const from = startup.steps.at(-1)?.on ?? startup.begunOn;
  const step = nextStep(startup);
  return { step, from, dueOn: addDays(from, rules.parameter('startupStepDays', areaOf(state), from)[step]) };
}
