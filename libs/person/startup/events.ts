import type { StartupEnd, StartupStep, StartupStepOutcome } from '#law/startup-steps';

/** R13.1 (十三) */
export type StartupEvent = StartupBegun | StartupStepRecorded | StartupEnded;

/** Its id is the chain's. */
export interface StartupBegun {
  readonly type: 'StartupBegun';
  readonly data: { readonly certificationId: string };
  readonly protectedData: { readonly business: string; readonly reason: string | null } | null;
}

export interface StartupStepRecorded {
  readonly type: 'StartupStepRecorded';
  readonly data: { readonly startupId: string; readonly step: StartupStep; readonly outcome: StartupStepOutcome };
  readonly protectedData: { readonly note: string; readonly reason: string | null } | null;
}

export interface StartupEnded {
  readonly type: 'StartupEnded';
  readonly data: { readonly startupId: string; readonly outcome: StartupEnd };
  readonly protectedData: { readonly reason: string } | null;
}
