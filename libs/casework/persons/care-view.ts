import type { CivilDate } from '#kernel/civil-date';
import { valueOn } from '#kernel/span';
import type { RuleId } from '#law/paragraphs';
import { paragraphOf } from '#law/paragraphs';
import type { Rulebook } from '#law/rulebook';
import { helperIncidents, isKeyPerson } from '#person/helper/incidents';
import type { PersonState } from '#person/state';
import { visitTasks } from '#person/visits/due';
import type {
  AppealAnswer,
  IncidentAnswer,
  ProblemAnswer,
  RedecisionAnswer,
  StartupAnswer,
  VisitTaskAnswer,
} from '../answers.ts';
import { startupOn } from './startup-view.ts';

/** What the office owes a person on a day: computed from the fold, never an event of its own (contract, commands raised by the system). */

export interface Care {
  readonly keyPerson: boolean;
  readonly incidents: readonly IncidentAnswer[];
  readonly visitTasks: readonly VisitTaskAnswer[];
  readonly appeals: readonly AppealAnswer[];
  readonly redecisions: readonly RedecisionAnswer[];
  readonly problems: readonly ProblemAnswer[];
  readonly startup: StartupAnswer | null;
}

/** Another area's staff need none of it to find a person (R5.2). */
export const NO_CARE: Care = {
  keyPerson: false,
  incidents: [],
  visitTasks: [],
  appeals: [],
  redecisions: [],
  problems: [],
  startup: null,
};

export function careOf(state: PersonState, on: CivilDate, rules: Rulebook): Care {
  return {
    keyPerson: isKeyPerson(state, on),
    incidents: incidentsOf(state, on, rules),
    visitTasks: visitTasks(state, on, rules).map(({ cause, dueBy }) => {
      const rule = cause === 'REGULAR' ? 'R4.8' : 'R4.9';
      return { cause, dueBy, overdue: dueBy < on, paragraph: paragraphOf(rule), rule };
    }),
    appeals: appealsOf(state, on),
    redecisions: state.redecisions
      .filter((task) => task.on <= on)
      .map(({ eventId, of, cause, on: openedOn, takenBy }) => ({ taskId: eventId, of, cause, openedOn, takenBy })),
    problems: problemsOf(state, on),
    startup: startupOn(state, on, rules),
  };
}

function problemsOf({ problems }: PersonState, on: CivilDate): readonly ProblemAnswer[] {
  return problems
    .filter((each) => each.on <= on)
    .map(({ id, on: recordedOn, owners, closedOn }) => ({
      problemId: id,
      recordedOn,
      owner: valueOn(owners, on) ?? owners.at(-1)?.value ?? '',
      closedOn: closedOn !== null && closedOn <= on ? closedOn : null,
    }));
}

function appealsOf({ appeals }: PersonState, on: CivilDate): readonly AppealAnswer[] {
  return appeals
    .filter(({ receivedOn }) => receivedOn <= on)
    .map(({ id, against, receivedOn, decidedAt, outcome, decisionEventId }) => ({
      appealId: id,
      against,
      receivedOn,
      decidedAt,
      outcome,
      decisionEventId,
    }));
}

function incidentsOf(state: PersonState, on: CivilDate, rules: Rulebook): readonly IncidentAnswer[] {
  const { step, cancellationTask, reviews, retirement, benefits, stage } = state;
  const live = stage !== 'LEFT' && stage !== 'REFUSED';
  return [
    ...helperIncidents(state, on, rules).map((kind) => incident(kind, 'R10.2', state.personId)),
    ...(live && step?.overdue ? [incident('STEP_OVERDUE', 'R4.6', step.step)] : []),
    ...(live && cancellationTask && cancellationTask.on <= on
      ? [incident('CANCELLATION_TO_BE_DECIDED', 'R5.6', cancellationTask.eventId)]
      : []),
    ...Object.values(reviews)
      .filter(({ decisionOverdue, status }) => live && decisionOverdue && (status === 'ATTENDED' || status === 'OPEN'))
      .map(({ year }) => incident('REVIEW_DECISION_OVERDUE', 'R6.5', year)),
    ...(live && retirement?.reached ? [incident('EXIT_OF_RETIRED_PERSON', 'R8.6', retirement.on)] : []),
    ...benefits
      .filter(({ recoverFrom, recoveries }) => recoverFrom !== null && recoveries.length === 0)
      .map(({ id }) => incident('RECOVERY_TO_BE_ORDERED', 'R5.10', id)),
  ];
}

function incident(kind: IncidentAnswer['kind'], rule: RuleId, subject: string): IncidentAnswer {
  return { kind, subject, paragraph: paragraphOf(rule), rule };
}
