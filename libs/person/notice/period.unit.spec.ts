import { describe, expect, it } from 'vitest';
import type { Objection } from '../state.ts';
import { rulebook } from '#testing/rulebook';
import type { NoticeClock } from './period.ts';
import { lastDayOfNotice } from './period.ts';

const { calendar } = rulebook();

function closed(receivedOn: string, closedOn: string): Objection {
  return { id: `${receivedOn}–${closedOn}`, receivedOn, closedOn, outcome: 'DISMISSED' };
}

function clock(publishedOn: string, more: Partial<NoticeClock> = {}): NoticeClock {
  return { publishedOn, period: { unit: 'calendar', days: 7 }, clockAfterObjection: 'resume', objections: [], ...more };
}

const lastDay = (notice: NoticeClock) => lastDayOfNotice(notice, calendar);

describe('R4.4 (四) the last day of a public notice', () => {
  it('R4.4 (四) published Thu 2011-09-29, the seventh day 10-06 is a holiday: ends 2011-10-08, a working Saturday', () => {
    expect(lastDay(clock('2011-09-29'))).toBe('2011-10-08');
  });

  it('R4.4 (四) published Thu 2011-09-29 with 5 working days: ends 2011-10-11', () => {
    expect(lastDay(clock('2011-09-29', { period: { unit: 'working', days: 5 } }))).toBe('2011-10-11');
  });

  it('R4.4 (四) published Thu 2011-09-01, no objection: ends 2011-09-08', () => {
    expect(lastDay(clock('2011-09-01'))).toBe('2011-09-08');
  });

  it('R4.4 (四) objection 09-05, dismissed 09-07: days 2–4 and 8–11 count, 09-11 is a holiday: ends 2011-09-13', () => {
    expect(lastDay(clock('2011-09-01', { objections: [closed('2011-09-05', '2011-09-07')] }))).toBe('2011-09-13');
  });

  it('R4.4 (四) two objections, 09-02 to 09-03 and 09-03 to 09-05: days 6–12 count, 09-12 is a holiday: ends 2011-09-13', () => {
    const objections = [closed('2011-09-02', '2011-09-03'), closed('2011-09-03', '2011-09-05')];
    expect(lastDay(clock('2011-09-01', { objections }))).toBe('2011-09-13');
  });

  it('R4.4 (四) objection and dismissal on the day of publication: nothing changes', () => {
    expect(lastDay(clock('2011-09-01', { objections: [closed('2011-09-01', '2011-09-01')] }))).toBe('2011-09-08');
  });

  it('R4.4 (四) objection 09-08 23:00, dismissed 09-13: the seventh day is 09-14, ends 2011-09-14', () => {
    expect(lastDay(clock('2011-09-01', { objections: [closed('2011-09-08', '2011-09-13')] }))).toBe('2011-09-14');
  });

  it('R4.4 (四) published 09-29, objection on 10-08, dismissed 10-09: ends 2011-10-10', () => {
    expect(lastDay(clock('2011-09-29', { objections: [closed('2011-10-08', '2011-10-09')] }))).toBe('2011-10-10');
  });

  it('R4.4 (四) by parameter the days start again with the dismissal', () => {
    const objections = [closed('2011-09-05', '2011-09-07')];
    expect(lastDay(clock('2011-09-01', { objections, clockAfterObjection: 'restart' }))).toBe('2011-09-14');
  });

  it('R4.4 (四) working days of an objection do not count towards a notice in working days', () => {
    const objections = [closed('2011-09-02', '2011-09-05')];
    expect(lastDay(clock('2011-09-01', { objections, period: { unit: 'working', days: 3 } }))).toBe('2011-09-08');
  });

  it('a notice that ends in a year whose working days are not published has no last day yet', () => {
    expect(lastDay(clock('2026-12-28'))).toEqual({ awaiting: 'CALENDAR_2027' });
    expect(lastDay(clock('2026-12-21'))).toBe('2026-12-28');
  });

  it('refuses to compute an end while an objection is open', () => {
    const open: Objection = { id: 'open', receivedOn: '2011-09-02', closedOn: null, outcome: 'OPEN' };
    expect(() => lastDay(clock('2011-09-01', { objections: [open] }))).toThrow(RangeError);
  });
});
