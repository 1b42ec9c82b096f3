import { countyOfficer, streetOfficer } from '#testing/actors';
import { assisted, reviewChecks } from '#testing/assisted';
import { chain, registration } from '#testing/chain';
import { rulebook } from '#testing/rulebook';
import type { Story } from '#testing/story';
import { LIVES_OF_BENEFITS } from './people-of-benefits.ts';
import { LIVES_OF_CARE } from './people-of-care.ts';
import {
  attended,
  certifiedIn,
  employedOnly,
  exited,
  objected,
  pending,
  PEOPLE,
  refused,
  suspended,
} from './people.ts';

const reason = { reason: '据实办理' };

/** Lives that together raise every event there is, on every ground it has. */
const LIVES: readonly (() => Story)[] = [
  () => chain('registered').at('2011-10-08'),
  () => chain('lodged').at('2011-09-01').does('ReturnApplication', reason),
  () => chain('lodged').does('WithdrawApplication', reason),
  () => objected().at('2011-09-07').does('DismissObjection', reason, streetOfficer),
  () => objected().at('2011-09-07').does('UpholdObjection', reason, streetOfficer),
  () => refused().at('2011-10-20').does('RegisterUnemployment', registration()),
  () => chain('certified').does('AnnotateCard', { entry: 'CERTIFICATION', seal: '专用章' }, countyOfficer),
  () => chain('agreed').does('EndAgreement', reason, streetOfficer),
  () => chain('agreed').does('RecordVisit', { findings: { jobWish: '愿意' } }),
  () =>
    employedOnly()
      .at('2011-08-20')
      .does('EndEmployment', { on: '2011-08-19', ...reason }),
  () => withFact('OWN_INSURANCE', true),
  shortTerm,
  untilRetirement,
  () => suspended().does('ResumeBenefit', { fromMonth: '2012-01', ...reason }, countyOfficer),
  () => assisted().does('StopBenefit', { fromMonth: '2012-01', ...reason }, countyOfficer),
  exited,
  () => exited().does('RestoreQualification', restoring(exited()), countyOfficer),
  cancelled,
  noShow,
  () => pending().does('ConfirmDeregistration', { outcome: 'CONFIRMED', ...reason }, countyOfficer),
  () => pending().does('ConfirmDeregistration', { outcome: 'EXCUSED', ...reason }, countyOfficer),
  () => attended().at('2012-04-02').does('PassReview', {}, countyOfficer),
  () => attended().does('FailReview', { reasonCode: 'ANNUAL_REVIEW_FAILED', ...reason }, countyOfficer),
  () => chain('agreed', { birthOn: '1951-12-31' }).at('2012-05-01'),
  newRetirementTable,
  () => awaitingCalendar('registered'),
  () => awaitingCalendar('lodged'),
  () => awaitingCalendar('published'),
];

export function livesTold(): readonly Story[] {
  return [...Object.values(PEOPLE), ...LIVES, ...LIVES_OF_CARE, ...LIVES_OF_BENEFITS].map((tell) => tell());
}

function withFact(fact: string, value: unknown): Story {
  return employedOnly().does('RecordFact', { fact, value, from: '2011-08-01', evidence: [{ kind: '凭证' }] });
}

/** One month is left: reminders whose moment has passed lapse. */
function shortTerm(): Story {
  return withFact('MONTHS_USED_BEFORE', 35)
    .at('2011-08-14')
    .does('ApproveBenefit', { benefit: 'SOCIAL_INSURANCE', firstMonth: '2011-08' }, countyOfficer)
    .at('2011-09-02');
}

function untilRetirement(): Story {
  return reviewedIn(assisted({ approvedOn: '2011-08-15' }), 2012, 2013, 2014, 2015, 2016).at('2016-09-02');
}

function reviewedIn(told: Story, ...years: readonly number[]): Story {
  return years.reduce((person, year) => {
    const on = `${year}-02-10`;
    return person
      .at(on)
      .does('AttendReview', { year: String(year), on, checks: reviewChecks })
      .does('PassReview', {}, countyOfficer);
  }, told);
}

function restoring({ state: { leaving } }: Story): object {
  return { of: leaving?.eventId, from: leaving?.on, ...reason };
}

function cancelled(): Story {
  const body = { ground: 'NO_LONGER_QUALIFIED', evidence: [{ kind: '核查表' }], ...reason };
  return assisted().at('2011-10-10').does('CancelQualification', body, countyOfficer);
}

/** Missed; attended on paper in time and typed in late; reminders of the gap lapse once it is restored. */
function noShow(): Story {
  const told = exited().at('2012-03-10');
  told.does('RestoreQualification', restoring(told), countyOfficer).at('2012-04-10');
  return told.does('AttendReview', { on: '2012-03-30', checks: reviewChecks, evidence: [{ kind: '年审登记表' }] });
}

function newRetirementTable(): Story {
  return reviewedIn(certifiedIn('2022', '1965-01-20'), 2023, 2024).at('2025-01-02');
}

/** A date that waits for the working days of 2026, and is fixed when they are published. */
function awaitingCalendar(last: 'registered' | 'lodged' | 'published'): Story {
  const rules = rulebook({ unpublishedFrom: 2026 });
  const dates = { registered: '2025-12-26', issued: '2025-12-26', lodged: '2025-12-29', checked: '2025-12-29' };
  const told = chain(last, { rules, dates: { ...dates, published: '2025-12-29' }, birthOn: '1970-08-15' });
  return told.under(rulebook()).at('2026-02-01');
}
