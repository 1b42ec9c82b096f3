import type { Client } from '#contracts/client';
import { signIn } from '#contracts/client';
import type { PersonCommandInput } from '#contracts/person-commands';
import type { CivilDate } from '#kernel/civil-date';
import { addDays, yearOf } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import { dateAt, formatInstant, parseInstant, startOfDay } from '#kernel/instant';
import type { Act } from './lives.ts';
import { arrivalOf, LIVES, stopsUntil } from './lives.ts';
import type { SamplePerson } from './people.ts';
import { samplePerson } from './people.ts';

export interface Loaded {
  readonly persons: number;
  readonly accepted: number;
  /** `CertifyPerson NOTICE_RUNNING` → how often. */
  readonly refused: ReadonlyMap<string, number>;
}

type Progress = (done: number, all: number, on: CivilDate) => void;

/** The clock stops within the day, before what ends with it runs out. */
const DESK_CLOSES_MS = 17 * 3_600_000;
/** An act that was entered later than this says why. */
const LATE_DAYS = 28;
const LATE = '纸质材料补录';
/** Reviews are attended and decided by then, well before the window closes (R6.1). */
const REVIEWS_DONE = '02-28';
const AT_ONCE = 6;

interface Traveller {
  readonly person: SamplePerson;
  readonly arrival: CivilDate;
  acts: Act[];
  personId: string | null;
  /** A refused act ends the rest of the life. */
  stuck: boolean;
}

export async function loadSample(baseUrl: string, until: Instant, progress: Progress): Promise<Loaded> {
  const supervisor = await signIn({ baseUrl }, 'province-supervisor.340000');
  const begins = dateAt(parseInstant((await supervisor.clock()).body.now));
  const end = dateAt(until);
  const travellers = LIVES.map((life, place) => traveller(life, place, begins, end));
  const desk = await openDesk(baseUrl, travellers);
  const all = travellers.reduce((sum, { acts }) => sum + acts.length + 1, 0);
  for (const stop of stopsBetween(begins, end)) {
    await moveTo(supervisor, stop === end ? until : startOfDay(stop) + DESK_CLOSES_MS);
    await inParallel(travellers, (each) => desk.catchUp(each, stop));
    progress(desk.done(), all, stop);
  }
  return {
    persons: travellers.filter(({ personId }) => personId !== null).length,
    accepted: desk.done(),
    refused: desk.refused,
  };
}

function traveller(life: (typeof LIVES)[number], place: number, begins: CivilDate, end: CivilDate): Traveller {
  const { age, acts } = life;
  const wished = arrivalOf(life, end);
  const arrival = wished < begins ? begins : wished;
  return {
    person: samplePerson(place, age, end),
    arrival,
    acts: acts(arrival).filter(({ on }) => on <= end),
    personId: null,
    stuck: false,
  };
}

/** Every move of the clock costs about half a second, so the lives share their stops. */
export function stopsBetween(begins: CivilDate, end: CivilDate): readonly CivilDate[] {
  const years = Array.from({ length: yearOf(end) - yearOf(begins) + 1 }, (_, place) => yearOf(begins) + place);
  const reviews = years.map((year) => `${year}-${REVIEWS_DONE}`);
  const wanted = [...stopsUntil(end), ...reviews];
  const stops = wanted.filter((day) => begins < day && day <= end);
  return [...new Set([...stops, end])].sort();
}

const AFTER_NOTICE: readonly string[] = ['PassStreetReview', 'CertifyPerson', 'RefuseCertification', 'AnnotateCard'];

/** R4.4 (四) A notice that would end on a holiday runs on; what follows it waits. */
function notBefore(acts: readonly Act[], day: CivilDate): Act[] {
  return acts.map((act) =>
    AFTER_NOTICE.includes(act.command) && act.on < day
      ? ({ ...act, on: day, body: { ...act.body, on: day } } as Act)
      : act,
  );
}

function datedLate<Body extends { readonly on?: CivilDate; readonly reason?: string }>(
  body: Body,
  today: CivilDate,
): Body {
  const late = body.on !== undefined && body.on < addDays(today, -LATE_DAYS);
  return late ? { reason: LATE, ...body } : body;
}

/** Waits until everything due by then has been settled; a long walk is asked for its progress. */
async function moveTo(supervisor: Client, target: Instant): Promise<void> {
  const { body: clock } = await supervisor.clock();
  if (parseInstant(clock.now) >= target) return;
  const moved = await supervisor.moveClock(formatInstant(target));
  if (moved.status !== 200 && moved.status !== 202)
    throw new Error(`the clock did not move: ${moved.status} ${moved.body.detail ?? ''}`);
  if (moved.body.progress === undefined) return;
  while (!(await supervisor.clockProgress(moved.body.progress)).body.done)
    await new Promise((resolve) => setTimeout(resolve, 250));
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** The staff of the sample, and what they have done. */
async function openDesk(baseUrl: string, travellers: readonly Traveller[]) {
  const accounts = new Set(travellers.flatMap(({ person }) => Object.values(accountsOf(person))));
  const clients = new Map<string, Client>();
  for (const account of accounts) clients.set(account, await signIn({ baseUrl }, account));
  const refused = new Map<string, number>();
  let done = 0;

  const clientOf = (person: SamplePerson, by: Act['by']): Client => {
    const client = clients.get(accountsOf(person)[by]);
    if (!client) throw new Error(`nobody signed in as ${by}`);
    return client;
  };

  const note = (
    each: Traveller,
    command: string,
    { status, body }: { readonly status: number; readonly body: { code?: string; detail?: string } },
  ) => {
    if (status === 201) return void (done += 1);
    if (status !== 409) throw new Error(`${command}: ${status} ${JSON.stringify(body)}`);
    each.stuck = true;
    const what = `${command} ${body.code ?? ''}`;
    refused.set(what, (refused.get(what) ?? 0) + 1);
  };

  const register = async (each: Traveller, today: CivilDate): Promise<void> => {
    const body: PersonCommandInput<'RegisterUnemployment'> = datedLate({ ...each.person, on: each.arrival }, today);
    const answer = await clientOf(each.person, 'clerk').register(body);
    note(each, 'RegisterUnemployment', answer);
    each.personId = answer.body.personId;
  };

  return {
    refused,
    done: () => done,
    /** Everything of this life that bears a date up to that day. */
    async catchUp(each: Traveller, upTo: CivilDate): Promise<void> {
      if (each.arrival > upTo) return;
      if (each.personId === null) await register(each, upTo);
      for (let act = each.acts[0]; act && act.on <= upTo && !each.stuck && each.personId !== null; act = each.acts[0]) {
        each.acts.shift();
        const client = clientOf(each.person, act.by);
        const answer = await client.command(each.personId, act.command, datedLate(act.body, upTo));
        note(each, act.command, answer);
        const { kind, dueAt } = answer.body.nextDeadline ?? {};
        if (act.command === 'PublishNotice' && kind === 'PublicNoticeEnded' && dueAt)
          each.acts = notBefore(each.acts, dateAt(parseInstant(dueAt)));
      }
    },
  };
}

function accountsOf({ communityCode }: SamplePerson): Readonly<Record<Act['by'], string>> {
  return {
    clerk: `community-clerk.${communityCode}`,
    street: `street-officer.${communityCode.slice(0, 9)}`,
    county: `county-officer.${communityCode.slice(0, 6)}`,
  };
}
