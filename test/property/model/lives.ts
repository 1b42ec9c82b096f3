import type { CivilDate } from '#kernel/civil-date';
import { addDays, addYears, daysBetween, firstDayOf, plusMonths } from '#kernel/civil-date';
import fc from 'fast-check';
import type { ActName } from './acts.ts';
import type { Words } from './words.ts';
import { ACTS, may } from './acts.ts';
import type { RetirementCategory } from './calendar.ts';
import { dayAfter, isExceptional, retirementDay } from './calendar.ts';
import { lastDayOfNotice, lateEntryUntil } from './model.ts';
import type { Known } from './fact.ts';
import { people } from './people.ts';
import { FORMS, wordsOf } from './said.ts';
import type { Category, Hold, Law, Model } from './state.ts';
import { FIRST_VERSION, isCertified, live } from './state.ts';
import { lastMonth } from './terms.ts';

/** A life: who it is, and after how long somebody tries what. Which day and which act a turn means depends on how far the life has come. */
export interface Life {
  readonly birth: CivilDate;
  readonly retires: RetirementCategory;
  readonly categories: readonly Category[];
  /** The facts recorded with the registration, and which work is taken up: chooses as a turn's `words` do. */
  readonly known: readonly Known[];
  readonly hired: number;
  readonly law: Law;
  readonly begins: CivilDate;
  /** How far the chain runs without a hitch before the turns begin. */
  readonly prelude: number;
  readonly years: number;
  readonly turns: readonly Turn[];
}

export interface Turn {
  readonly jump: 'same' | 'days' | 'months' | 'boundary';
  readonly far: number;
  readonly aside: number;
  readonly time: '00:00:00' | '09:00:00' | '23:59:59';
  /** `nobody`: time passes, and how it stands is compared. */
  readonly among: 'possible' | 'all' | 'nobody';
  readonly pick: number;
  readonly words: number;
}

/** The working days of the year after are not published; every life ends before. */
export const ENDS = '2026-09-30';

/**
 * Days from the beginning of the life to the old statutory age: anywhere, often five years and the few days that the chain takes,
 * so that first approvals fall on the very day of R8.1 and on its neighbours.
 */
const toRetirement = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -300, max: 9_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 1_826 + 8, max: 1_826 + 24 }) },
);
const birthDays = fc.constantFrom(
  '1952-02-29',
  '1956-02-29',
  '1956-08-15',
  '1960-12-31',
  '1961-01-01',
  '1964-12-31',
  '1965-01-01',
  '1970-01-31',
  '1975-02-28',
);

const turn: fc.Arbitrary<Turn> = fc.record({
  jump: fc.constantFrom('same', 'days', 'months', 'boundary', 'boundary', 'boundary'),
  far: fc.nat({ max: 97 }),
  aside: fc.constantFrom(0, 0, -1, 1),
  time: fc.constantFrom('00:00:00', '09:00:00', '09:00:00', '23:59:59'),
  among: fc.constantFrom('possible', 'possible', 'possible', 'possible', 'possible', 'nobody', 'nobody', 'all'),
  pick: fc.nat({ max: 9_999 }),
  words: fc.nat({ max: 997 }),
});

/** R6.8: from that day on, until a day after the window or after the next New Year. */
const holds: fc.Arbitrary<Hold> = fc
  .record({
    from: fc.integer({ min: 2012, max: 2026 }).map((year) => `${year}-03-24`),
    days: fc.constantFrom(9, 20, 31, 39, 70, 300, 380),
  })
  .map(({ from, days }) => ({ from, until: addDays(from, days) }));

/** Half of all areas follow the province. */
const laws: fc.Arbitrary<Law> = fc.oneof(
  fc.constant(FIRST_VERSION),
  fc.record({
    notice: fc.constantFrom('seven calendar days', 'five working days'),
    afterObjection: fc.constantFrom('run on', 'start again'),
    inclusive: fc.boolean(),
    missed: fc.constantFrom('by date', 'automatic', 'confirm'),
    holds: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: holds.map((hold) => [hold]) }),
  }),
);

const BEGINNINGS = ['2011-09-01', '2011-12-30', '2012-02-29', '2018-12-20', '2020-01-02', '2021-01-04', '2023-12-28'];

