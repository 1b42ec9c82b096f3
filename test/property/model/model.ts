import type { CivilDate, Month } from '#kernel/civil-date';
import type { RetirementCategory } from './calendar.ts';
import { dayAfter, DAYS, indexOf, nextMonth, retirementDay, works } from './calendar.ts';

/**
 * A second statement of the chain (四), the terms (八) and the review (六), for tests only: written from the regulation's text, day by
 * day and deliberately slow. Here is what 00:00 of a day brings (`dawn`) and how one leaves and comes back; what people may do on a
 * day stands in `acts.ts`. Where the text is silent a line beginning with "Reading:" says what was taken; most of these readings are
 * the deciders' own, so that on those lines agreement shows that nothing has changed, not that the law demands it.
 */
export type Stage =
  | 'NONE'
  | 'REGISTERED'
  | 'APPLIED'
  | 'CHECKED'
  | 'ON_NOTICE'
  | 'OBJECTED'
  | 'NOTICE_ENDED'
  | 'STREET_REVIEWED'
  | 'CERTIFIED'
  | 'AGREED'
  | 'LEFT'
  | 'REFUSED';

export type Form = 'FLEXIBLE' | 'ENTERPRISE' | 'SELF_EMPLOYED';

export interface Objection {
  readonly received: CivilDate;
  closed: CivilDate | null;
}

export interface Benefit {
  readonly first: Month;
  readonly untilRetirement: boolean;
  /** Months of earlier terms on the same counter (R8.3). */
  readonly before: number;
  /** Reading: a capped term is approved for a number of months, 36 in all but none after the month of retirement as then known. */
  months: number;
  readonly suspensions: { readonly from: Month; to: Month | null; byReview: boolean }[];
  /** The month from which nothing is granted any more: stopped, left. */
  stoppedFrom: Month | null;
  /** The month in which the age is reached; for a capped term as known when its end was fixed last. */
  retirementMonth: Month;
  status: 'RUNNING' | 'SUSPENDED' | 'EXPIRED' | 'STOPPED';
  /** `30@2014-07`: sent for the term that ends with that month. */
  readonly reminded: Set<string>;
}

export interface Review {
  status: 'OPEN' | 'ATTENDED' | 'PASSED' | 'FAILED' | 'MISSED' | 'EXCUSED' | 'CLOSED';
  /** The last day on which the person may attend. */
  lastDay: CivilDate;
  attended: boolean;
  /** R6.1: past retirement on the day it would have been missed. */
  withOfficer: boolean;
}

export interface Leaving {
  readonly act: 'EXIT' | 'CANCELLATION' | 'DEREGISTRATION' | 'CLOSURE';
  readonly reason: string;
  readonly on: CivilDate;
  /** The review that the leaving follows from or cuts off. */
  readonly review?: string | null;
}

export interface Model {
  today: CivilDate;
  readonly birth: CivilDate;
  readonly retires: RetirementCategory;
  /** Of all categories the model knows one that R7.3a names and one that it does not name. */
  readonly subsidised: boolean;
  stage: Stage;
  qualification: 'NONE' | 'CERTIFIED' | 'DEREGISTRATION_PENDING' | 'EXITED' | 'CANCELLED' | 'DEREGISTERED';
  hasCertificate: boolean;
  notice: { readonly published: CivilDate; readonly objections: Objection[] } | null;
  /** The spells of being certified; the last one is open while it lasts. */
  spells: { readonly from: CivilDate; to: CivilDate | null }[];
  agreementTo: CivilDate | null;
  employment: { readonly form: Form; readonly from: CivilDate } | null;
  benefits: Benefit[];
  reference: CivilDate | null;
  reviews: Record<string, Review>;
  reminders: string[];
  leaving: Leaving | null;
  beforeLeaving: Model | null;
}

export function newModel(life: Pick<Model, 'birth' | 'retires' | 'subsidised'>, today: CivilDate): Model {
  return {
    ...life,
    today,
    stage: 'NONE',
    qualification: 'NONE',
    hasCertificate: false,
    notice: null,
    spells: [],
    agreementTo: null,
    employment: null,
    benefits: [],
    reference: null,
    reviews: {},
    reminders: [],
    leaving: null,
    beforeLeaving: null,
  };
}

