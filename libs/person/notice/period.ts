import type { CivilDate } from '#kernel/civil-date';
import { addDays } from '#kernel/civil-date';
import type { Awaiting, WorkingCalendar } from '#law/working-days';
import { isAwaiting } from '#law/working-days';
import type { Notice } from '../state.ts';

/**
 * R4.4 (四) The arithmetic of the public notice. The day of publication does not count. Days on which an objection is open, from its
 * receipt to its dismissal, both included, do not count either. The notice ends at 24:00 of the first working day, on or after the
 * last counted day, on which no objection is open.
 */
export type NoticeClock = Pick<Notice, 'publishedOn' | 'period' | 'clockAfterObjection' | 'objections'>;

/** The last day of a notice whose objections are all closed, or the calendar it awaits. Throws `RangeError` while one is open. */
export function lastDayOfNotice(notice: NoticeClock, calendar: WorkingCalendar): CivilDate | Awaiting {
  const { unit, days } = notice.period;
  const stopped = stoppedDays(notice);
  let counted = 0;
  for (let day = addDays(startOfClock(notice), 1); ; day = addDays(day, 1)) {
    if (stopped(day)) continue;
    const works = calendar.isWorkingDay(day);
    if (isAwaiting(works) && (unit === 'working' || counted + 1 >= days)) return works;
    if (unit === 'calendar' || works === true) counted += 1;
    if (counted >= days && works === true) return day;
  }
}

function stoppedDays({ objections }: NoticeClock): (day: CivilDate) => boolean {
  return (day) =>
    objections.some(({ receivedOn, closedOn }) => {
      if (closedOn === null) throw new RangeError('the clock of a notice stands still while an objection is open');
      return receivedOn <= day && day <= closedOn;
    });
}

/** By parameter a dismissed objection lets the remaining days run on, or all of them again from its dismissal. */
function startOfClock({ publishedOn, clockAfterObjection, objections }: NoticeClock): CivilDate {
  if (clockAfterObjection === 'resume') return publishedOn;
  return objections.reduce(
    (latest, { closedOn }) => (closedOn !== null && closedOn > latest ? closedOn : latest),
    publishedOn,
  );
}