/** Lives that begin on that day or later. */
export function livesSince(first: CivilDate): fc.Arbitrary<Life> {
  return fc
    .record({
      retires: fc.constantFrom<RetirementCategory>('MALE', 'MALE', 'FEMALE_50', 'FEMALE_55'),
      somebody: people,
      anyWork: fc.nat({ max: 997 }),
      law: laws,
      begins: fc.oneof(
        fc.integer({ min: 0, max: daysBetween(first, '2025-05-10') }).map((days) => addDays(first, days)),
        fc.constantFrom(...BEGINNINGS.map((day) => (day < first ? first : day))),
      ),
      prelude: fc.constantFrom(0, 5, 7, 7, 9, 9, 9, 10, 10),
      years: fc.integer({ min: 1, max: 15 }),
      turns: fc.array(turn, { minLength: 10, maxLength: 60, size: 'max' }),
      toRetirement,
      born: fc.option(birthDays, { freq: 3 }),
    })
    .map(({ toRetirement: days, born, somebody: { work, ...known }, anyWork, ...life }) => {
      const age = { MALE: 60, FEMALE_55: 55, FEMALE_50: 50 }[life.retires];
      const hired = { flexible: 0, hired: anyWork * FORMS.length + FORMS.indexOf('ENTERPRISE'), any: anyWork }[work];
      return { ...life, ...known, hired, birth: born ?? addYears(addDays(life.begins, days), -age) };
    });
}

export const lives = livesSince('2011-09-01');

/** The day of the next turn, or null when the life is over. */
function dayOfTurn(model: Model, { begins, years }: Life, { jump, far, aside }: Turn): CivilDate | null {
  const { today } = model;
  const last = [addYears(begins, years), ENDS].sort()[0] as CivilDate;
  const days = { same: 0, days: far % 12, months: far * 2, boundary: 0 }[jump];
  const day = jump === 'boundary' ? boundary(model, far, aside) : addDays(today, days);
  return day > last ? null : day;
}

/** One of the days ahead on which something turns, or the day before or after it. */
function boundary(model: Model, far: number, aside: number): CivilDate {
  const { today, notice, stage, birth, retires, law } = model;
  const year = Number(today.slice(0, 4));
  // The chain takes days, not years: while it runs its own dates are nearer than those of the calendar.
  if (live(model) && !isCertified(model) && far % 8 !== 0) {
    if (stage === 'ON_NOTICE' && far % 3 !== 0) return ahead(model, addDays(lastDayOfNotice(model), 1 + aside));
    return notice && far % 2 === 0 ? exceptionalAfter(today) : addDays(today, far % 4);
  }
  const own = retirementDay(birth, retires, today);
  const ofYear = ['12-31', '01-01', '03-31', '04-01', '03-01', '03-24', '02-28', '04-24', birth.slice(5)];
  const days = [
    ...ofYear.flatMap((day) => [year, year + 1].map((one) => existing(`${one}-${day}`))),
    existing(`${year + 4 - (year % 4)}-02-29`),
    lateEntryUntil(`${year}-03-31`),
    addYears(own, -5),
    own,
    firstDayOf(plusMonths(today.slice(0, 7), 1)),
    addDays(firstDayOf(plusMonths(today.slice(0, 7), 1)), -1),
    exceptionalAfter(today),
    ...endings(model),
    ...law.holds.map(({ until }) => until),
  ]
    .map((day) => addDays(day, aside))
    .filter((day) => day >= today);
  return days[far % days.length] ?? today;
}

/** The ends of terms and the moments of their reminders; the end of an agreement; a new review date. */
function endings({ benefits, agreementTo, reviews }: Model): readonly CivilDate[] {
  const ends = benefits.flatMap((benefit) => {
    const last = benefit.status === 'RUNNING' ? lastMonth(benefit) : null;
    const end = last === null ? null : firstDayOf(plusMonths(last, 1));
    return end === null ? [] : [90, 60, 30, 7, 0].map((days) => addDays(end, -days));
  });
  const due = Object.values(reviews).flatMap(({ status, lastDay }) => (status === 'OPEN' ? [addDays(lastDay, 1)] : []));
  return [...ends, ...due, ...(agreementTo === null ? [] : [addDays(agreementTo, 1)])];
}

const ahead = ({ today }: Model, day: CivilDate): CivilDate => (day < today ? today : day);
const existing = (day: CivilDate): CivilDate => (day.endsWith('02-29') ? addDays(`${day.slice(0, 4)}-03-01`, -1) : day);

function exceptionalAfter(today: CivilDate): CivilDate {
  let day = dayAfter(today);
  while (!isExceptional(day) && day < ENDS) day = dayAfter(day);
  return day;
}