/** Walks every day up to and including `day`. */
export function walkTo(model: Model, day: CivilDate): void {
  while (model.today < day) {
    model.today = dayAfter(model.today);
    dawn(model);
  }
}

export const isCertified = ({ qualification }: Model): boolean => qualification === 'CERTIFIED';
export const live = ({ stage }: Model): boolean => stage !== 'NONE' && stage !== 'LEFT' && stage !== 'REFUSED';
export const certified = ({ stage }: Model): boolean => stage === 'CERTIFIED' || stage === 'AGREED';

/** What 00:00 brings: the end of yesterday first, then the new day. */
function dawn(model: Model): void {
  const { today } = model;
  if (!live(model)) return;
  if (model.stage === 'ON_NOTICE' && lastDayOfNotice(model) < today) model.stage = 'NOTICE_ENDED';
  settleDay(model);
  if (isCertified(model)) reviewDay(model);
  remindOfEnds(model);
}

/** R4.4: the seventh day that counts, then on to a working day; no day counts on which an objection is open. */
export function lastDayOfNotice({ notice }: Model): CivilDate {
  if (notice === null) throw new Error('no notice');
  const open = (day: CivilDate): boolean =>
    notice.objections.some(({ received, closed }) => received <= day && (closed === null || day <= closed));
  let counted = 0;
  for (let day = dayAfter(notice.published); ; day = dayAfter(day)) {
    if (!open(day)) counted += 1;
    if (counted >= 7 && !open(day) && works(day)) return day;
  }
}

/** What depends on the day alone and may be asked for again after an act: the end of an agreement, the ends of terms. */
export function settleDay(model: Model): void {
  const { today } = model;
  if (model.agreementTo !== null && model.agreementTo < today) {
    model.agreementTo = null;
    model.stage = 'CERTIFIED';
  }
  for (const benefit of model.benefits) {
    if (benefit.status !== 'RUNNING' && benefit.status !== 'SUSPENDED') continue;
    if (benefit.untilRetirement) benefit.retirementMonth = retirementDay(model.birth, model.retires, today).slice(0, 7);
    const last = lastMonth(benefit);
    if (last === null) continue;
    if (`${nextMonth(last)}-01` <= today) benefit.status = 'EXPIRED';
  }
}

/** R8.4: exactly once for each end, at 00:00 of its day; who comes to the term later on that day is not reminded any more. */
function remindOfEnds(model: Model): void {
  for (const benefit of model.benefits.filter(runs)) {
    const last = lastMonth(benefit);
    const end = last === null || last > '2027' ? null : `${nextMonth(last)}-01`;
    for (const days of [90, 60, 30, 7]) {
      if (end === null || DAYS[indexOf(end) - days] !== model.today || benefit.reminded.has(`${days}@${last}`))
        continue;
      benefit.reminded.add(`${days}@${last}`);
      model.reminders.push(`EXPIRY ${days} ${model.today}`);
    }
  }
}

/** R8.1, R8.3: the months granted, one after the other, without those suspended. */
export function grantedMonths(benefit: Benefit): readonly Month[] {
  const months: Month[] = [];
  const { first, retirementMonth, stoppedFrom } = benefit;
  for (let month = first; month <= retirementMonth; month = nextMonth(month)) {
    if ((stoppedFrom !== null && month >= stoppedFrom) || months.length >= benefit.months) break;
    if (!isSuspendedIn(benefit, month)) months.push(month);
  }
  return months;
}

export function isSuspendedIn({ suspensions }: Benefit, month: Month): boolean {
  return suspensions.some(({ from, to }) => from <= month && (to === null || month < to));
}

/** Null while a capped term is suspended: nobody knows its end. */
export function lastMonth(benefit: Benefit): Month | null {
  if (benefit.status === 'SUSPENDED' && !benefit.untilRetirement) return null;
  if (benefit.untilRetirement && benefit.stoppedFrom === null) return benefit.retirementMonth;
  return grantedMonths(benefit).at(-1) ?? null;
}

