import type { CivilDate, Month } from '#kernel/civil-date';
import { addDays, addYears } from '#kernel/civil-date';
import { nextMonth, retirementDay } from './calendar.ts';
import {
  beginStep,
  certifyAgain,
  deregister,
  lastDayOfNotice,
  lateEntryUntil,
  leave,
  restore,
  settleDay,
} from './model.ts';
import type { Benefit, Form, Model, Objection, Review, Stage } from './state.ts';
import { certified, isCertified, isRetired, live, runs } from './state.ts';
import { grantedMonths, lastMonth, openSuspension, stop } from './terms.ts';

/** The words that an act brings along; the same ones are given to the real decider. */
export interface Words {
  readonly on?: CivilDate;
  readonly receivedOn?: CivilDate;
  readonly objection?: number;
  readonly month?: Month;
  readonly form?: Form;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  readonly year?: string;
  readonly reason?: string;
}

interface Act {
  readonly may: (model: Model, words: Words) => boolean;
  readonly then: (model: Model, words: Words) => void;
}

const at =
  (...stages: readonly Stage[]) =>
  ({ stage }: Model): boolean =>
    stages.includes(stage);
/** Nothing runs at that stage. */
const becomes =
  (stage: Stage) =>
  (model: Model): void => {
    Object.assign(model, { stage, step: null });
  };
const beforeCertification = at('APPLIED', 'CHECKED', 'ON_NOTICE', 'OBJECTED', 'NOTICE_ENDED', 'STREET_REVIEWED');
const current = ({ benefits }: Model): Benefit | undefined => benefits.find(runs);
const reviewOf = (model: Model, { year = '' }: Words): Review | undefined => model.reviews[year];
const month = ({ month: given }: Words): Month => given ?? '';

/** R3.1, R7.3a, R7.5, R7.8, R8.3: certified, of a named category, at work in a named form, months left, none granted twice. */
function mayApprove(model: Model, words: Words): boolean {
  const { employment, benefits, subsidised } = model;
  if (!isCertified(model) || !subsidised || employment === null || employment.form === 'SELF_EMPLOYED') return false;
  const qualifying = addDays(employment.from, -1);
  if (!model.spells.some(({ from, to }) => from <= qualifying && (to === null || qualifying < to))) return false;
  // Reading: a month is one of that work, and nothing is approved for who has reached retirement.
  if (month(words) < employment.from.slice(0, 7) || isRetired(model)) return false;
  if (benefits.some((benefit) => reaches(benefit, month(words)))) return false;
  return grantedMonths(termOf(model, words)).length > 0;
}

function reaches(benefit: Benefit, from: Month): boolean {
  const last = lastMonth(benefit);
  return last === null ? benefit.status === 'SUSPENDED' : last >= from;
}

/** R8.1: five years or less, the day itself included, by the table of the reference day, fixed for life. */
function isUntilRetirement({ reference, today, birth, retires }: Model): boolean {
  const on = reference ?? today;
  return retirementDay(birth, retires, on) <= addYears(on, 5);
}

function termOf(model: Model, words: Words): Benefit {
  const untilRetirement = isUntilRetirement(model);
  const before = model.benefits.flatMap(grantedMonths).length;
  const term: Benefit = {
    first: month(words),
    untilRetirement,
    before,
    months: untilRetirement ? Infinity : 36 - before,
    suspensions: [],
    stoppedFrom: null,
    retirementMonth: retirementMonth(model),
    status: 'RUNNING',
    reminded: new Set(),
  };
  if (!untilRetirement) term.months = grantedMonths(term).length;
  return term;
}

const retirementMonth = ({ birth, retires, today }: Model): Month => retirementDay(birth, retires, today).slice(0, 7);

