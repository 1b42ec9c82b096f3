/**
 * Every date that the regulation and the domain data give as an example, with the test that shows it, titled by its rule.
 * `docs/law-coverage.md` prints the list; a test sees to it that each title is there and names the rule.
 */
export interface ExampleDate {
  readonly rule: string;
  readonly example: string;
  readonly file: string;
  readonly title: string;
}

const row =
  (rule: string, file: string) =>
  (example: string, title: string): ExampleDate => ({ rule, example, file, title });

const notice = row('R4.4', 'libs/person/notice/period.unit.spec.ts');
const noticeToTheSecond = row('R4.4', 'libs/person/notice/notice.unit.spec.ts');
const workingDays = row('R4.4', 'libs/law/working-days.unit.spec.ts');
const calendar = row('R4.6', 'libs/law/working-days.unit.spec.ts');
const review = row('R6.1', 'libs/person/review/effect.unit.spec.ts');
const noShow = row('R6.4', 'libs/person/review/review.unit.spec.ts');
const mode = row('R6.4', 'libs/person/review/effect.unit.spec.ts');
const lateEntry = row('R6.8', 'libs/person/review/review.unit.spec.ts');
const firstApproval = row('R8.1', 'libs/person/benefits/approve.unit.spec.ts');
const clause = row('R8.2', 'libs/person/benefits/special-clause.unit.spec.ts');
const retirement = row('R8.5', 'libs/law/retirement.unit.spec.ts');
const areas = row('R5.10', 'libs/law/area.unit.spec.ts');

const UNTIL_2024 = 'R8.5 (八) until 2024-12-31 %s born %s retires on the birthday %s';
const FROM_2025 = 'R8.5 (八) from 2025-01-01 %s born %s retires on %s';

