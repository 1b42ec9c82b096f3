import type { CivilDate, Month } from '#kernel/civil-date';
import { addDays, addYears, plusMonths } from '#kernel/civil-date';
import type { ActName } from './acts.ts';
import type { FactCode, FactValue, RegisteredFact } from './fact.ts';
import { isRegistered } from './facts.ts';
import type { Form, Model, OneOff, Review } from './state.ts';
import { runs } from './state.ts';
import type { AnnulledRecord, Words } from './words.ts';

/** What is said with an act: the number of a turn chooses among what the law distinguishes. */
export const RECOGNISED_IN_TIME: CivilDate = '2008-12-31';

export const FORMS: readonly Form[] = [
  'FLEXIBLE',
  'PUBLIC_POST',
  'ENTERPRISE',
  'FLEXIBLE',
  'PUBLIC_POST',
  'SELF_EMPLOYED',
  'ENTERPRISE',
  'ORGANISED',
];

const EXITS = ['OWN_REQUEST', 'EMPLOYED_STABLY', 'STUDY', 'MILITARY', 'EMIGRATED', 'MOVED_OUT'];
const ONE_OFFS: readonly OneOff[] = ['HIRING_REWARD', 'SCHOOL_AID', 'RURAL_POST_GRANT', 'GROUP_EMPLOYMENT_GRANT'];

const FACT_VALUES: Readonly<Record<Exclude<FactCode, RegisteredFact>, readonly FactValue[]>> = {
  REEMPLOYMENT_CERTIFICATE: [true, true, false],
  RECOGNISED_4050: [RECOGNISED_IN_TIME, '2009-01-01'],
  MONTHS_USED_BEFORE: [36, 35, 12],
  OWN_INSURANCE: [true, true, false],
  RURAL_MLA: [true, true, false],
  ZERO_TRANSFER_HOUSEHOLD: [true, true, false],
  ZERO_EMPLOYMENT_HOUSEHOLD: [true, true, false],
  TECHNICAL_SCHOOL: [true, true, false],
  UNEMPLOYMENT_BENEFIT: [true, false, false],
};
const FACTS = Object.keys(FACT_VALUES) as (keyof typeof FACT_VALUES)[];

/** What is said with the act; `n` chooses. */
export function wordsOf(model: Model, name: ActName, n: number): Words {
  const { today } = model;
  const thisMonth: Month = today.slice(0, 7);
  const month = plusMonths(thisMonth, [0, 0, 1, -1, 2][n % 5] ?? 0);
  const oneOf = <T>(...values: readonly T[]): T => values[n % values.length] as T;
  switch (name) {
    case 'LodgeApplication':
    case 'PassCommunityCheck':
    case 'PublishNotice':
    case 'PassStreetReview':
    case 'CertifyPerson':
      return onPaper(model, n, model.lastAct);
    case 'RaiseObjection':
      return { receivedOn: addDays(today, -(n % 3 === 0 ? n % 11 : 0)) };
    case 'DismissObjection':
    case 'UpholdObjection':
      return { objection: Math.max(0, openObjection(model, n)) };
    case 'SignAgreement':
      return { to: addDays(today, oneOf(0, 30, 364, 364, 729)), ...onPaper(model, n, model.lastAct) };
    case 'RecordEmployment':
      return hire(oneOf(...FORMS), addDays(today, -(n % 4 === 0 ? n % 25 : 0)), n);
    case 'RecordFact':
      return recordOf(model, n);
    case 'CorrectFact':
      return correctionOf(model, n);
    case 'LodgeAppeal':
      return { decision: model.decisions.length - 1 - (n % 3 === 0 ? n % 4 : 0) };
    case 'DecideAppeal':
      return { appeal: openAppeal(model), reason: oneOf('OVERTURNED', 'OVERTURNED', 'OVERTURNED', 'VARIED', 'UPHELD') };
    case 'AnnulRecord':
      return { record: recordToAnnul(model, n) };
    case 'GrantOnce':
      return {
        month,
        oneOff: oneOf(...ONE_OFFS),
        schoolYear: schoolYear(today, n),
        ...onPaper(model, n, sinceSpell(model)),
      };
    case 'ApproveBenefit':
      return {
        month,
        subsidy: oneOf('SOCIAL_INSURANCE', 'POST'),
        ...onPaper(model, n, sinceSpell(model)),
      };
    case 'SuspendBenefit':
    case 'ResumeBenefit':
    case 'StopBenefit':
      return { month, benefit: runningBenefit(model, n) };
    case 'CancelQualification':
      return {
        month: plusMonths(thisMonth, n % 3 === 0 ? 0 : 1),
        reason: oneOf('NO_LONGER_QUALIFIED', 'ALREADY_EMPLOYED'),
      };
    case 'AttendReview':
      return attendance(model, n);
    case 'PassReview':
      return { year: yearOfReview(model, 'ATTENDED') };
    case 'FailReview':
      return { year: yearOfReview(model, 'ATTENDED'), reason: oneOf('ANNUAL_REVIEW_FAILED', 'CERTIFICATE_MISUSE') };
    case 'ConfirmDeregistration':
      return { reason: oneOf('CONFIRMED', 'EXCUSED') };
    case 'RestoreQualification':
      return n % 3 === 0 ? {} : { to: addDays(today, oneOf(0, 1, 30, 90)) };
    case 'ExitPerson':
    case 'CloseCase':
      return { reason: oneOf(...EXITS) };
    default:
      return {};
  }
}

const sinceSpell = ({ spells, today }: Model): CivilDate => spells.at(-1)?.from ?? today;

