import type { Month } from '#kernel/civil-date';
import { DAYS, indexOf, nextMonth, REFORM } from './calendar.ts';
import type { Benefit, Model } from './state.ts';
import { retirementDate, runs } from './state.ts';

/** The arithmetic of terms (八): which months are granted, when the last one is, what reminds of it. */
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

/** R8.5: on the day the law changes; R8.2: not that of the special clause. */
export function movesWithLaw({ raised }: Model, benefit: Benefit, month: Month): void {
  if (!benefit.untilRetirement || benefit.special || benefit.retirementMonth === month) return;
  benefit.retirementMonth = month;
  raised.push(`BenefitTermMoved ${REFORM}`);
}

/** R8.4: exactly once for each end, at 00:00 of its day; who comes to the term later on that day is not reminded any more. */
export function remindOfEnds(model: Model): void {
  for (const benefit of model.benefits.filter(runs)) {
    const last = lastMonth(benefit);
    const end = last === null || last > '2027' ? null : `${nextMonth(last)}-01`;
    for (const days of [90, 60, 30, 7]) {
      if (end === null || DAYS[indexOf(end) - days] !== model.today || benefit.reminded.has(`${days}@${last}`))
        continue;
      benefit.reminded.add(`${days}@${last}`);
      model.raised.push(`ExpiryReminderRaised ${model.today} ${days}`);
    }
  }
}

/** An earlier stop is not undone by a later one. */
export function stop(benefit: Benefit, from: Month): void {
  benefit.stoppedFrom = benefit.stoppedFrom !== null && benefit.stoppedFrom < from ? benefit.stoppedFrom : from;
  benefit.status = 'STOPPED';
}

export function basisOf({ special, untilRetirement }: Benefit): 'SPECIAL_CLAUSE' | 'UNTIL_RETIREMENT' | 'CAPPED_36' {
  if (special) return 'SPECIAL_CLAUSE';
  return untilRetirement ? 'UNTIL_RETIREMENT' : 'CAPPED_36';
}

/** R5.8, R5.10: a benefit runs this month or later, be it suspended. */
export function drawsNow({ benefits, today }: Model): boolean {
  const now = today.slice(0, 7);
  return benefits.some(
    (benefit) => runs(benefit) || (benefit.status === 'STOPPED' && (lastMonth(benefit) ?? '') >= now),
  );
}

/** The end that resuming fixes: an until-retirement term keeps its own. */
export const retirementMonthOf = (benefit: Benefit, model: Model): Month =>
  benefit.untilRetirement ? benefit.retirementMonth : retirementDate(model).slice(0, 7);

/** R8.3: the term as it runs on from that month. */
export function resumed(benefit: Benefit, model: Model, from: Month): Benefit {
  const suspensions = benefit.suspensions.map((one) => (one.to === null ? { ...one, to: from } : one));
  return { ...benefit, suspensions, retirementMonth: retirementMonthOf(benefit, model), status: 'RUNNING' };
}