export const ACTS = {
  RegisterUnemployment: {
    may: (model) => !live(model),
    then: (model) => {
      Object.assign(model, { stage: 'REGISTERED', qualification: 'NONE', notice: null, leaving: null, step: null });
      model.beforeLeaving = null;
      model.registered = model.today;
      if (!model.hasCertificate) beginStep(model, model.today, 10);
    },
  },
  IssueCertificate: {
    may: (model) => model.stage === 'REGISTERED' && !model.hasCertificate,
    then: (model) => {
      model.hasCertificate = true;
      model.step = null;
    },
  },
  LodgeApplication: {
    may: (model) => model.stage === 'REGISTERED' && model.hasCertificate,
    then: (model) => {
      model.stage = 'APPLIED';
      beginStep(model, model.today, 5);
    },
  },
  ReturnApplication: { may: at('APPLIED', 'CHECKED'), then: becomes('REGISTERED') },
  WithdrawApplication: { may: beforeCertification, then: becomes('REGISTERED') },
  PassCommunityCheck: { may: at('APPLIED'), then: becomes('CHECKED') },
  PublishNotice: {
    may: at('CHECKED'),
    then: (model) => {
      model.stage = 'ON_NOTICE';
      model.notice = { published: model.today, objections: [] };
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
    then: becomes('REFUSED'),
  },
  PassStreetReview: {
    may: at('NOTICE_ENDED'),
    then: (model) => {
      model.stage = 'STREET_REVIEWED';
      beginStep(model, model.today, 3);
    },
  },
  CertifyPerson: {
    may: at('STREET_REVIEWED'),
    then: (model) => {
      Object.assign(model, { stage: 'CERTIFIED', qualification: 'CERTIFIED', notice: null, step: null });
      model.spells.push({ from: model.today, to: null });
    },
  },
  RefuseCertification: { may: at('STREET_REVIEWED'), then: becomes('REFUSED') },
  SignAgreement: {
    may: (model) => model.stage === 'CERTIFIED' && isCertified(model),
    then: (model, { to = '' }) => {
      model.stage = 'AGREED';
      model.agreementTo = to;
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
    then: (model, { form = 'FLEXIBLE', from = model.today }) => {
      model.employment = { form, from };
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
      model.benefits.push(termOf(model, words));
      model.reference ??= model.today;
    },
  },
  // Reading: a month of the term, and none before the month with which it last resumed.
  SuspendBenefit: {
    may: (model, words) => {
      const benefit = current(model);
      if (!isCertified(model) || benefit?.status !== 'RUNNING') return false;
      return earliest(benefit) <= month(words) && month(words) <= (lastMonth(benefit) ?? '');
    },
    then: (model, words) => {
      const benefit = current(model) as Benefit;
      benefit.suspensions.push({ from: month(words), to: null, byReview: false });
      benefit.status = 'SUSPENDED';
    },
  },
  ResumeBenefit: {
    may: (model, words) => {
      const benefit = current(model);
      const suspension = benefit && openSuspension(benefit);
      if (!isCertified(model) || !suspension || month(words) < suspension.from) return false;
      return month(words) <= retirementMonthOf(benefit, model);
    },
    then: (model, words) => {
      const benefit = current(model) as Benefit;
      benefit.retirementMonth = retirementMonthOf(benefit, model);
      (openSuspension(benefit) as { to: Month | null }).to = month(words);
      benefit.status = 'RUNNING';
    },
  },
  StopBenefit: {
    may: (model, words) => {
      const benefit = current(model);
      if (!isCertified(model) || !benefit || month(words) < earliest(benefit)) return false;
      const last = lastMonth(benefit);
      return last === null || month(words) <= nextMonth(last);
    },
    then: (model, words) => stop(current(model) as Benefit, month(words)),
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
      deregister(model, words.reason ?? '', model.today, review);
    },
  },
  ConfirmDeregistration: {
    may: ({ qualification }) => qualification === 'DEREGISTRATION_PENDING',
    then: (model, { reason = '' }) => {
      const review = Object.values(model.reviews).findLast(({ status }) => status === 'MISSED') as Review;
      if (reason === 'EXCUSED') {
        review.status = 'EXCUSED';
        certifyAgain(model);
      } else deregister(model, 'ANNUAL_REVIEW_MISSED', addDays(review.lastDay, 1), review);
    },
  },
  // Reading: every leaving but the closing of a case that was never certified can be undone.
  RestoreQualification: {
    may: ({ stage, leaving, today }, { to = today }) => stage === 'LEFT' && leaving?.act !== 'CLOSURE' && to >= today,
    then: (model, { to = null }) => restore(model, to),
  },
  ExitPerson: {
    may: (model, { reason }) => certified(model) && !(reason === 'EMPLOYED_STABLY' && drawsNow(model)),
    then: (model, { reason = '' }) =>
      leave(model, { act: 'EXIT', reason, on: model.today }, nextMonth(model.today.slice(0, 7))),
  },
  CloseCase: {
    may: (model) => model.stage === 'REGISTERED' || beforeCertification(model),
    then: (model, { reason = '' }) =>
      leave(model, { act: 'CLOSURE', reason, on: model.today }, nextMonth(model.today.slice(0, 7))),
  },
  CancelQualification: {
    may: (model, { reason }) => certified(model) && !(reason === 'ALREADY_EMPLOYED' && drawsNow(model)),
    then: (model, words) =>
      leave(model, { act: 'CANCELLATION', reason: words.reason ?? '', on: model.today }, month(words)),
  },
} satisfies Record<string, Act>;

export type ActName = keyof typeof ACTS;

/** R5.8, R5.10: a benefit runs this month or later, be it suspended. */
function drawsNow({ benefits, today }: Model): boolean {
  const now = today.slice(0, 7);
  return benefits.some(
    (benefit) => runs(benefit) || (benefit.status === 'STOPPED' && (lastMonth(benefit) ?? '') >= now),
  );
}

/** The month with which it last began to run. */
const earliest = ({ first, suspensions }: Benefit): Month =>
  suspensions.reduce((latest, { from, to }) => (to !== null && to > from && to > latest ? to : latest), first);

/** The end that resuming fixes: an until-retirement term keeps its own. */
const retirementMonthOf = (benefit: Benefit, model: Model): Month =>
  benefit.untilRetirement ? benefit.retirementMonth : retirementMonth(model);

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
  return true;
}
