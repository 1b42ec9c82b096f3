import type { Month } from '#kernel/civil-date';
import { addDays } from '#kernel/civil-date';
import { nextMonth } from './calendar.ts';
import {
  acted,
  beginStep,
  certifyAgain,
  deregister,
  incidents,
  lastDayOfNotice,
  lateEntryUntil,
  leave,
  restore,
  settleDay,
  openReview,
} from './model.ts';
import type { Benefit, Grant, Leaving, Model, Objection, Refused, Review, Stage } from './state.ts';
import { certified, isCertified, live, runs } from './state.ts';
import type { Act } from './act.ts';
import { ACTS_ON_THE_RECORD } from './acts-on-the-record.ts';
import { drawsUnemploymentBenefit, mayApprove, termOf } from './approval.ts';
import { decided, qualificationDecided, retiresOn } from './facts.ts';
import { grantOf } from './one-off.ts';
import { drawsNow, lastMonth, openSuspension, resumed, retirementMonthOf, stop } from './terms.ts';
import type { Words } from './words.ts';
import { month, paper } from './words.ts';

const at =
  (...stages: readonly Stage[]) =>
  ({ stage }: Model): boolean =>
    stages.includes(stage);
/** Nothing runs at that stage. */
const becomes =
  (stage: Stage) =>
  (model: Model): void => {
    Object.assign(model, { stage, step: null });
    if (stage !== 'CHECKED') acted(model, model.today);
  };
const refuse =
  (stage: Refused['stage']) =>
  (model: Model): void => {
    becomes('REFUSED')(model);
    qualificationDecided(model);
    model.refused = { decision: decided(model, { kind: 'refusal' }), stage };
  };
const beforeCertification = at('APPLIED', 'CHECKED', 'ON_NOTICE', 'OBJECTED', 'NOTICE_ENDED', 'STREET_REVIEWED');
function current({ benefits }: Model, { benefit = -1 }: Words): Benefit | undefined {
  const named = benefits[benefit];
  return named && runs(named) ? named : undefined;
}
const reviewOf = (model: Model, { year = '' }: Words): Review | undefined => model.reviews[year];

/** On paper not later than today, and not before the act it follows. */
function inOrder(model: Model, words: Words): boolean {
  const on = paper(model, words);
  return model.lastAct <= on && on <= model.today;
}