export const openSuspension = ({ suspensions }: Benefit) => suspensions.find(({ to }) => to === null);
export const runs = ({ status }: Benefit): boolean => status === 'RUNNING' || status === 'SUSPENDED';

/** R8.5: by the table in force today. */
export const isRetired = ({ birth, retires, today }: Model): boolean => retirementDay(birth, retires, today) <= today;

/** (六): 1 January opens, three reminders, 1 April settles. Reading: while a deregistration is pending no review opens. */
function reviewDay(model: Model): void {
  const [year, day] = [model.today.slice(0, 4), model.today.slice(5)];
  if (day === '01-01') openReview(model);
  for (const review of Object.values(model.reviews)) {
    if (review.status !== 'OPEN' || dayAfter(review.lastDay) !== model.today) continue;
    if (isRetired(model)) review.withOfficer = true;
    else if (isCertified(model)) miss(model, review);
  }
  const reminds = isCertified(model) && model.reviews[year]?.status === 'OPEN';
  if (reminds && ['01-01', '03-01', '03-24'].includes(day)) model.reminders.push(`REVIEW ${year} ${model.today}`);
}

/** R6.1: whose current certification began before 1 January. Reading: who comes back within the quarter is in it. */
function openReview(model: Model): void {
  const year = model.today.slice(0, 4);
  const since = model.spells.at(-1)?.from ?? '9999';
  if (model.today <= `${year}-03-31` && since < `${year}-01-01`) {
    model.reviews[year] ??= { status: 'OPEN', attended: false, withOfficer: false, lastDay: `${year}-03-31` };
  }
}

/** R6.4: by itself until 2021-10-31; from 2021-11-01 it waits for an officer, and the benefits with it. */
function miss(model: Model, review: Review): void {
  const month = model.today.slice(0, 7);
  review.status = 'MISSED';
  if (model.today < '2021-11-01') {
    deregister(model, 'ANNUAL_REVIEW_MISSED', model.today, review);
    return;
  }
  model.qualification = 'DEREGISTRATION_PENDING';
  endSpell(model, model.today);
  for (const benefit of model.benefits.filter(({ status }) => status === 'RUNNING')) {
    benefit.suspensions.push({
      from: month < benefit.first ? benefit.first : monthFrom(model.today),
      to: null,
      byReview: true,
    });
    benefit.status = 'SUSPENDED';
  }
}

function endSpell({ spells }: Model, on: CivilDate): void {
  const spell = spells.at(-1);
  if (spell?.to === null) spell.to = on;
}

/** Reading: what takes effect on the first of a month ends before that month, later in it with the month. */
const monthFrom = (on: CivilDate): Month => (on.endsWith('-01') ? on.slice(0, 7) : nextMonth(on.slice(0, 7)));

export function deregister(model: Model, reason: string, on: CivilDate, review: Review): void {
  const year = Object.keys(model.reviews).find((one) => model.reviews[one] === review);
  leave(model, { act: 'DEREGISTRATION', reason, on, review: year ?? null }, monthFrom(on));
}

/** R5.7, R5.10, R6.1: nothing is granted from `stoppedFrom` on; an open review is closed. */
export function leave(model: Model, leaving: Leaving, stoppedFrom: Month): void {
  const beforeLeaving = structuredClone({ ...model, beforeLeaving: null });
  for (const benefit of model.benefits)
    if (runs(benefit) || (lastMonth(benefit) ?? '') >= stoppedFrom) stop(benefit, stoppedFrom);
  // Who leaves and does not come back by a restoration never gets these months.
  for (const suspension of model.benefits.flatMap(({ suspensions }) => suspensions)) suspension.byReview = false;
  const open = Object.entries(model.reviews).filter(([, { status }]) => status === 'OPEN' || status === 'ATTENDED');
  for (const [, review] of open) review.status = 'CLOSED';
  endSpell(model, leaving.on);
  const became = {
    EXIT: 'EXITED',
    CANCELLATION: 'CANCELLED',
    DEREGISTRATION: 'DEREGISTERED',
    CLOSURE: 'NONE',
  } as const;
  model.qualification = became[leaving.act];
  const review = leaving.review ?? open.at(-1)?.[0] ?? null;
  Object.assign(model, {
    stage: 'LEFT',
    leaving: { ...leaving, review },
    beforeLeaving,
    agreementTo: null,
    notice: null,
  });
}