export const EXAMPLE_DATES: readonly ExampleDate[] = [
  notice(
    'published Thu 2011-09-29 → 10-06 is a holiday → ends 2011-10-08 24:00',
    'R4.4 (四) published Thu 2011-09-29, the seventh day 10-06 is a holiday: ends 2011-10-08, a working Saturday',
  ),
  noticeToTheSecond(
    'the same, to the second',
    'R4.4 (四) a notice published Thu 2011-09-29 ends 2011-10-08 24:00; the street review is refused one second before',
  ),
  noticeToTheSecond('and after it', 'R4.4 (四) the street review is accepted at 2011-10-09 00:00'),
  notice('5 working days → ends 2011-10-11 24:00', 'R4.4 (四) published Thu 2011-09-29 with 5 working days: ends 2011-10-11'),
  notice('published Thu 2011-09-01, no objection → ends 09-08 24:00', 'R4.4 (四) published Thu 2011-09-01, no objection: ends 2011-09-08'),
  notice(
    'objection 09-05 10:00, dismissed 09-07 15:00 → ends 2011-09-13 24:00',
    'R4.4 (四) objection 09-05, dismissed 09-07: days 2–4 and 8–11 count, 09-11 is a holiday: ends 2011-09-13',
  ),
  notice(
    'two objections, 09-02 10:00 to 09-03 18:00 and 09-03 09:00 to 09-05 12:00 → ends 09-13 24:00',
    'R4.4 (四) two objections, 09-02 to 09-03 and 09-03 to 09-05: days 6–12 count, 09-12 is a holiday: ends 2011-09-13',
  ),
  notice('objection and dismissal on the day of publication → nothing changes', 'R4.4 (四) objection and dismissal on the day of publication: nothing changes'),
  notice('objection 09-08 23:00, dismissed 09-13 10:00 → ends 09-14 24:00', 'R4.4 (四) objection 09-08 23:00, dismissed 09-13: the seventh day is 09-14, ends 2011-09-14'),
  notice('published 09-29, objection on 10-08, dismissed 10-09 → ends 2011-10-10 24:00', 'R4.4 (四) published 09-29, objection on 10-08, dismissed 10-09: ends 2011-10-10'),
  workingDays('2011-10-08 a working Saturday, 2011-09-11 and 09-12 holidays', 'R4.4 (四) %s works: %s (%s)'),
  review('1 January to 31 March, Asia/Shanghai', 'R6.1 (六) it opens at 2012-01-01 00:00, not a second before, with the first reminder behind it'),
  review('the window’s first and last day', 'R6.1 (六) attended on 1 January and on 31 March, the first and the last day'),
  review('current certification began before 1 January', 'R6.1 (六) certified on 2011-12-31 the person is in scope of 2012, certified on 2012-01-01 of 2013'),
  noShow('missed: 1 April 00:00', 'R6.4 (六) from 2012-01-05 to 2012-06-01: three reminders, missed, deregistered with effect from 2012-04-01, benefit stopped'),
  noShow('not before', 'R6.4 (六) the last instant: nothing is missed at 2012-03-31 23:59:59'),
  mode('automatic until 2021-10-31', 'R6.4 (六) with effect from 2021-10-31, the last day, the person is deregistered'),
  mode('confirm from 2021-11-01', 'R6.4 (六) with effect from 2021-11-01 it waits for an officer'),
  row('R6.5', 'libs/person/review/effect.unit.spec.ts')('undecided by 31 March', 'R6.5 (六) the agency is overdue at 2012-04-01 00:00, once, however long it stays silent'),
  row('R6.6', 'libs/person/review/effect.unit.spec.ts')('1 January, 1 March, 24 March; none after attendance', 'R6.6 (六) attended on the day of a reminder, only those before it were raised; each is raised once'),
  lateEntry('late entry: 2012 until 04-24', 'R6.8 (六) 2012 until 04-24: restores by itself, stage, agreement and benefit as they were'),
  lateEntry('and not on 04-25', 'R6.8 (六) on 04-25 it is too late: refused with the last day'),
  row('R6.8', 'libs/law/working-days.unit.spec.ts')('15 working days from 1 April', 'R6.8 (六) fifteen working days from 1 April 2012, that day counted, end on 2012-04-24'),
  firstApproval('born 1956-08-15, first approved 2011-08-15 → to retirement, ends 2016-08', 'R8.1 (八) first approved 2011-08-15, exactly five years before: until retirement, ends 2016-08'),
  firstApproval('first approved 2011-08-14 → 36 months, 2011-08..2014-07', 'R8.1 (八) first approved 2011-08-14, one day earlier: 36 months, 2011-08..2014-07'),
  row('R8.4', 'libs/person/benefits/expiry.unit.spec.ts')(
    'last month 2014-07 → 2014-08-01 00:00; reminders that instant − n days',
    'R8.4 (八) expires at 2014-08-01T00:00:00+08:00, exactly once, reminders 90, 60, 30 and 7 days before, each once',
  ),
  clause('recognised on or before 2008-12-31', 'R8.2 (八) recognised on 2008-12-31, a man: social insurance until 60, exempt from the cap'),
  clause('recognised 2009-01-01 → refused', 'R8.2 (八) recognised 2009-01-01: refused'),
  retirement('until 2024-12-31: 60, 55, 50', UNTIL_2024),
  retirement('MALE 1964-12 → 2024-12', FROM_2025),
  retirement('MALE 1965-01 → 2025-02', FROM_2025),
  retirement('MALE 1976-09 → 2039-09', FROM_2025),
  retirement('FEMALE_55 1970-01 → 2025-02', FROM_2025),
  retirement('FEMALE_55 1981-09 → 2039-09', FROM_2025),
  retirement('FEMALE_50 1975-01 → 2025-02', FROM_2025),
  retirement('FEMALE_50 1984-11 → 2039-11', FROM_2025),
  retirement('clamped to the month’s end', 'R8.5 (八) a birthday the retirement month does not have is clamped to its last day'),
  row('R8.1', 'libs/law/retirement.unit.spec.ts')('five years, day precision, inclusive', 'R8.1 (八) a man born 1956-08-15, first approved 2011-08-15, is within five years'),
  areas('until 2011-08-22 also 3414', 'R5.10 (五) %s exists until 2011-08-21'),
  areas('340181, 340124, 340522, 340523, 340207101 from then', 'R5.10 (五) %s exists from 2011-08-22'),
  areas('341402 → 340181, 341421 → 340124, 341423 → 340522, 341424 → 340523, 沈巷镇 → 340207101', 'R5.10 (五) %s is succeeded by %s on 2011-08-22'),
  row('R4.3', 'libs/law/certificate-number.unit.spec.ts')('the county existed in that year', 'R4.3 (四) county %s existed in %i: %s'),
  row('R4.3', 'libs/person/certificate/certificate.unit.spec.ts')(
    'cases survive 2011-08-22 with certificate numbers unchanged',
    'R4.3 (四) Chaohu dissolved on 2011-08-22: the number issued in 含山 before stays, one issued after is of Ma’anshan’s county',
  ),
  calendar('the table: 2004–2026', 'R4.6 (四) the years 2004 to 2026 are published, without a gap'),
  calendar('2027: awaiting CALENDAR_2027', 'R4.6 (四) 2027 has no working days yet: the answer says what it awaits'),
];
