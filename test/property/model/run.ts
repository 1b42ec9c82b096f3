import { dateAt } from '#kernel/instant';
import type { CivilDate } from '#kernel/civil-date';
import type { Actor } from '#kernel/event';
import type { Refusal } from '#kernel/refusal';
import { monthsGrantedInAll } from '#person/benefit-term';
import { citySupervisor, clerk, countyOfficer, streetOfficer } from '#testing/actors';
import type { Story } from '#testing/story';
import { instantOf, story } from '#testing/story';
import type { ParameterValues } from '#law/parameters';
import { isSubsidy } from '#law/benefits';
import type { Rulebook, RulebookEntry } from '#law/rulebook';
import { rulebook } from '#testing/rulebook';
import { act } from './acts.ts';
import type { Desk } from './bodies.ts';
import { bodyOf, commandOf, DECISIONS, deskOf, knownOf } from './bodies.ts';
import type { Chosen, Life } from './lives.ts';
import { turnsOf } from './lives.ts';
import { lastDayOfNotice, walkTo } from './model.ts';
import type { Hold, Law, Model } from './state.ts';
import { newModel } from './state.ts';
import { basisOf, grantedMonths, lastMonth } from './terms.ts';

/** One life told twice: by the deciders and by the model. What both must agree on is written down in the same shape. */
export interface Told {
  readonly stage: string;
  readonly qualification: string;
  readonly noticeEndsAt: number | null;
  readonly benefits: readonly {
    readonly rule: string;
    readonly basis: string;
    readonly status: string;
    readonly last: string | null;
    readonly before: number;
    readonly granted: number | null;
  }[];
  readonly reviews: Readonly<Record<string, string>>;
  readonly leaving: string | null;
  /** What was granted once, and by which rule. */
  readonly grants: readonly string[];
  /** The decisions to be taken again, by their place among all, and whether they are open. */
  readonly tasks: readonly string[];
  readonly appeals: readonly string[];
}

export interface Step {
  readonly act: string;
  /** The stage, as the model tells it, in which the act was tried. */
  readonly before: string;
  readonly accepted: { readonly real: boolean; readonly model: boolean };
  readonly real: Told;
  readonly model: Told;
}

const DESKS: Readonly<Record<Desk, Actor>> = {
  clerk,
  street: streetOfficer,
  county: countyOfficer,
  city: citySupervisor,
};

const RULEBOOKS = new Map<string, Rulebook>();

/** The rulebook of an area that decides so. */
function rulesOf(law: Law): Rulebook {
  const named = JSON.stringify(law);
  const known = RULEBOOKS.get(named);
  if (known) return known;
  const { notice, afterObjection, inclusive, missed, holds } = law;
  const values: Partial<ParameterValues> = {
    noticePeriod: notice === 'seven calendar days' ? { unit: 'calendar', days: 7 } : { unit: 'working', days: 5 },
    noticeClockAfterObjection: afterObjection === 'run on' ? 'resume' : 'restart',
    fiveYearTest: { years: 5, inclusive },
    ...(missed === 'by date' ? {} : { missedReview: missed }),
  };
  const rules = rulebook({ values, entries: holds.map(holdEntry) });
  RULEBOOKS.set(named, rules);
  return rules;
}

const holdEntry = ({ from, until }: Hold): RulebookEntry => ({
  name: 'missedReviewHoldUntil',
  area: '340104',
  from,
  value: until,
});

/** Lives the life through; after every act, and at the end, `check` sees both. */
export function liveTwice(life: Life, check: (step: Step) => void): { readonly story: Story; readonly model: Model } {
  const real = story(rulesOf(life.law)).at(life.begins);
  const model = newModel(life, life.begins);
  for (const { day, time, choose } of turnsOf(model, life)) {
    real.at(`${day}T${time}`);
    walkTo(model, day);
    const before = model.stage;
    const chosen = choose();
    const done = chosen
      ? attempt(real, model, life, chosen)
      : { act: 'nothing', accepted: { real: true, model: true } };
    // What the act itself made due, an agreement that ended in a gap for instance, is settled by whoever looks next.
    real.at(`${day}T${time}`);
    check({ ...done, before, act: `${day} ${time} ${done.act}`, real: toldBy(real), model: modelled(model) });
  }
  return { story: real, model };
}