/** An earlier stop is not undone by a later one. */
export function stop(benefit: Benefit, from: Month): void {
  benefit.stoppedFrom = benefit.stoppedFrom !== null && benefit.stoppedFrom < from ? benefit.stoppedFrom : from;
  benefit.status = 'STOPPED';
}

/**
 * R6.8: the person as before leaving, the gap's months granted; reminders of the gap are not sent any more. `dueBy`: the new date of
 * the review that was missed, failed or cut off. Reading: attended stays attended, and without a date a window that is over excuses.
 */
export function restore(model: Model, dueBy: CivilDate | null): void {
  const { beforeLeaving, leaving } = model;
  if (beforeLeaving === null || leaving === null) throw new Error('nothing to restore');
  const { stage, benefits, spells, agreementTo } = beforeLeaving;
  Object.assign(model, { stage, benefits, spells, agreementTo, leaving: null, beforeLeaving: null });
  for (const [year, review] of Object.entries(model.reviews)) {
    const before = beforeLeaving.reviews[year]?.status;
    if (review.status === 'CLOSED' && before) review.status = before;
  }
  const review = model.reviews[leaving.review ?? ''];
  if (review) reopen(review, dueBy);
  // As before leaving: a pending deregistration is pending again, unless it is the missed review that is undone.
  if (leaving.reason === 'ANNUAL_REVIEW_MISSED' || beforeLeaving.qualification === 'CERTIFIED')
    certifyAgain(model, beforeLeaving.today);
  else {
    model.qualification = beforeLeaving.qualification;
    excuseGap(model);
  }
}

function reopen(review: Review, dueBy: CivilDate | null): void {
  if (dueBy !== null) review.lastDay = dueBy;
  review.withOfficer = false;
  review.status = review.attended ? 'ATTENDED' : 'OPEN';
}

/** Reading: nobody is asked to attend in the gap, so a window that closed within it is nobody's no-show. */
function excuseGap({ reviews, today }: Model): void {
  for (const review of Object.values(reviews)) {
    if (review.status === 'OPEN' && review.lastDay < today && !review.withOfficer) review.status = 'EXCUSED';
  }
}

/** After a leaving or a pending deregistration has been undone. `known`: whose table of retirement limits what resumes. */
export function certifyAgain(model: Model, known = model.today): void {
  model.qualification = 'CERTIFIED';
  (model.spells.at(-1) as { to: CivilDate | null }).to = null;
  const retirementMonth = retirementDay(model.birth, model.retires, known).slice(0, 7);
  for (const benefit of model.benefits) resumeAfterReview(benefit, retirementMonth);
  excuseGap(model);
  openReview(model);
  settleDay(model);
}

/** What the review suspended comes back with all its months. */
function resumeAfterReview(benefit: Benefit, retirementMonth: Month): void {
  const place = benefit.suspensions.findIndex(({ byReview, to }) => byReview && to === null);
  if (place < 0) return;
  benefit.suspensions.splice(place, 1);
  if (!benefit.untilRetirement) benefit.retirementMonth = retirementMonth;
  if (benefit.status === 'SUSPENDED') benefit.status = 'RUNNING';
}

/** R6.8: fifteen working days from 1 April, that day counted when it works. Reading: likewise from the day after a new date. */
export function lateEntryUntil(lastDay: CivilDate): CivilDate {
  let day = dayAfter(lastDay);
  for (let counted = works(day) ? 1 : 0; counted < 15; counted += works(day) ? 1 : 0) day = dayAfter(day);
  return day;
}