export const ACTS = {
  RegisterUnemployment: {
    may: (model) => !live(model),
    then: (model) => {
      Object.assign(model, { stage: 'REGISTERED', qualification: 'NONE', notice: null, leaving: null, step: null });
      model.refused = null;
      model.beforeLeaving = null;
      model.registered = model.today;
      // Reading: a corrected birth date is one of the person and outlives the spell; the category is stated anew.
      retiresOn(model, { retires: model.registeredAs });
      acted(model, model.today);
      if (!model.hasCertificate) beginStep(model, model.today, 10);
    },
  },
  IssueCertificate: {
    may: (model) => model.stage === 'REGISTERED' && !model.hasCertificate,
    then: (model) => {
      model.hasCertificate = true;
      model.step = null;
      acted(model, model.today);
    },
  },
  LodgeApplication: {
    may: (model, words) => model.stage === 'REGISTERED' && model.hasCertificate && inOrder(model, words),
    then: (model, words) => {
      model.stage = 'APPLIED';
      beginStep(model, paper(model, words), 5);
      acted(model, paper(model, words));
    },
  },
  ReturnApplication: { may: at('APPLIED', 'CHECKED'), then: becomes('REGISTERED') },
  WithdrawApplication: { may: beforeCertification, then: becomes('REGISTERED') },
  PassCommunityCheck: {
    may: (model, words) => at('APPLIED')(model) && inOrder(model, words),
    then: (model, words) => {
      becomes('CHECKED')(model);
      acted(model, paper(model, words));
    },
  },
  PublishNotice: {
    may: (model, words) => at('CHECKED')(model) && inOrder(model, words),
    then: (model, words) => {
      model.stage = 'ON_NOTICE';
      model.notice = { published: paper(model, words), objections: [] };
      acted(model, paper(model, words));
    },
  },
  RaiseObjection: {
    may: (model, { receivedOn = model.today }) =>
      at('ON_NOTICE', 'OBJECTED', 'NOTICE_ENDED', 'STREET_REVIEWED')(model) &&
      (model.notice?.published ?? '9999') <= receivedOn &&
      receivedOn <= model.today &&
      (model.stage === 'OBJECTED' || receivedOn <= lastDayOfNotice(model)),
    then: (model, { receivedOn = model.today }) => {
      model.notice?.objections.push({ received: receivedOn, closed: null });
      Object.assign(model, { stage: 'OBJECTED', step: null });
    },
  },
  DismissObjection: {
    may: (model, { objection = 0 }) => model.notice?.objections[objection]?.closed === null && at('OBJECTED')(model),
    then: (model, { objection = 0 }) => {
      const { objections } = model.notice as { readonly objections: Objection[] };
      (objections[objection] as Objection).closed = model.today;
      if (objections.every(({ closed }) => closed !== null)) model.stage = 'ON_NOTICE';
    },
  },
  UpholdObjection: {
    may: (model, { objection = 0 }) => model.notice?.objections[objection]?.closed === null && at('OBJECTED')(model),
    then: refuse('OBJECTED'),
  },
  PassStreetReview: {
    may: (model, words) => at('NOTICE_ENDED')(model) && inOrder(model, words),
    then: (model, words) => {
      model.stage = 'STREET_REVIEWED';
      beginStep(model, paper(model, words), 3);
      acted(model, paper(model, words));
    },
  },
  CertifyPerson: {
    may: (model, words) => at('STREET_REVIEWED')(model) && inOrder(model, words),
    then: (model, words) => {
      Object.assign(model, { stage: 'CERTIFIED', qualification: 'CERTIFIED', notice: null, step: null });
      qualificationDecided(model);
      model.spells.push({ from: paper(model, words), to: null });
      acted(model, paper(model, words));
      // Typed in after New Year: the review has opened, and what would have been said until now is said.
      const days = ['01-01', '03-01', '03-24'].map((day) => `${model.today.slice(0, 4)}-${day}`);
      if (!openReview(model)) return;
      for (const day of days) if (day <= model.today) model.raised.push(`ReviewReminderRaised ${day}`);
    },
  },
  RefuseCertification: { may: at('STREET_REVIEWED'), then: refuse('STREET_REVIEWED') },
  SignAgreement: {
    may: (model, words) => model.stage === 'CERTIFIED' && isCertified(model) && inOrder(model, words),
    then: (model, words) => {
      model.stage = 'AGREED';
      model.agreementTo = words.to ?? '';
      acted(model, paper(model, words));
    },
  },
  EndAgreement: {
    may: at('AGREED'),
    then: (model) => {
      model.stage = 'CERTIFIED';
      model.agreementTo = null;
    },
  },
  RecordEmployment: {
    may: (model) => live(model),
    then: (model, { form = 'FLEXIBLE', from = model.today, contractTo = null, area = '' }) => {
      model.employments += 1;
      model.employment = { number: model.employments, form, from, contractTo, inProvince: area.startsWith('34') };
    },
  },
  EndEmployment: {
    may: (model) => live(model) && model.employment !== null,
    then: (model) => {
      model.employment = null;
    },
  },
  ApproveBenefit: {
    may: mayApprove,
    then: (model, words) => {
      const term = termOf(model, words) as Benefit;
      model.benefits.push(term);
      const { relied, employment: hire } = term;
      const number = decided(model, { kind: 'approval', relied, hire, restsOn: model.firstApproval });
      model.firstApproval ??= number;
      model.reference ??= paper(model, words);
    },
  },
  GrantOnce: {
    may: (model, words) => grantOf(model, words) !== null,
    then: (model, words) => {
      const grant = grantOf(model, words) as Grant;
      model.grants.push(grant);
      decided(model, { kind: 'approval', relied: grant.relied, hire: grant.employment });
    },
  },
  ...ACTS_ON_THE_RECORD,
  // Reading: a month of the term, and none before the month with which it last resumed.
  SuspendBenefit: {
    may: (model, words) => {
      const benefit = current(model, words);
      if (!isCertified(model) || benefit?.status !== 'RUNNING') return false;
      return earliest(benefit) <= month(words) && month(words) <= (lastMonth(benefit) ?? '');
    },
    then: (model, words) => {
      const benefit = current(model, words) as Benefit;
      decidedAgain(model, benefit);
      benefit.suspensions.push({ from: month(words), to: null, byReview: false });
      benefit.status = 'SUSPENDED';
    },
  },
  ResumeBenefit: {
    may: (model, words) => {
      const benefit = current(model, words);
      const suspension = benefit && openSuspension(benefit);
      if (!isCertified(model) || !suspension || month(words) < suspension.from) return false;
      if (month(words) > retirementMonthOf(benefit, model)) return false;
      return !drawsUnemploymentBenefit(
        model,
        month(words),
        lastMonth(resumed(benefit, model, month(words))) ?? month(words),
      );
    },
    then: (model, words) => {
      const benefit = current(model, words) as Benefit;
      decidedAgain(model, benefit);
      Object.assign(benefit, resumed(benefit, model, month(words)));
    },
  },
  StopBenefit: {
    may: (model, words) => {
      const benefit = current(model, words);
      if (!isCertified(model) || !benefit || month(words) < earliest(benefit)) return false;
      const last = lastMonth(benefit);
      return last === null || month(words) <= nextMonth(last);
    },
    then: (model, words) => {
      decidedAgain(model, current(model, words) as Benefit);
      stop(current(model, words) as Benefit, month(words));
    },
  },
  AttendReview: {
    may: (model, words) => {
      const { year = '', on = model.today } = words;
      const review = reviewOf(model, words);
      if (!review || on > model.today || on < `${year}-01-01` || on > review.lastDay) return false;
      if (review.status === 'OPEN') return true;
      return isMissed(model, words) && model.today <= lateEntryUntil(review.lastDay);
    },
    then: (model, words) => {
      const review = reviewOf(model, words) as Review;
      const wasMissed = review.status === 'MISSED';
      Object.assign(review, { status: 'ATTENDED', attended: true });
      if (wasMissed) qualificationDecided(model);
      if (wasMissed && model.stage === 'LEFT') restore(model, null);
      else if (wasMissed) certifyAgain(model);
    },
  },
  PassReview: {
    may: (model, words) => certified(model) && reviewOf(model, words)?.status === 'ATTENDED',
    then: (model, words) => {
      (reviewOf(model, words) as Review).status = 'PASSED';
    },
  },
  FailReview: {
    may: (model, words) => certified(model) && reviewOf(model, words)?.status === 'ATTENDED',
    then: (model, words) => {
      const review = reviewOf(model, words) as Review;
      review.status = 'FAILED';
      qualificationDecided(model);
      deregister(model, words.reason ?? '', model.today, review);
    },
  },
  ConfirmDeregistration: {
    may: ({ qualification }) => qualification === 'DEREGISTRATION_PENDING',
    then: (model, { reason = '' }) => {
      const review = Object.values(model.reviews).findLast(({ status }) => status === 'MISSED') as Review;
      qualificationDecided(model);
      if (reason === 'EXCUSED') {
        review.status = 'EXCUSED';
        certifyAgain(model);
      } else deregister(model, 'ANNUAL_REVIEW_MISSED', addDays(review.lastDay, 1), review);
    },
  },
  // Reading: every leaving but the closing of a case that was never certified can be undone.
  RestoreQualification: {
    may: ({ stage, leaving, today }, { to = today }) => stage === 'LEFT' && leaving?.act !== 'CLOSURE' && to >= today,
    then: (model, { to = null }) => {
      qualificationDecided(model);
      restore(model, to);
    },
  },
  ExitPerson: {
    may: (model, { reason }) => certified(model) && !(reason === 'EMPLOYED_STABLY' && drawsNow(model)),
    then: (model, { reason = '' }) =>
      leaveByHand(model, { act: 'EXIT', reason, on: model.today }, nextMonth(model.today.slice(0, 7))),
  },
  CloseCase: {
    may: (model) => model.stage === 'REGISTERED' || beforeCertification(model),
    then: (model, { reason = '' }) =>
      leaveByHand(model, { act: 'CLOSURE', reason, on: model.today }, nextMonth(model.today.slice(0, 7))),
  },
  CancelQualification: {
    may: (model, { reason }) => certified(model) && !(reason === 'ALREADY_EMPLOYED' && drawsNow(model)),
    then: (model, words) =>
      leaveByHand(model, { act: 'CANCELLATION', reason: words.reason ?? '', on: model.today }, month(words)),
  },
} satisfies Record<string, Act>;

