import type { CivilDate } from '#kernel/civil-date';
import type { StartupStep, StartupStepOutcome } from '#law/startup-steps';

/** R13.1 (十三) The start-up chain of a person, as far as it has come. */
export interface Startup {
  /** The event that began it. */
  readonly id: string;
  /** The certification it belongs to: whoever is certified anew begins anew, whoever is restored goes on. */
  readonly certificationId: string;
  readonly begunOn: CivilDate;
  readonly steps: readonly StartupStepTaken[];
  readonly endedOn: CivilDate | null;
}

export interface StartupStepTaken {
  readonly step: StartupStep;
  readonly outcome: StartupStepOutcome;
  readonly on: CivilDate;
  readonly eventId: string;
}
