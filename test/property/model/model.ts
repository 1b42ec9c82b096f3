import type { CivilDate, Month } from '#kernel/civil-date';
import { dayAfter, nextMonth, REFORM, works } from './calendar.ts';
import { decided } from './facts.ts';
import type { Benefit, Leaving, Model, Review } from './state.ts';
import { isCertified, isRetired, live, retirementDate, runs } from './state.ts';
import { lastMonth, movesWithLaw, remindOfEnds, stop } from './terms.ts';

/**
 * A second statement of the chain (四), the terms (八) and the review (六), for tests only: written from the regulation's text, day by
 * day and deliberately slow. Here is what 00:00 of a day brings (`dawn`) and how one leaves and comes back; what people may do on a
 * day stands in `acts.ts`, the arithmetic of terms in `terms.ts`. Where the text is silent a line beginning with "Reading:" says what was taken; most of these readings are
 * the deciders' own, so that on those lines agreement shows that nothing has changed, not that the law demands it.
 */

/** Walks every day up to and including `day`. */
export function walkTo(model: Model, day: CivilDate): void {
  while (model.today < day) {
    model.today = dayAfter(model.today);
    dawn(model);
  }
}

/** What 00:00 brings: the end of yesterday first, then the new day. */
function dawn(model: Model): void {
  if (!live(model)) return;
  settleDay(model);
  if (isCertified(model)) reviewDay(model);
  incidents(model);
  remindOfEnds(model);
}

/** R4.4: the last day that counts, then on to a working day; no day counts on which an objection is open. */
export function lastDayOfNotice({ notice, law }: Model): CivilDate {
  if (notice === null) throw new Error('no notice');
  const open = (day: CivilDate): boolean =>
    notice.objections.some(({ received, closed }) => received <= day && (closed === null || day <= closed));
  const closings = law.afterObjection === 'start again' ? notice.objections.map(({ closed }) => closed ?? '') : [];
  const start = [notice.published, ...closings].sort().at(-1) as CivilDate;
  const days = law.notice === 'seven calendar days' ? 7 : 5;
  let counted = 0;
  for (let day = dayAfter(start); ; day = dayAfter(day)) {
    if (open(day)) continue;
    if (law.notice === 'seven calendar days' || works(day)) counted += 1;
    if (counted >= days && works(day)) return day;
  }
}

export function acted(model: Model, on: CivilDate): void {
  if (on > model.lastAct) model.lastAct = on;
}

/** R4.3, R4.6: so many working days, the day it begins not counted. */
export function beginStep(model: Model, from: CivilDate, workingDays: number): void {
  let lastDay = from;
  for (let counted = 0; counted < workingDays; counted += works(lastDay) ? 1 : 0) lastDay = dayAfter(lastDay);
  model.step = { lastDay, over: false };
}

/** What depends on the day alone and may be asked for again after an act: the ends of notice, step, agreement and terms. */
export function settleDay(model: Model): void {
  const { today } = model;
  if (model.stage === 'ON_NOTICE' && lastDayOfNotice(model) < today) {
    model.stage = 'NOTICE_ENDED';
    model.raised.push(`PublicNoticeEnded ${dayAfter(lastDayOfNotice(model))}`);
    beginStep(model, lastDayOfNotice(model), 3);
    acted(model, dayAfter(lastDayOfNotice(model)));
  }
  const { step } = model;
  if (live(model) && step && !step.over && step.lastDay < today) {
    step.over = true;
    model.raised.push(`StepOverdue ${dayAfter(step.lastDay)}`);
  }
  if (model.agreementTo !== null && model.agreementTo < today) {
    model.raised.push(`AgreementEnded ${dayAfter(model.agreementTo)}`);
    model.agreementTo = null;
    model.stage = 'CERTIFIED';
  }
  // What ended before the law changed is not moved by it.
  expire(model, today < REFORM ? today : REFORM);
  followLaw(model);
  expire(model, today);
  reachRetirement(model);
}

/** R8.4: by itself, with the first instant after its last month. */
function expire(model: Model, until: CivilDate): void {
  for (const benefit of model.benefits.filter(runs)) {
    const last = lastMonth(benefit);
    const end = last === null ? '9999' : `${nextMonth(last)}-01`;
    if (end > until) continue;
    benefit.status = 'EXPIRED';
    model.raised.push(`BenefitExpired ${end}`);
  }
}

/** R8.5: of who has not reached the age before, the change of the law moves the statutory date and the ends that depend on it. */
function followLaw(model: Model): void {
  const before = retirementDate(model);
  if (!live(model) || model.retired || model.today < REFORM || model.table >= REFORM || before < REFORM) return;
  model.table = REFORM;
  const on = retirementDate(model);
  if (on === before) return;
  for (const benefit of model.benefits.filter(runs)) movesWithLaw(model, benefit, on.slice(0, 7));
}

/** R6.5: asked last on a day; who is deregistered for another review on that day has none open. */
export function incidents(model: Model): void {
  for (const review of Object.values(model.reviews)) {
    if (review.status === 'ATTENDED' && review.lastDay < model.today && isCertified(model)) agencyIsLate(model, review);
  }
}

/** R8.6: once for each date. */
function reachRetirement(model: Model): void {
  const day = retirementDate(model);
  if (!live(model) || model.retired || day > model.today) return;
  model.retired = true;
  model.raised.push(`RetirementReached ${day}`);
}

/** R6.5: an incident of the agency, once. */
function agencyIsLate(model: Model, review: Review): void {
  if (review.overdue) return;
  review.overdue = true;
  model.raised.push(`ReviewDecisionOverdue ${dayAfter(review.lastDay)}`);
}

