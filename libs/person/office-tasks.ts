import type { CivilDate } from '#kernel/civil-date';
import { addDays, addMonths, firstDayOf } from '#kernel/civil-date';
import type { AreaCode, AreaLevel } from '#law/area';
import type { OfficeTaskKind } from '#law/texts/office-tasks';
import { OFFICE_TASKS } from '#law/texts/office-tasks';
import { parseStaff, ROLES } from '#law/roles';
import type { Rulebook } from '#law/rulebook';
import { standardFor } from '#law/standards-in-words';
import type { StartupStep } from '#law/startup-steps';
import { addWorkingDays, isAwaiting } from '#law/working-days';
import { openMeasures } from './agreement/measures.ts';
import { deciderOf, levelAbove } from './decided-at.ts';
import { findDecision } from './decisions.ts';
import { lastDayOf } from './review/window.ts';
import { areaOf, isLive } from './stages.ts';
import { owedStep, runningStartup } from './startup/next-step.ts';
import type { PersonState, StepCode } from './state.ts';
import { stepOwner } from './step-owner.ts';
import type { VisitOnOccasion } from './visits/due.ts';
import { regularVisitDueOn, visitsOnOccasion } from './visits/due.ts';

/**
 * R1.3 (二) 件件有人管、有期限: what an office owes a person, with the level that owes it. Nothing here depends on the day it is asked:
 * a task that begins later says from which day on. Each is done by a command or falls away by itself; none decides anything.
 */
export interface OfficeTask {
  readonly kind: OfficeTaskKind;
  /** What it concerns: a step, an event, a year. */
  readonly subject: string;
  readonly owner: AreaLevel;
  /** The first day on which it is there to be done. */
  readonly from: CivilDate;
  /** The last day for it; null where no time is set. */
  readonly dueOn: CivilDate | null;
}

export function officeTasks(state: PersonState, rules: Rulebook): readonly OfficeTask[] {
  const whileLive = isLive(state) ? [...ofTheChain(state, rules), ...ofCare(state, rules), ...ofLeaving(state)] : [];
  const owed = [...whileLive, ...ofReviews(state, rules), ...ofDecisions(state), ...ofProblems(state)];
  return owed.map((each) => withinStandard(each, areaOf(state), rules));
}

/** R11.2 (十一) Where nothing else sets its last day, the standard of the step does; no date while the working days are not published. */
function withinStandard(owed: OfficeTask, area: AreaCode, rules: Rulebook): OfficeTask {
  const { kind, from, dueOn } = owed;
  const days = dueOn === null ? standardFor(rules, { step: kind, area, on: from })?.workingDays : null;
  if (days == null) return owed;
  const last = addWorkingDays(rules.calendar, from, days);
  return isAwaiting(last) ? owed : { ...owed, dueOn: last };
}

export function ruleOfTask({ kind }: Pick<OfficeTask, 'kind'>) {
  return OFFICE_TASKS[kind].rule;
}

/** (四) R4.6 A step past its time limit is a task of the next level up; who owed it does it all the same. */
function ofTheChain({ stage, step, notice, application, registration }: PersonState, rules: Rulebook): OfficeTask[] {
  const area = areaOf({ registration });
  const tasks: OfficeTask[] = [];
  if (step) {
    const owed = task(
      STEPS[step.step],
      step.episode,
      stepOwner(step.step, area, step.from, rules),
      step.from,
      step.dueOn,
    );
    tasks.push(step.overdue ? { ...owed, owner: levelAbove(owed.owner) } : owed);
  }
  const checkedOn = application?.communityCheck?.on ?? null;
  if (stage === 'CHECKED' && checkedOn !== null)
    tasks.push(task('NOTICE_TO_BE_PUBLISHED', application?.eventId ?? '', 'COMMUNITY', checkedOn));
  for (const { id, receivedOn, outcome } of notice?.objections ?? [])
    if (outcome === 'OPEN') tasks.push(task('OBJECTION_TO_BE_DECIDED', id, 'STREET', receivedOn));
  return tasks;
}

const STEPS = {
  CERTIFICATE: 'CERTIFICATE_TO_BE_ISSUED',
  COMMUNITY_CHECK: 'COMMUNITY_CHECK_TO_BE_MADE',
  STREET_REVIEW: 'STREET_REVIEW_TO_BE_MADE',
  CERTIFICATION: 'CERTIFICATION_TO_BE_DECIDED',
} as const satisfies Readonly<Record<StepCode, OfficeTaskKind>>;