export type ActName = keyof typeof ACTS;

function leaveByHand(model: Model, leaving: Leaving, stoppedFrom: Month): void {
  qualificationDecided(model);
  leave(model, leaving, stoppedFrom);
}

/** What people do with a benefit is deciding about it again; what dates do is not. */
function decidedAgain({ tasks }: Model, { decision }: Benefit): void {
  for (const task of tasks) if (task.of === decision) task.open = false;
}

/** The month with which it last began to run. */
const earliest = ({ first, suspensions }: Benefit): Month =>
  suspensions.reduce((latest, { from, to }) => (to !== null && to > from && to > latest ? to : latest), first);

function isMissed(model: Model, words: Words): boolean {
  if (reviewOf(model, words)?.status !== 'MISSED') return false;
  const { leaving, qualification } = model;
  if (model.stage !== 'LEFT') return qualification === 'DEREGISTRATION_PENDING';
  return leaving?.reason === 'ANNUAL_REVIEW_MISSED' && leaving.review === words.year;
}

/** Whether the law allows the act today. */
export function may(model: Model, name: ActName, words: Words): boolean {
  const { may: allows }: Act = ACTS[name];
  return allows(model, words);
}

/** Tries an act on the day it is: whether the law allows it, and if so what it changes. */
export function act(model: Model, name: ActName, words: Words): boolean {
  if (!may(model, name, words)) return false;
  const { then }: Act = ACTS[name];
  then(model, words);
  settleDay(model);
  incidents(model);
  return true;
}
