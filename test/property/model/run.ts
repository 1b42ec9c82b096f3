import { dateAt } from '#kernel/instant';
import type { Actor, Recorded } from '#kernel/event';
import type { PersonEvent } from '#person/events';
import { monthsGrantedInAll } from '#person/benefit-term';
import { clerk, countyOfficer, streetOfficer } from '#testing/actors';
import { reviewChecks } from '#testing/assisted';
import { agreementUntil, application, registration } from '#testing/chain';
import type { Story } from '#testing/story';
import { instantOf, story } from '#testing/story';
import type { Rulebook } from '#law/rulebook';
import type { ActName, Words } from './acts.ts';
import { act } from './acts.ts';
import type { Chosen, Life } from './lives.ts';
import { turnsOf } from './lives.ts';
import type { Model } from './model.ts';
import { grantedMonths, lastDayOfNotice, lastMonth, newModel, walkTo } from './model.ts';

/** One life told twice: by the deciders and by the model. What both must agree on is written down in the same shape. */
export interface Told {
  readonly stage: string;
  readonly qualification: string;
  readonly noticeEndsAt: number | null;
  readonly benefits: readonly {
    readonly status: string;
    readonly last: string | null;
    readonly before: number;
    readonly granted: number | null;
  }[];
  readonly reviews: Readonly<Record<string, string>>;
  readonly leaving: string | null;
}

export interface Step {
  readonly act: string;
  readonly accepted: { readonly real: boolean; readonly model: boolean };
  readonly real: Told;
  readonly model: Told;
}

const BY: Partial<Record<ActName, Actor>> = {
  DismissObjection: streetOfficer,
  UpholdObjection: streetOfficer,
  PassStreetReview: streetOfficer,
  CertifyPerson: countyOfficer,
  RefuseCertification: countyOfficer,
  SignAgreement: streetOfficer,
  EndAgreement: streetOfficer,
  ApproveBenefit: countyOfficer,
  SuspendBenefit: countyOfficer,
  ResumeBenefit: countyOfficer,
  StopBenefit: countyOfficer,
  PassReview: countyOfficer,
  FailReview: countyOfficer,
  ConfirmDeregistration: countyOfficer,
  RestoreQualification: countyOfficer,
  ExitPerson: streetOfficer,
  CloseCase: streetOfficer,
  CancelQualification: countyOfficer,
};

/** Lives the life through; after every act, and at the end, `check` sees both. */
export function liveTwice(
  life: Life,
  rules: Rulebook,
  check: (step: Step) => void,
): { readonly story: Story; readonly model: Model } {
  const real = story(rules).at(life.begins);
  const model = newModel(life, life.begins);
  for (const { day, time, choose } of turnsOf(model, life)) {
    real.at(`${day}T${time}`);
    walkTo(model, day);
    const chosen = choose();
    const done = chosen
      ? attempt(real, model, life, chosen)
      : { act: 'nothing', accepted: { real: true, model: true } };
    // What the act itself made due, an agreement that ended in a gap for instance, is settled by whoever looks next.
    real.at(`${day}T${time}`);
    check({ ...done, act: `${day} ${time} ${done.act}`, real: toldBy(real), model: modelled(model) });
  }
  return { story: real, model };
}

function attempt(real: Story, model: Model, life: Life, { name, words }: Chosen): Pick<Step, 'act' | 'accepted'> {
  const decision = real.tries(name, bodyOf(name, words, real, life), BY[name] ?? clerk);
  const why = decision.outcome === 'refused' ? ` -> ${decision.refusal.code}` : '';
  const accepted = { real: decision.outcome === 'accepted', model: act(model, name, words) };
  return { act: `${name} ${JSON.stringify(words)}${why}`, accepted };
}