/** (四)(五)(十)(十三) Visits, helper, agreement, training, refusals to be judged. */
function ofCare(state: PersonState, rules: Rulebook): OfficeTask[] {
  const { registration, certification, stage, offers, cancellationTask } = state;
  const visitBy = regularVisitDueOn(state, rules);
  const tasks: OfficeTask[] =
    visitBy && registration ? [task('VISIT', registration.eventId, 'COMMUNITY', registration.on, visitBy)] : [];
  for (const { cause, year, from, dueBy } of visitsOnOccasion(state, rules))
    tasks.push(task(OCCASIONS[cause], year, 'COMMUNITY', from, dueBy));
  const keyFrom = keyPersonFrom(state);
  if (keyFrom !== null && !state.helper.chain.some(({ to }) => to === null))
    tasks.push(task('HELPER_TO_BE_ASSIGNED', state.personId, 'STREET', keyFrom));
  if (stage === 'CERTIFIED' && certification)
    tasks.push(task('AGREEMENT_TO_BE_SIGNED', certification.eventId, 'STREET', certification.on));
  for (const { id, status, justified, answeredOn, on } of offers)
    if (status === 'DECLINED' && justified === null)
      tasks.push(task('REFUSAL_TO_BE_JUDGED', id, 'STREET', answeredOn ?? on));
  if (cancellationTask)
    tasks.push(task('CANCELLATION_TO_BE_DECIDED', cancellationTask.eventId, 'COUNTY', cancellationTask.on));
  return [...tasks, ...measureTasks(state), ...trainingTask(state, rules), ...startupTask(state, rules)];
}

const OCCASIONS = {
  ASSISTANCE_MONTH: 'ASSISTANCE_MONTH_VISIT',
  ANNUAL_REVIEW: 'REVIEW_VISIT',
} as const satisfies Readonly<Record<VisitOnOccasion['cause'], OfficeTaskKind>>;

/** R10.1 (十) A measure whose day has come and of which nobody has told what became of it; an amendment puts others in its place. */
function measureTasks(state: PersonState): readonly OfficeTask[] {
  const version = state.agreement?.versions.at(-1)?.eventId ?? '';
  return openMeasures(state).map(({ place, dueOn }) =>
    task('MEASURE_TO_BE_TAKEN', `${version}:${place}`, 'STREET', dueOn, dueOn),
  );
}

/** R13.1 (十三) The next step of the start-up chain, with its last day. */
function startupTask(state: PersonState, rules: Rulebook): readonly OfficeTask[] {
  const startup = runningStartup(state);
  if (!startup) return [];
  const { step, from, dueOn } = owedStep(state, startup, rules);
  return [task(STARTUP_TASKS[step], startup.id, 'STREET', from, dueOn)];
}

const STARTUP_TASKS = {
  TRAINING: 'STARTUP_TRAINING_TO_BE_GIVEN',
  GUIDANCE: 'OPENING_GUIDANCE_TO_BE_GIVEN',
  LOAN: 'STARTUP_LOAN_TO_BE_ARRANGED',
  FOLLOW_UP: 'STARTUP_FOLLOW_UP_TO_BE_MADE',
} as const satisfies Readonly<Record<StartupStep, OfficeTaskKind>>;

/** R10.2 (十) Marked by an officer, or a member of a zero-employment household. */
function keyPersonFrom({ helper, application }: PersonState): CivilDate | null {
  const household = application?.categories.find(({ code, to }) => code === 'ZERO_EMPLOYMENT_HOUSEHOLD' && to === null);
  return helper.key?.on ?? household?.since ?? null;
}

/**
 * R13.2 (十三) 要将短期内未就业的援助对象及时组织到职业培训中: who has not been employed within so many months of certification (parameter) is to
 * be trained, until an employment or a training subsidy of this spell.
 */
function trainingTask(state: PersonState, rules: Rulebook): readonly OfficeTask[] {
  const { certification, employments, benefits } = state;
  if (!certification) return [];
  const since = certification.on;
  const from = addMonths(since, rules.parameter('trainingAfterMonths', areaOf(state), since));
  const hasWorked = employments.some(({ to }) => to === null || to > since);
  const isTrained = benefits.some(({ benefit, approvedOn }) => benefit === 'TRAINING' && approvedOn >= since);
  return hasWorked || isTrained ? [] : [task('TRAINING_TO_BE_ORGANISED', certification.eventId, 'STREET', from)];
}

