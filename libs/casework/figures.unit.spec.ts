import { rulebook } from '#testing/rulebook';
import { expect, it } from 'vitest';
import { tableEnds } from './figures.ts';

const rules = rulebook();

const told = (table: string, ...days: readonly string[]) =>
  days.map((today) => tableEnds(rules, today).find((each) => each.table === table)?.aboutToEnd);

it('warns from October that the working days of the next year are not published', () => {
  expect(told('CALENDAR', '2026-09-30', '2026-10-01', '2027-01-01')).toEqual([false, true, true]);
  expect(tableEnds(rules, '2026-10-01')[0]).toMatchObject({ table: 'CALENDAR', until: '2026-12-31' });
});

it('R12.2 (十二) warns when the newest minimum wage, of 2023-03-01, is more than two years old', () => {
  expect(told('MINIMUM_WAGE', '2023-03-01', '2025-03-01', '2025-03-02')).toEqual([false, false, true]);
  expect(tableEnds(rules, '2026-10-01')[1]).toMatchObject({ table: 'MINIMUM_WAGE', until: '2025-03-01' });
});
