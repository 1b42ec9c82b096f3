import type { CivilDate, Month } from '#kernel/civil-date';
import type { Actor, BasisItem, Json } from '#kernel/event';
import { formatInstant } from '#kernel/instant';
import type { CommandOption, Deadline } from '#kernel/stream-kind';
import type { FunnelStep } from '#law/stages';
import type { StartupStep, StartupStepOutcome } from '#law/startup-steps';
import type { MeasureParty } from '#person/agreement/state';
import type { HelperIncident } from '#person/helper/incidents';
import type { VisitTask } from '#person/visits/due';
import type { PublicEvent } from '#record/contract';

/** The answers of http-contract.md as values: instants are written out, nothing is left to be looked up. */

export interface DeadlineAnswer {
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: string | null;
  readonly awaiting?: string;
  readonly paragraph: string;
  readonly rule: string;
}

export interface EventAnswer {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly seq?: number;
  readonly effectiveAt: string;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly commandId: string | null;
  readonly causedBy: string | null;
  readonly paragraphs: readonly string[];
  readonly rules: readonly string[];
  readonly rulebookVersion: string;
  readonly basis: readonly BasisItem[];
  readonly data: PublicEvent['data'];
  /** In a history read by staff of the area: masked; `null` once the person's key has been destroyed. */
  readonly protectedData?: Readonly<Record<string, Json>> | null;
  readonly hash: string;
}

export interface IdentityAnswer {
  readonly name: string;
  readonly maskedCitizenId: string;
  readonly sex: 'MALE' | 'FEMALE';
  readonly birthOn?: CivilDate;
  readonly phone?: string | null;
}

export interface BenefitAnswer {
  readonly benefitId: string;
  readonly benefit: string;
  readonly form: string | null;
  readonly payee: string;
  readonly firstMonth: Month;
  readonly lastMonth?: Month;
  readonly termBasis: string;
  readonly monthsUsed: number;
  readonly status: string;
}

export interface EmploymentAnswer {
  readonly employmentId: string;
  readonly form: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly contractTo: CivilDate | null;
}

export interface ReviewAnswer {
  readonly year: string;
  readonly status: string;
  readonly attendedOn: CivilDate | null;
  readonly dueBy: CivilDate | null;
}

/** Something the office has to see to; `subject` is what it is about: a step, a year, a benefit, a task. */
export interface IncidentAnswer {
  readonly kind:
    | HelperIncident
    | 'STEP_OVERDUE'
    | 'CANCELLATION_TO_BE_DECIDED'
    | 'REVIEW_DECISION_OVERDUE'
    | 'EXIT_OF_RETIRED_PERSON'
    | 'RECOVERY_TO_BE_ORDERED';
  readonly subject: string;
  readonly paragraph: string;
  readonly rule: string;
}

export interface VisitTaskAnswer {
  readonly cause: VisitTask['cause'];
  readonly dueBy: CivilDate;
  readonly overdue: boolean;
  readonly paragraph: string;
  readonly rule: string;
}

export interface AppealAnswer {
  readonly appealId: string;
  readonly against: { readonly eventId: string } | { readonly commandId: string };
  readonly receivedOn: CivilDate;
  readonly decidedAt: string;
  readonly outcome: string;
  readonly decisionEventId: string | null;
}

/** A decision to be taken again (R14.2, corrections), and the one that took its place. */
export interface RedecisionAnswer {
  readonly taskId: string;
  readonly of: string;
  readonly cause: string;
  readonly openedOn: CivilDate;
  readonly takenBy: string | null;
}

/** R13.3, R11.3 Followed to its closure; who owns it. What it is, the history tells to who may see it. */
export interface ProblemAnswer {
  readonly problemId: string;
  readonly recordedOn: CivilDate;
  readonly owner: string;
  readonly closedOn: CivilDate | null;
}

/** R10.1 By its place in the version that runs; `done` is null until it is recorded what came of it. */
export interface MeasureAnswer {
  readonly measure: number;
  readonly by: MeasureParty;
  readonly dueOn: CivilDate;
  readonly done: boolean | null;
  readonly recordedOn: CivilDate | null;
}

/** R13.1 How far the start-up chain has come, and what is owed next. */
export interface StartupAnswer {
  readonly startupId: string;
  readonly begunOn: CivilDate;
  readonly steps: readonly {
    readonly step: StartupStep;
    readonly outcome: StartupStepOutcome;
    readonly on: CivilDate;
  }[];
  readonly next: { readonly step: StartupStep; readonly dueOn: CivilDate; readonly overdue: boolean } | null;
  readonly endedOn: CivilDate | null;
}

export interface PersonAnswer {
  readonly personId: string;
  readonly version: number;
  readonly validAt: string;
  readonly knownAt?: string;
  readonly stage: string;
  readonly funnel: FunnelStep;
  readonly qualification: string;
  readonly area: string;
  readonly identity: IdentityAnswer | null;
  readonly certificateNo: string | null;
  readonly categories: readonly { readonly code: string; readonly since: CivilDate }[];
  readonly primary: string | null;
  readonly facts: readonly {
    readonly fact: string;
    readonly value: string;
    readonly from: CivilDate;
    readonly to: CivilDate | null;
  }[];
  readonly employments: readonly EmploymentAnswer[];
  readonly agreement: {
    readonly signedOn: CivilDate;
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly measures: readonly MeasureAnswer[];
  } | null;
  /** Who is responsible on that day: an account, or a name. */
  readonly helper: string | null;
  readonly keyPerson: boolean;
  readonly incidents: readonly IncidentAnswer[];
  readonly visitTasks: readonly VisitTaskAnswer[];
  readonly appeals: readonly AppealAnswer[];
  readonly redecisions: readonly RedecisionAnswer[];
  readonly problems: readonly ProblemAnswer[];
  readonly startup: StartupAnswer | null;
  readonly fiveClears: {
    readonly score: number;
    readonly fresh: readonly string[];
    readonly lastVisitOn: CivilDate | null;
  };
  readonly benefits: readonly BenefitAnswer[];
  readonly retirementOn: CivilDate | null;
  readonly review: ReviewAnswer | null;
  readonly leaving: { readonly act: string; readonly reasonCode: string; readonly on: CivilDate } | null;
  readonly deadlines: readonly DeadlineAnswer[];
  readonly pending: readonly DeadlineAnswer[];
  readonly provisional: boolean;
  readonly availableCommands: readonly CommandOption[];
}

export function deadlineAnswer({
  kind,
  subject,
  dueAt,
  awaiting,
  paragraph,
  rule,
}: Omit<Deadline, 'rank' | 'common'>): DeadlineAnswer {
  return {
    kind,
    subject,
    dueAt: dueAt === null ? null : formatInstant(dueAt),
    ...(awaiting === undefined ? {} : { awaiting }),
    paragraph,
    rule,
  };
}

export function eventAnswer(event: PublicEvent): EventAnswer {
  const { id, type, version, seq, actor, commandId, causedBy, grounds, rulebookVersion, basis, data, hash } = event;
  return {
    id,
    type,
    version,
    ...(seq === undefined ? {} : { seq }),
    effectiveAt: formatInstant(event.effectiveAt),
    recordedAt: formatInstant(event.recordedAt),
    actor,
    commandId,
    causedBy,
    paragraphs: grounds.paragraphs,
    rules: grounds.rules,
    rulebookVersion,
    basis,
    data,
    hash,
  };
}