/** A contract of a year to the day, or a day more or less; an employer of the province, now and then none is named. */
function hire(form: Form, from: CivilDate, n: number): Words {
  if (form !== 'ENTERPRISE' && form !== 'PUBLIC_POST') return { form, from };
  const contractTo = addDays(addYears(from, 1), [-1, -1, -2, 0, -1][n % 5] ?? -1);
  return { form, from, ...(n % 7 === 0 ? {} : { area: '340104' }), ...(n % 11 === 0 ? {} : { contractTo }) };
}

/** R7.5, R8.3: who draws 失业保险金 while the subsidy is suspended is not resumed. */
function recordOf({ today, benefits }: Model, n: number): Words {
  const suspended = benefits.some(({ status }) => status === 'SUSPENDED');
  if (!suspended || n % 4 === 0) return factOf(today, n);
  return { fact: 'UNEMPLOYMENT_BENEFIT', value: n % 5 !== 0, from: addDays(today, -(n % 31)) };
}

function factOf(today: CivilDate, n: number): Words {
  const fact = FACTS[n % FACTS.length] as keyof typeof FACT_VALUES;
  const values = FACT_VALUES[fact];
  return { fact, value: values[n % values.length] as FactValue, from: addDays(today, n % 19 === 0 ? 1 : -(n % 61)) };
}

/** Mostly of a fact that was recorded, from a day on which it counted, the day before, or today. */
function correctionOf(model: Model, n: number): Words {
  const { facts, today } = model;
  if (n % 4 === 0) return registrationCorrected(model, n / 4);
  const said = n % 13 === 0 ? undefined : facts[n % Math.max(1, facts.length)];
  if (said === undefined || isRegistered(said.fact)) return factOf(today, n);
  const values = FACT_VALUES[said.fact];
  const from = n % 3 === 0 ? today : addDays(said.from, n % 5 === 0 ? -1 : n % 40);
  return { fact: said.fact, value: values[n % values.length] as FactValue, from };
}

/**
 * R8.1, R8.5, R8.6: a birth date some days, months or years beside the one that was registered, often on the other side of five years
 * or of the age itself; the other category of a woman, now and then one that contradicts the sex.
 */
function registrationCorrected({ birth, retires, today, reference }: Model, n: number): Words {
  const from = n % 2 === 0 ? birth : addDays(today, n % 5 < 2 ? 1 : -(n % 61));
  if (n % 3 === 0) {
    const other = retires === 'FEMALE_50' ? 'FEMALE_55' : 'FEMALE_50';
    return { fact: 'RETIREMENT_CATEGORY', value: retires === 'MALE' && n % 2 === 0 ? 'MALE' : other, from };
  }
  const age = { MALE: 60, FEMALE_55: 55, FEMALE_50: 50 }[retires];
  const fiveYearsBefore = addYears(reference ?? today, 5 - age);
  const values = [
    ...[-1, 1, 31].map((days) => addDays(birth, days)),
    ...[-5, -1, 1, 5].map((years) => addYears(birth, years)),
    ...[-1, 0, 1].map((days) => addDays(fiveYearsBefore, days)),
    addYears(today, -age),
  ];
  return { fact: 'BIRTH_DATE', value: values[n % values.length] as CivilDate, from };
}

/** A fact, a correction or an employment, in the order in which they were recorded; now and then one that is none. */
function recordToAnnul({ facts, employments }: Model, n: number): AnnulledRecord {
  const kind = n % 3 === 0 ? 'employment' : 'fact';
  const many = kind === 'fact' ? facts.length : employments;
  return { kind, number: n % 17 === 0 ? many : n % Math.max(1, many) };
}

function schoolYear(today: CivilDate, n: number): string {
  const year = Number(today.slice(0, 4)) - (n % 2);
  return `${year}-${year + 1}`;
}

/** Typed in some days late, now and then dated before the act it follows. */
function onPaper({ today }: Model, n: number, follows: CivilDate): Words {
  const on = addDays(today, -(n % 41));
  return n % 3 === 0 ? { on: n % 4 === 0 || on >= follows ? on : follows } : {};
}

/** One of those that run; the first of all when none does. */
function runningBenefit({ benefits }: Model, n: number): number {
  const running = benefits.flatMap((benefit, place) => (runs(benefit) ? [place] : []));
  return running[n % Math.max(1, running.length)] ?? 0;
}

const openAppeal = ({ appeals }: Model): number =>
  Math.max(
    0,
    appeals.findIndex(({ outcome }) => outcome === 'OPEN'),
  );

function openObjection({ notice }: Model, n: number): number {
  const open = notice?.objections.flatMap(({ closed }, place) => (closed === null ? [place] : [])) ?? [];
  return open[n % Math.max(1, open.length)] ?? -1;
}

/** Today, or on paper some days ago: at most on the last day of the review that is meant. */
function attendance(model: Model, n: number): Words {
  const year = yearOfReview(model, 'OPEN', 'MISSED');
  const lastDay = model.reviews[year]?.lastDay ?? model.today;
  const onPaper = addDays(lastDay < model.today ? lastDay : model.today, -(n % 5));
  return { year, on: n % 4 === 0 || onPaper < addDays(model.today, -30) ? model.today : onPaper };
}

/** The latest review that stands so, or that of this year. */
function yearOfReview({ reviews, today }: Model, ...statuses: readonly Review['status'][]): string {
  const found = Object.entries(reviews).findLast(([, { status }]) => statuses.includes(status));
  return found?.[0] ?? today.slice(0, 4);
}