/** (五)(六)(八) R8.6 Statutory retirement, R6.1 a recorded death, R6.4 a no-show that waits for its officer. */
function ofLeaving({ retirement, facts, qualification, reviews, personId }: PersonState): OfficeTask[] {
  const tasks: OfficeTask[] = [];
  if (retirement?.reached) tasks.push(task('EXIT_TO_BE_DECIDED', 'RETIRED', 'STREET', retirement.on));
  const death = facts.DEATH?.at(-1);
  if (death) tasks.push(task('EXIT_TO_BE_DECIDED', 'DEATH', 'STREET', death.from));
  const missed = Object.values(reviews).findLast(({ status }) => status === 'MISSED')?.missed;
  if (qualification === 'DEREGISTRATION_PENDING' && missed)
    tasks.push(task('DEREGISTRATION_TO_BE_CONFIRMED', missed.eventId || personId, 'COUNTY', missed.on));
  return tasks;
}

/** R6.1, R6.5 (六) An attended review is decided by the end of the window; what is not "missed" goes to the officer. */
function ofReviews(state: PersonState, rules: Rulebook): OfficeTask[] {
  return Object.values(state.reviews).flatMap((review): OfficeTask[] => {
    const { year, status, attended, decisionOverdue } = review;
    const lastDay = lastDayOf(state, review, rules);
    if (status === 'ATTENDED' && attended) return [task('REVIEW_TO_BE_DECIDED', year, 'COUNTY', attended.on, lastDay)];
    return status === 'OPEN' && decisionOverdue
      ? [task('REVIEW_TO_BE_CLARIFIED', year, 'COUNTY', addDays(lastDay, 1))]
      : [];
  });
}

/** (四)(七)(十四) Also for who has left: the card, the written decision, appeals, what is decided again or recovered. */
function ofDecisions(state: PersonState): OfficeTask[] {
  const { certification, leaving, card, decisions, appeals, redecisions, benefits } = state;
  const annotated = (of: string): boolean => card.some((entry) => entry.of === of);
  const occasions = [certification, leaving?.act === 'CLOSURE' ? null : leaving].filter((each) => each !== null);
  return [
    ...occasions
      .filter(({ eventId }) => !annotated(eventId))
      .map(({ eventId, on }) => task('CARD_TO_BE_ANNOTATED', eventId, 'COUNTY', on)),
    ...decisions
      .filter(({ written, served, replacedBy }) => written && served === null && replacedBy === null)
      .map(({ eventId, on }) => task('DECISION_TO_BE_SERVED', eventId, 'COMMUNITY', on)),
    ...appeals
      .filter(({ outcome }) => outcome === 'OPEN')
      .map(({ id, decidedAt, receivedOn }) => task('APPEAL_TO_BE_DECIDED', id, levelAbove(decidedAt), receivedOn)),
    ...redecisions
      .filter(({ takenBy }) => takenBy === null)
      .map(({ eventId, of, on }) => task('DECISION_TO_BE_TAKEN_AGAIN', eventId, levelOf(state, of), on)),
    ...benefits.flatMap(({ id, recoverFrom, recoveries }) =>
      recoverFrom !== null && recoveries.length === 0
        ? [task('RECOVERY_TO_BE_ORDERED', id, 'COUNTY', firstDayOf(recoverFrom))]
        : [],
    ),
  ];
}

/** R13.3, R11.3 (十三)(十一) Each open problem is its owner's, also when the person has left meanwhile. */
function ofProblems({ problems }: PersonState): OfficeTask[] {
  return problems
    .filter(({ closedOn }) => closedOn === null)
    .map(({ id, on, owners }) => {
      const owner = parseStaff(owners.at(-1)?.value ?? '');
      return task('PROBLEM_TO_BE_CLOSED', id, owner ? ROLES[owner.role].level : 'COMMUNITY', on);
    });
}

function levelOf(state: PersonState, of: string): AreaLevel {
  const decision = findDecision(state, of);
  return decision ? deciderOf(decision).level : 'COUNTY';
}

function task(
  kind: OfficeTaskKind,
  subject: string,
  owner: AreaLevel,
  from: CivilDate,
  dueOn: CivilDate | null = null,
): OfficeTask {
  return { kind, subject, owner, from, dueOn };
}