/** The chain without a hitch, up to a subsidy: each act and how many days after the one before, the notice apart. */
const PRELUDE: readonly (readonly [ActName, number])[] = [
  ['RegisterUnemployment', 0],
  ['IssueCertificate', 1],
  ['LodgeApplication', 0],
  ['PassCommunityCheck', 1],
  ['PublishNotice', 0],
  ['PassStreetReview', 0],
  ['CertifyPerson', 1],
  ['RecordEmployment', 1],
  ['ApproveBenefit', 0],
  ['ApproveBenefit', 0],
];

const POST_STEPS = [7, 9];

/** The turns of a life with its prelude before them, one after the other, as far as the life lasts. */
export function* turnsOf(model: Model, life: Life): Generator<Planned> {
  // The longest is that of a public-welfare post, with both subsidies.
  const onPost = life.prelude === PRELUDE.length;
  for (const [place, [name, days]] of PRELUDE.slice(0, life.prelude).entries()) {
    const day = name === 'PassStreetReview' ? addDays(lastDayOfNotice(model), 1) : addDays(model.today, days);
    if (day > ENDS) return;
    yield {
      day,
      time: '09:00:00',
      choose: () => ({
        name,
        words: wordsOf(model, name, onPost && POST_STEPS.includes(place) ? 1 : choiceOf(name, life)),
      }),
    };
    if (name === 'RegisterUnemployment') yield* life.known.map((words) => recording(day, words));
  }
  for (const turn of life.turns) {
    const day = dayOfTurn(model, life, turn);
    if (day === null) return;
    yield { day, time: turn.time, choose: () => (turn.among === 'nobody' ? null : actOfTurn(model, turn)) };
  }
}

const choiceOf = (name: ActName, { hired }: Life): number => (name === 'RecordEmployment' ? hired : 0);

const recording = (day: CivilDate, words: Words): Planned => ({
  day,
  time: '09:00:00',
  choose: () => ({ name: 'RecordFact', words }),
});

/** The act is chosen when its day has come. */
export interface Planned {
  readonly day: CivilDate;
  readonly time: Turn['time'];
  readonly choose: () => Chosen | null;
}

export interface Chosen {
  readonly name: ActName;
  readonly words: Words;
}

/** What carries a life on is commoner than what ends it. */
const WEIGHTS: Partial<Record<ActName, number>> = {
  CloseCase: 1,
  WithdrawApplication: 1,
  ReturnApplication: 1,
  UpholdObjection: 4,
  RefuseCertification: 4,
  ExitPerson: 1,
  CancelQualification: 1,
  FailReview: 1,
  EndEmployment: 1,
  StopBenefit: 2,
  RaiseObjection: 8,
  ApproveBenefit: 50,
  GrantOnce: 80,
  RecordFact: 4,
  CorrectFact: 7,
  AnnulRecord: 4,
  LodgeAppeal: 10,
  DecideAppeal: 30,
  SuspendBenefit: 15,
  ResumeBenefit: 30,
  AttendReview: 60,
  PassReview: 30,
};
const USUALLY = 12;

/** What is granted once is asked for again and together with what excludes it; what is suspended is to be resumed at any time. */
const ASKED_IN_VAIN = 15;
const RESUMED_IN_VAIN = 60;

const NAMES = Object.keys(ACTS) as ActName[];

/** What somebody tries today: mostly something the law allows, sometimes anything. */
function actOfTurn(model: Model, { among, pick, words }: Turn): Chosen {
  // One employment at a time: which one an act means is not what is compared here.
  const names = NAMES.filter((name) => name !== 'RecordEmployment' || model.employment === null || !live(model));
  const possible = names.filter((name) => may(model, name, wordsOf(model, name, words)));
  const allowed = possible.flatMap((name) => Array<ActName>(WEIGHTS[name] ?? USUALLY).fill(name));
  const suspended = model.benefits.some(({ status }) => status === 'SUSPENDED');
  const choices = [
    ...allowed,
    ...Array<ActName>(model.employment === null ? 0 : ASKED_IN_VAIN).fill('GrantOnce'),
    ...(['ResumeBenefit', 'RecordFact'] as const).flatMap((name) =>
      Array<ActName>(suspended ? RESUMED_IN_VAIN : 0).fill(name),
    ),
  ];
  const from = among === 'all' || choices.length === 0 ? names : choices;
  const name = from[pick % from.length] as ActName;
  return { name, words: wordsOf(model, name, words) };
}
