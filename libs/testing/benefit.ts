import type { Benefit } from '#person/state';

/** Specs only: a social-insurance subsidy of flexible work, November 2011 until October 2014. */
export const runningBenefit: Benefit = {
  id: 'b',
  benefit: 'SOCIAL_INSURANCE',
  form: 'FLEXIBLE',
  payee: 'PERSON',
  employmentId: null,
  firstMonth: '2011-11',
  termBasis: 'CAPPED_36',
  lastMonth: '2014-10',
  monthsBefore: 0,
  monthsGranted: 36,
  suspensions: [],
  status: 'RUNNING',
  remindersDone: [],
  remindersFor: null,
  remindersSince: 0,
  approvedOn: '2011-11-10',
  rule: 'R7.3a',
  schoolYear: null,
  monthlyAmount: null,
  settled: [],
  givenBack: [],
  recoverFrom: null,
  recoveries: [],
};