function attempt(real: Story, model: Model, life: Life, { name, words }: Chosen): Pick<Step, 'act' | 'accepted'> {
  const known = knownOf(real.events, dateAt(real.now));
  const decision = real.tries(commandOf(name), bodyOf(name, words, known, life), DESKS[deskOf(name)]);
  const why = decision.outcome === 'refused' ? ` -> ${whyNot(decision.refusal)}` : '';
  const accepted = { real: decision.outcome === 'accepted', model: act(model, name, words) };
  return { act: `${name} ${JSON.stringify(words)}${why}`, accepted };
}

const whyNot = ({ code, unmet }: Refusal): string => [code, ...unmet.map(({ condition }) => condition)].join(' ');

function tasksOf({ events, state: { redecisions } }: Story): readonly string[] {
  const decisions = events.filter(({ type }) => DECISIONS.includes(type)).map(({ id }) => id);
  return redecisions.map(({ of, takenBy }) => taskTold(decisions.indexOf(of), takenBy === null));
}

const taskTold = (of: number, open: boolean): string => `${of} ${open ? 'open' : 'taken again'}`;

function toldBy(told: Story): Told {
  const { state } = told;
  const { stage, qualification, notice, benefits, reviews, leaving } = state;
  const onNotice = stage === 'ON_NOTICE';
  const subsidies = benefits.filter(({ benefit }) => isSubsidy(benefit));
  return {
    stage: stage ?? 'NONE',
    qualification,
    noticeEndsAt: onNotice ? (notice?.endsAt ?? null) : null,
    benefits: subsidies.map((benefit) => ({
      rule: benefit.rule,
      basis: benefit.termBasis,
      status: benefit.status,
      last: benefit.lastMonth,
      before: benefit.monthsBefore,
      granted: monthsGrantedInAll(benefit),
    })),
    reviews: Object.fromEntries(Object.entries(reviews).map(([year, { status }]) => [year, status])),
    leaving: leaving && `${leaving.act} ${leaving.reasonCode} ${leaving.on}`,
    grants: benefits.flatMap(({ benefit, rule, termBasis }) => (termBasis === 'ONE_OFF' ? [`${benefit} ${rule}`] : [])),
    tasks: tasksOf(told),
    appeals: state.appeals.map(({ outcome }) => outcome),
  };
}

function modelled(model: Model): Told {
  const { stage, qualification, benefits, reviews, leaving, grants, tasks, appeals } = model;
  return {
    stage,
    qualification,
    noticeEndsAt: stage === 'ON_NOTICE' ? instantOf(`${lastDayOfNotice(model)}T00:00:00`) + 86_400_000 : null,
    benefits: benefits.map((benefit) => ({
      rule: benefit.rule,
      basis: basisOf(benefit),
      status: benefit.status,
      last: lastMonth(benefit),
      before: benefit.before,
      granted: grantedMonths(benefit).length,
    })),
    reviews: Object.fromEntries(Object.entries(reviews).map(([year, { status }]) => [year, status])),
    leaving: leaving && `${leaving.act} ${leaving.reason} ${leaving.on}`,
    grants: grants.map(({ benefit, rule }) => `${benefit} ${rule}`),
    appeals: appeals.map(({ outcome }) => outcome),
    tasks: tasks.map(({ of, open }) => taskTold(of, open)),
  };
}

/** What keeps the record's own books and tells nobody anything: a reminder that is not sent, a date that was computed anew. */
const BOOKKEEPING = ['ReminderLapsed', 'DeadlineFixed'];

interface Raised {
  readonly type: string;
  /** Its legal day. */
  readonly on: CivilDate;
  readonly daysBefore?: unknown;
}

/** What the machine raised by itself, in the words of the model, sorted: of the same instant no order is compared. */
export function told(raised: readonly Raised[]): readonly string[] {
  return raised
    .filter(({ type }) => !BOOKKEEPING.includes(type))
    .map(({ type, on, daysBefore }) => [type, on, ...(daysBefore === undefined ? [] : [String(daysBefore)])].join(' '))
    .sort();
}

export function raisedBy({ events }: Story): readonly string[] {
  const bySystem = events.filter(({ actor }) => actor.role === 'system');
  return told(
    bySystem.map((event) => ({
      type: event.type,
      on: dateAt(event.effectiveAt),
      ...(event.type === 'ExpiryReminderRaised' ? { daysBefore: event.data.daysBefore } : {}),
    })),
  );
}