/** (六): 1 January opens, three reminders, 1 April settles. Reading: while a deregistration is pending no review opens. */
function reviewDay(model: Model): void {
  const [year, day] = [model.today.slice(0, 4), model.today.slice(5)];
  if (day === '01-01') openReview(model);
  for (const review of Object.values(model.reviews)) {
    if (review.status !== 'OPEN') continue;
    const due = dayAfter(review.lastDay);
    // R6.1, reading: past retirement on the day of the effect, whatever a hold puts off.
    if (isRetired(model) && due === model.today) agencyIsLate(model, review);
    else if (!review.overdue && heldUntil(model, due) === model.today && isCertified(model)) miss(model, review);
  }
  const reminds = isCertified(model) && model.reviews[year]?.status === 'OPEN';
  if (reminds && ['01-01', '03-01', '03-24'].includes(day)) model.raised.push(`ReviewReminderRaised ${model.today}`);
}

/** R6.8: a hold puts off the settling of a no-show, never its effect. */
function heldUntil({ law: { holds } }: Model, due: CivilDate): CivilDate {
  return holds.find(({ from, until }) => from <= due && due < until)?.until ?? due;
}

/** R6.1: whose current certification began before 1 January. Reading: who comes back within the quarter is in it. */
export function openReview(model: Model): boolean {
  const year = model.today.slice(0, 4);
  const since = model.spells.at(-1)?.from ?? '9999';
  if (model.today > `${year}-03-31` || since >= `${year}-01-01` || model.reviews[year]) return false;
  model.reviews[year] = { status: 'OPEN', attended: false, overdue: false, lastDay: `${year}-03-31` };
  model.raised.push(`AnnualReviewOpened ${year}-01-01`);
  return true;
}

/** R6.4: by itself until 2021-10-31; from 2021-11-01 it waits for an officer, and the benefits with it. Effective the day after the last. */
function miss(model: Model, review: Review): void {
  const on = dayAfter(review.lastDay);
  review.status = 'MISSED';
  model.raised.push(`AnnualReviewMissed ${on}`);
  const { missed } = model.law;
  if (missed === 'automatic' || (missed === 'by date' && model.today < '2021-11-01')) {
    const stopped = deregister(model, 'ANNUAL_REVIEW_MISSED', on, review);
    model.raised.push(`QualificationDeregistered ${on}`);
    for (let one = 0; one < stopped; one += 1) model.raised.push(`BenefitStopped ${on}`);
    return;
  }
  model.qualification = 'DEREGISTRATION_PENDING';
  endSpell(model, on);
  for (const benefit of model.benefits.filter(({ status }) => status === 'RUNNING')) {
    const from = monthFrom(on);
    benefit.suspensions.push({ from: from < benefit.first ? benefit.first : from, to: null, byReview: true });
    benefit.status = 'SUSPENDED';
    model.raised.push(`BenefitSuspended ${on}`);
  }
}

function endSpell({ spells }: Model, on: CivilDate): void {
  const spell = spells.at(-1);
  if (spell?.to === null) spell.to = on;
}

/** Reading: what takes effect on the first of a month ends before that month, later in it with the month. */
const monthFrom = (on: CivilDate): Month => (on.endsWith('-01') ? on.slice(0, 7) : nextMonth(on.slice(0, 7)));

export function deregister(model: Model, reason: string, on: CivilDate, review: Review): number {
  const year = Object.keys(model.reviews).find((one) => model.reviews[one] === review);
  return leave(model, { act: 'DEREGISTRATION', reason, on, review: year ?? null }, monthFrom(on));
}

/** R5.7, R5.10, R6.1: nothing is granted from `stoppedFrom` on; an open review is closed. Gives the number of benefits stopped. */
export function leave(model: Model, leaving: Leaving, stoppedFrom: Month): number {
  const beforeLeaving = structuredClone({ ...model, beforeLeaving: null });
  const ended = model.benefits.filter((one) => runs(one) || (lastMonth(one) ?? '') >= stoppedFrom);
  for (const benefit of ended) stop(benefit, stoppedFrom);
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
    leaving: { ...leaving, review, decision: decided(model, { kind: 'leaving' }) },
    beforeLeaving,
    agreementTo: null,
    notice: null,
    step: null,
  });
  if (leaving.act !== 'DEREGISTRATION') acted(model, model.today);
  return ended.length;
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
  if (leaving.reason === 'ANNUAL_REVIEW_MISSED' || beforeLeaving.qualification === 'CERTIFIED') certifyAgain(model);
  else {
    model.qualification = beforeLeaving.qualification;
    excuseGap(model);
  }
}

function reopen(review: Review, dueBy: CivilDate | null): void {
  if (dueBy !== null) review.lastDay = dueBy;
  review.overdue &&= review.attended;
  review.status = review.attended ? 'ATTENDED' : 'OPEN';
}

/** Reading: nobody is asked to attend in the gap, so a window that closed within it is nobody's no-show. */
function excuseGap({ reviews, today }: Model): void {
  for (const review of Object.values(reviews)) {
    if (review.status === 'OPEN' && review.lastDay < today && !review.overdue) review.status = 'EXCUSED';
  }
}

/** After a leaving or a pending deregistration has been undone. */
export function certifyAgain(model: Model): void {
  model.qualification = 'CERTIFIED';
  (model.spells.at(-1) as { to: CivilDate | null }).to = null;
  const retirementMonth = retirementDate(model).slice(0, 7);
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
