/*
 * The law itself planted wrongly by one sign, one day, one place in an order: `npm run chaos:planted -- law`. Named tests of the rule
 * must fail.
 */
const unit = (/** @type {string[]} */ ...files) => ['run', '--project', 'unit', ...files];

/** @type {readonly import('./bugs.mjs').Bug[]} */
export const LAW_BUGS = [
  {
    name: 'law R8.1: < instead of <= in the five-year test',
    changes: [
      [
        'libs/law/retirement.ts',
        'return inclusive ? retirementOn <= horizon : retirementOn < horizon;',
        'return inclusive ? retirementOn < horizon : retirementOn < horizon;',
      ],
    ],
    by: unit('libs/person/benefits/approve'),
  },
  {
    name: 'law R4.4: the day of publication counts',
    changes: [
      [
        'libs/person/notice/period.ts',
        'for (let day = addDays(startOfClock(notice), 1); ; day = addDays(day, 1)) {',
        'for (let day = startOfClock(notice); ; day = addDays(day, 1)) {',
      ],
    ],
    by: unit('libs/person/notice/period'),
  },
  {
    name: 'law R4.4: the day of dismissal counts',
    changes: [
      [
        'libs/person/notice/period.ts',
        'return receivedOn <= day && day <= closedOn;',
        'return receivedOn <= day && day < closedOn;',
      ],
    ],
    by: unit('libs/person/notice/period'),
  },
  {
    name: 'law R6.4 R8.4: the no-show is settled before the term that ended with March',
    changes: [['libs/person/ranks.ts', '  AnnualReviewMissed: 70,', '  AnnualReviewMissed: 15,']],
    by: unit('libs/person/same-instant', 'libs/person/review'),
  },
  {
    name: 'law R6.4 R10.1: what falls on one instant is settled in the reverse of its legal order',
    changes: [['libs/kernel/stream-kind.ts', 'a.rank - b.rank', 'b.rank - a.rank']],
    by: unit('libs/person/same-instant'),
  },
  {
    name: 'law R8.4: a reminder is due a day later',
    changes: [
      [
        'libs/person/benefits/expiry.ts',
        'const at = expiresAt - daysBefore * DAY;',
        'const at = expiresAt - (daysBefore - 1) * DAY;',
      ],
    ],
    by: unit('libs/person/benefits/expiry'),
  },
  {
    name: 'law R7.6: the largest limit counts instead of the smallest',
    changes: [['libs/law/amounts.ts', 'yuan(Math.min(...limits))', 'yuan(Math.max(...limits))']],
    by: unit('libs/law/amounts', 'libs/person/benefits/standard'),
  },
  {
    name: 'law R7.6 R5.10: after a move the months before are paid by the new area',
    changes: [
      [
        'libs/person/benefits/standard.ts',
        'return spanOn(state.registration?.areas ?? [], firstDayOf(month))?.value ?? areaOf(state);',
        'return month === "" ? (spanOn(state.registration?.areas ?? [], firstDayOf(month))?.value ?? "") : areaOf(state);',
      ],
    ],
    by: unit('libs/person/benefits/standard'),
  },
  {
    name: 'law R3.1 R20.1: an area’s own cell is for who is not certified too',
    changes: [['libs/law/local-entitlements.ts', 'from, certified: true };', 'from, certified: false };']],
    by: unit('libs/person/benefits/local-entitlement'),
  },
  {
    name: 'law R12.2: the minimum wage itself is refused',
    changes: [
      [
        'libs/person/employment/employment.chapter.ts',
        '!yuanAbove(minimum.amount, monthlyWage)',
        'yuanAbove(monthlyWage, minimum.amount)',
      ],
    ],
    by: unit('libs/person/employment'),
  },
  {
    name: 'law R6.8: a hold moves the effect of the no-show',
    changes: [
      [
        'libs/person/review/due.ts',
        '  const on = addDays(lastDay, 1);\n  const mode',
        '  const on = dateAt(heldUntil(state, lastDay, rules));\n  const mode',
      ],
    ],
    by: unit('libs/person/review/hold'),
  },
  {
    name: 'law R7.7: a correction finds what was judged for days after its last one',
    changes: [['libs/person/corrections/relying.ts', ' && (to === null || asOf <= to)', '']],
    by: unit('libs/person/corrections'),
  },
  {
    name: 'law R7.7 R14.2: a date closes a task of judgement',
    changes: [['libs/person/decisions.ts', "return actor.role !== 'system' && ", 'return ']],
    by: unit('libs/person/corrections'),
  },
  {
    name: 'law R5.8: the employed leave while a benefit runs',
    changes: [
      ['libs/person/leaving/exit.ts', '  const [first] = running;', '  const [first] = running.slice(running.length);'],
    ],
    by: unit('libs/person/leaving'),
  },
  {
    name: 'law R7.5: a subsidy is granted on top of unemployment benefit',
    changes: [
      [
        'libs/person/benefits/double.ts',
        '  if (drawsUnemploymentBenefit(state, months)) {',
        "  if (drawsUnemploymentBenefit(state, months) && self === '') {",
      ],
    ],
    by: unit('libs/person/benefits/approve'),
  },
  {
    name: 'law R7.5: a second subsidy is granted in the same months',
    changes: [['libs/person/benefits/double.ts', '(one) => one.id !== self &&', '(one) => one.id === self &&']],
    by: unit('libs/person/benefits/approve'),
  },
];