function toldBy({ state }: Story): Told {
  const { stage, qualification, notice, benefits, reviews, leaving } = state;
  const onNotice = stage === 'ON_NOTICE';
  return {
    stage: stage ?? 'NONE',
    qualification,
    noticeEndsAt: onNotice ? (notice?.endsAt ?? null) : null,
    benefits: benefits.map((benefit) => ({
      status: benefit.status,
      last: benefit.lastMonth,
      before: benefit.monthsBefore,
      granted: monthsGrantedInAll(benefit),
    })),
    reviews: Object.fromEntries(Object.entries(reviews).map(([year, { status }]) => [year, status])),
    leaving: leaving && `${leaving.act} ${leaving.reasonCode} ${leaving.on}`,
  };
}

function modelled(model: Model): Told {
  const { stage, qualification, benefits, reviews, leaving } = model;
  return {
    stage,
    qualification,
    noticeEndsAt: stage === 'ON_NOTICE' ? instantOf(`${lastDayOfNotice(model)}T00:00:00`) + 86_400_000 : null,
    benefits: benefits.map((benefit) => ({
      status: benefit.status,
      last: lastMonth(benefit),
      before: benefit.before,
      granted: grantedMonths(benefit).length,
    })),
    reviews: Object.fromEntries(Object.entries(reviews).map(([year, { status }]) => [year, status])),
    leaving: leaving && `${leaving.act} ${leaving.reason} ${leaving.on}`,
  };
}

/** Every reminder that was raised, with the day it was meant for, in order. */
export function remindersOf(events: readonly Recorded<PersonEvent>[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.type === 'ReviewReminderRaised') return [`REVIEW ${event.data.year} ${dateAt(event.effectiveAt)}`];
    return event.type === 'ExpiryReminderRaised'
      ? [`EXPIRY ${event.data.daysBefore} ${dateAt(event.effectiveAt)}`]
      : [];
  });
}

function bodyOf(name: ActName, words: Words, { state, now }: Story, life: Life): object {
  const today = dateAt(now);
  const { on, receivedOn, objection = 0, month, form, from, to, year, reason } = words;
  const because = { reason: '据实办理' };
  switch (name) {
    case 'RegisterUnemployment':
      return registration({
        birthOn: life.birth,
        sex: life.retires === 'MALE' ? 'MALE' : 'FEMALE',
        retirementCategory: life.retires,
      });
    case 'LodgeApplication':
      return application({ categories: [life.subsidised ? 'LAND_LOSS' : 'SOE_LAID_OFF'] });
    case 'RaiseObjection':
      return { by: '居民', ...because, receivedOn };
    case 'DismissObjection':
    case 'UpholdObjection':
      return { objectionId: state.notice?.objections[objection]?.id ?? 'none', ...because };
    case 'RefuseCertification':
      return { reasonCode: 'CONDITIONS_NOT_MET', ...because };
    case 'SignAgreement':
      return agreementUntil(to ?? today, today);
    case 'RecordEmployment':
      return { form, from, ...because };
    case 'EndEmployment':
      return { on: today, ...because };
    case 'ApproveBenefit':
      return { benefit: 'SOCIAL_INSURANCE', firstMonth: month, monthlyAmount: '88.00' };
    case 'SuspendBenefit':
    case 'ResumeBenefit':
    case 'StopBenefit':
      return { fromMonth: month, ...because };
    case 'AttendReview':
      return { year, on, checks: reviewChecks, evidence: [{ kind: '年审表' }] };
    case 'PassReview':
      return { year };
    case 'FailReview':
      return { year, reasonCode: reason, reason: '不合格' };
    case 'ConfirmDeregistration':
      return { outcome: reason, reason: '据实办理' };
    case 'RestoreQualification':
      return {
        of: state.leaving?.eventId ?? '',
        from: state.leaving?.on ?? today,
        ...(to === undefined ? {} : { reviewDueBy: to }),
        ...because,
      };
    case 'ExitPerson':
    case 'CloseCase':
      return { reasonCode: reason, on: today };
    case 'CancelQualification':
      return { ground: reason, reason: '据实办理', evidence: [{ kind: '核查表' }], stopFromMonth: month };
    default:
      return because;
  }
}
