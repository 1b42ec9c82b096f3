import { clerk, countyOfficer, streetOfficer } from '#testing/actors';
import { assisted, employed, reviewChecks } from '#testing/assisted';
import { chain } from '#testing/chain';
import type { Story } from '#testing/story';
import { story } from '#testing/story';
import { PEOPLE_OF_CARE } from './people-of-care.ts';

/**
 * Typical people, one for every stage of the chain and for every state in which other commands are possible than at the stage
 * alone. The matrix of commands is printed for each of them. The first word of a name is the stage the API shows.
 */
export const PEOPLE: Readonly<Record<string, () => Story>> = {
  'NONE, not yet registered': () => story().at('2011-08-15'),
  REGISTERED: () => chain('registered'),
  'REGISTERED, certificate issued': () => chain('issued'),
  APPLIED: () => chain('lodged'),
  CHECKED: () => chain('checked'),
  ON_NOTICE: () => chain('published'),
  OBJECTED: objected,
  NOTICE_ENDED: () => chain('published').at('2011-09-09'),
  STREET_REVIEWED: () => chain('reviewed'),
  CERTIFIED: () => chain('certified'),
  AGREED: () => chain('agreed'),
  'AGREED, subsidised, review open': () => assisted().at('2012-02-06'),
  'AGREED, subsidised, review attended': attended,
  'AGREED, subsidised, review passed': () => attended().does('PassReview', {}, countyOfficer),
  'AGREED, subsidy suspended': suspended,
  'CERTIFIED, deregistration pending': pending,
  'CERTIFIED, deregistration pending, too late to type in': () => pending().at('2022-05-10'),
  'LEFT, exit': exited,
  'LEFT, case closed before certification': () =>
    chain('lodged').does('CloseCase', { reasonCode: 'OWN_REQUEST', on: '2011-08-17' }, streetOfficer),
  'LEFT, no-show, late entry possible': () => assisted().at('2012-04-10'),
  'LEFT, no-show, too late to type in': () => assisted().at('2012-04-25'),
  REFUSED: refused,
  ...PEOPLE_OF_CARE,
};

export function objected(): Story {
  return chain('published').at('2011-09-05').does('RaiseObjection', { by: '居民', reason: '有异议' }, clerk);
}

export function refused(): Story {
  const body = { reasonCode: 'CONDITIONS_NOT_MET', reason: '不符合条件' };
  return chain('reviewed').at('2011-09-13').does('RefuseCertification', body, countyOfficer);
}

export function attended(): Story {
  return assisted().at('2012-02-06').does('AttendReview', { on: '2012-02-06', checks: reviewChecks });
}

export function suspended(): Story {
  return assisted()
    .at('2011-12-10')
    .does('SuspendBenefit', { fromMonth: '2012-01', reason: '中断缴费' }, countyOfficer);
}

export function exited(): Story {
  return assisted().at('2011-10-10').does('ExitPerson', { reasonCode: 'OWN_REQUEST', on: '2011-10-10' }, streetOfficer);
}

/** The review of 2022 is missed, and no machine decides alone any more; the agreement has ended by its date. */
export function pending(): Story {
  return certifiedIn('2021').at('2022-04-10');
}

/** Certified in January of that year and subsidised from February. */
export function certifiedIn(year: string, birthOn = '1964-08-15'): Story {
  const [registered, checked, published] = [`${year}-01-04`, `${year}-01-05`, `${year}-01-05`];
  const first = { registered, issued: registered, lodged: checked, checked, published };
  const then = { reviewed: `${year}-01-18`, certified: `${year}-01-19`, agreed: `${year}-01-19` };
  return assisted({
    birthOn,
    dates: { ...first, ...then },
    employedFrom: `${year}-01-20`,
    approvedOn: `${year}-02-08`,
  });
}

/** At work with an agreement and without a subsidy. */
export const employedOnly = (): Story => employed();
