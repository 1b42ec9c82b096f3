import type { CivilDate } from '#kernel/civil-date';
import { addYears } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import { dateAt, endOfDay, formatInstant } from '#kernel/instant';
import type { BenefitForm } from '#law/benefits';
import type { Language } from '#law/language';
import { entitlements } from '#person/benefits/entitlements';
import type { PersonState } from '#person/state';
import type { SealedBundle } from '#record/proof/bundle-format';
import type { Reading } from '#record/contract';
import type { Step } from '#record/reading/walking';
import type { EventAnswer, VisitTaskAnswer } from '../answers.ts';
import { eventAnswer } from '../answers.ts';
import type { CalendarItem } from './calendar-view.ts';
import { calendarItems } from './calendar-view.ts';
import { careOf } from './care-view.ts';
import type { Change, Seen } from './differences.ts';
import { changesBetween, fieldsOf, seenThrough } from './differences.ts';
import { entitlementAnswer } from './entitlement-view.ts';
import type { Answer } from '../judge.ts';
import type { Law } from '../law.ts';
import type { PersonRequest } from '../look.ts';
import { actorOf, createLook, PERSON } from '../look.ts';
import { personView } from './person-view.ts';
import type { CardBasics } from './card-basics.ts';
import { cardBasics } from './card-basics.ts';
import type { CaseRecord } from '../record-port.ts';

export type EntitlementsRequest = PersonRequest & {
  /** Default: today. */
  readonly on?: CivilDate;
  /** `null` supposes no employment; absent: the one that runs on the day. */
  readonly form?: BenefitForm | null;
  readonly language: Language;
};

export type CalendarRequest = PersonRequest & { readonly until?: Instant; readonly language: Language };

export interface Calendar {
  readonly personId: string;
  readonly now: string;
  readonly until: string;
  readonly items: readonly CalendarItem[];
  readonly visitTasks: readonly VisitTaskAnswer[];
}

/** Two moments, each of the law (`validAt`) and of what was known (`knownAt`); what is left out is now. */
export interface Moments {
  readonly validAt?: Instant;
  readonly knownAt?: Instant;
}

export type DiffRequest = PersonRequest & { readonly from: Moments; readonly to: Moments };

export interface Diff {
  readonly personId: string;
  readonly from: MomentAnswer;
  readonly to: MomentAnswer;
  readonly changes: readonly (Omit<Change, 'events'> & { readonly events: readonly EventAnswer[] })[];
}

interface MomentAnswer {
  readonly validAt: string;
  readonly knownAt: string;
  readonly version: number;
}

const LONGEST_FORESIGHT_YEARS = 10;

export type PersonLooks = ReturnType<typeof createPersonLooks>;

/** What a person is entitled to, what will fall due, what has changed: judged and logged like every look (R5.2). */
export function createPersonLooks({ record, law }: { readonly record: CaseRecord; readonly law: Law }) {
  const look = createLook({ record, law });

  function seenAt(steps: readonly Step<PersonState>[], reading: Reading<PersonState>, validAt: Instant): Seen {
    return seenThrough(steps.map(({ event, state }) => ({ event, fields: fieldsAt({ ...reading, state }, validAt) })));
  }

  function fieldsAt(reading: Reading<PersonState>, validAt: Instant): ReadonlyMap<string, unknown> {
    const view = personView(reading, validAt, { covers: true, rules: law.rulebook, available: [] });
    return view === null ? new Map() : fieldsOf(comparable(view));
  }

  return {
    /** R7.7 (七) Every benefit, yes or no, with the reasons of both. */
    entitlements: ({ on, form, language, ...request }: EntitlementsRequest) =>
      look(request, { view: 'entitlements' }, ({ streamId, state, now }, covers) => {
        const day = on ?? dateAt(now);
        const items = entitlements(state, day, form, law.rulebook);
        return { personId: streamId, on: day, items: items.map((item) => entitlementAnswer(item, covers, language)) };
      }),

    /** R1.3 (二) What will fall due if nobody acts, each with its law and what it brings. */
    calendar: ({ until, language, ...request }: CalendarRequest): Promise<Answer<Calendar>> =>
      look(request, { view: 'calendar' }, (reading) => {
        const { streamId, state, now } = reading;
        const today = dateAt(now);
        const furthest = endOfDay(addYears(today, LONGEST_FORESIGHT_YEARS));
        const end = Math.min(until ?? endOfDay(addYears(today, 1)), furthest);
        const foreseen = record.foresee(PERSON, reading, end);
        return {
          personId: streamId,
          now: formatInstant(now),
          until: formatInstant(end),
          items: calendarItems(reading.deadlines, foreseen, language),
          visitTasks: careOf(state, today, law.rulebook).visitTasks,
        };
      }),

    /** R5.3 (五) In plain values, hence for a purpose in the own area too. */
    cardBasics: (request: PersonRequest): Promise<Answer<CardBasics>> =>
      look(request, { view: 'card-basics', plain: true }, (reading) => cardBasics(reading, law.rulebook)),

    /** The whole log of a person as it is stored, to be checked without the database; names who has made it. */
    bundle: (request: PersonRequest): Promise<Answer<SealedBundle>> =>
      look(request, { view: 'bundle' }, ({ streamId }) => record.bundle(streamId, actorOf(request.staff))),

    /** What reads otherwise at another moment, and the events that explain it. Staff of another area are not shown it (views). */
    diff: ({ from, to, ...request }: DiffRequest): Promise<Answer<Diff>> =>
      look(request, { view: 'diff' }, async (reading, covers) => {
        const steps = covers ? await record.walk<PersonState>(PERSON, request.personId) : [];
        if (steps === null) return null;
        const side = (moments: Moments) => {
          const { validAt, knownAt } = { validAt: moments.knownAt ?? reading.now, knownAt: reading.now, ...moments };
          const known = steps.filter(({ event }) => event.recordedAt <= knownAt);
          const answer = {
            validAt: formatInstant(validAt),
            knownAt: formatInstant(knownAt),
            version: known.at(-1)?.event.version ?? 0,
          };
          return { answer, seen: seenAt(known, reading, validAt) };
        };
        const [before, after] = [side(from), side(to)];
        const events = steps.map(({ event }) => event);
        return {
          personId: reading.streamId,
          from: before.answer,
          to: after.answer,
          changes: changesBetween(before.seen, after.seen, events).map((change) => ({
            ...change,
            events: change.events.map(eventAnswer),
          })),
        };
      }),
  };
}

/** What is the person's own; what is computed for the moment of reading says nothing of a change. */
function comparable(view: object): object {
  return Object.fromEntries(Object.entries(view).filter(([name]) => !NOT_COMPARED.has(name)));
}

const NOT_COMPARED: ReadonlySet<string> = new Set([
  'personId',
  'version',
  'validAt',
  'knownAt',
  'deadlines',
  'pending',
  'provisional',
  'availableCommands',
  'incidents',
  'visitTasks',
]);
