import type { EventShape, Recorded } from '#kernel/event';
import type { Decided } from './decided.ts';
import type { PersonEvent } from './events.ts';
import { dayOf } from './stages.ts';
import type { PersonState } from './state.ts';

/**
 * What a person's record remembers of its decisions. An event is a decision when it settles something for or against the person;
 * whatever carries a basis is remembered too, so that a correction finds all that relied on a fact (architecture 11).
 */
const ABOUT = {
  ObjectionDismissed: 'OBJECTION',
  ObjectionUpheld: 'OBJECTION',
  PersonCertified: 'QUALIFICATION',
  CertificationRefused: 'QUALIFICATION',
  CategoriesChanged: 'CATEGORIES',
  PersonExited: 'QUALIFICATION',
  CaseClosed: 'QUALIFICATION',
  QualificationCancelled: 'QUALIFICATION',
  QualificationDeregistered: 'QUALIFICATION',
  QualificationRestored: 'QUALIFICATION',
  RefusalOverturned: 'QUALIFICATION',
  ClosureOverturned: 'QUALIFICATION',
  RefusalJudged: 'OFFER',
  AnnualReviewMissed: 'REVIEW',
  AnnualReviewPassed: 'REVIEW',
  AnnualReviewFailed: 'REVIEW',
} as const satisfies Partial<Record<PersonEvent['type'], string>>;

/** R4.7 (四) Refusal, cancellation and deregistration produce a written notice. */
const WRITTEN: readonly string[] = [
  'CertificationRefused',
  'QualificationCancelled',
  'QualificationDeregistered',
  'BenefitRefused',
];

/** The person with the event among its decisions, when it is one; a decision taken again by hand closes the task it was opened by. */
export function remembered(state: PersonState, event: Recorded<PersonEvent>): PersonState {
  if (!isDecision(event)) return state;
  const decided: Decided = {
    eventId: event.id,
    type: event.type,
    on: dayOf(event),
    by: event.actor,
    grounds: event.grounds,
    reasonCode: reasonOf(event.data),
    relied: event.basis,
    about: aboutOf(event),
    replacedBy: null,
    written: WRITTEN.includes(event.type),
    served: null,
  };
  const redecisions = takenAgain(state, decided, isByHand(event) ? answeredBy(event, decided.about) : []);
  const decisions = replaced(state, event, redecisions);
  return { ...state, decisions: [...decisions, decided], redecisions };
}

export function findDecision({ decisions }: PersonState, eventId: string): Decided | undefined {
  return decisions.find((each) => each.eventId === eventId);
}

function isDecision({ type, basis }: Recorded<PersonEvent>): boolean {
  return Object.hasOwn(ABOUT, type) || type.startsWith('Benefit') || basis.length > 0;
}

/** R7.7, R14.2: a task asks for a judgement; a date that comes, or a leaving that ends a benefit (R5.10), judges nothing again. */
function isByHand({ type, actor, causedBy }: Recorded<EventShape>): boolean {
  return actor.role !== 'system' && !(type.startsWith('Benefit') && causedBy !== null);
}

/** Subjects as codes and ids: the benefit, the year of the review, the offer, the objection. What was refused has its code alone. */
function aboutOf({ id, type, data }: Recorded<EventShape>): string {
  if (type === 'BenefitRefused') return `BENEFIT:${textOf(data['benefit']) ?? id}`;
  if (type.startsWith('Benefit')) return `BENEFIT:${textOf(data['benefitId']) ?? id}`;
  const about = Object.entries(ABOUT).find(([name]) => name === type)?.[1] ?? type;
  const subject = textOf(about === 'REVIEW' ? data['year'] : (data['offerId'] ?? data['objectionId']));
  return subject === undefined ? about : `${about}:${subject}`;
}

/** What a decision answers besides its own subject: an approval, the refusals of that benefit before it. */
function answeredBy({ type, data }: Recorded<EventShape>, about: string): readonly string[] {
  return type === 'BenefitApproved' ? [about, `BENEFIT:${textOf(data['benefit']) ?? ''}`] : [about];
}

function takenAgain(
  { decisions, redecisions }: PersonState,
  { eventId }: Decided,
  answered: readonly string[],
): PersonState['redecisions'] {
  const replaced = new Set(decisions.filter(({ about }) => answered.includes(about)).map((each) => each.eventId));
  return redecisions.map((task) =>
    task.takenBy === null && replaced.has(task.of) ? { ...task, takenBy: eventId } : task,
  );
}

/** What undoes a decision names it by `of`; a task says which one was taken again. */
function replaced(
  { decisions }: PersonState,
  event: Recorded<EventShape>,
  redecisions: PersonState['redecisions'],
): readonly Decided[] {
  const taken = redecisions.filter(({ takenBy }) => takenBy === event.id).map(({ of }) => of);
  const fallen = new Set([...taken, ...undoneBy(decisions, event)]);
  return decisions.map((each) =>
    each.replacedBy === null && fallen.has(each.eventId) ? { ...each, replacedBy: event.id } : each,
  );
}

/** An application that stands objected again falls back behind the upholding as well as behind the refusal that followed from it. */
function undoneBy(
  decisions: readonly Decided[],
  { type, data }: Recorded<EventShape>,
): readonly (string | undefined)[] {
  if (type === 'QualificationRestored' || type === 'ClosureOverturned') return [textOf(data['of'])];
  if (type !== 'RefusalOverturned') return [];
  const upheld = decisions.findLast((each) => each.type === 'ObjectionUpheld')?.eventId;
  return data['stage'] === 'OBJECTED' ? [textOf(data['of']), upheld] : [textOf(data['of'])];
}

function reasonOf(data: EventShape['data']): string | null {
  return textOf(data['reasonCode'] ?? data['ground']) ?? null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
