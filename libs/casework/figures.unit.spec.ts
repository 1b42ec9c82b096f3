import { workingCalendar } from '#law/working-days';
import { expect, it } from 'vitest';
import { tableEnds } from './figures.ts';

const calendar = workingCalendar([{ date: '2026-01-01', kind: 'holiday' }]);

it('warns from October that the working days of the next year are not published', () => {
  const warned = ['2026-09-30', '2026-10-01', '2027-01-01'].map((today) => tableEnds(calendar, today)[0]?.aboutToEnd);
  expect(warned).toEqual([false, true, true]);
  expect(tableEnds(calendar, '2026-10-01')[0]).toMatchObject({ table: 'CALENDAR', until: '2026-12-31' });
});
