import type { CivilDate } from '#kernel/civil-date';
import type { AmountRule } from '#law/amounts';
import type { AreaCode } from '#law/area';
import { areaTable, parseAreas, parseAreaSuccessions } from '#law/area';
import { parseMinimumWages } from '#law/minimum-wage';
import type { ParameterName, ParameterValues } from '#law/parameters';
import type { Rulebook, RulebookEntry } from '#law/rulebook';
import { createRulebook } from '#law/rulebook';
import { RULEBOOK_2011 } from '#law/rulebook-2011';
import { parseCalendar, workingCalendar } from '#law/working-days';
import { readLawTables } from '#platform/tables';

const tables = readLawTables();
const areas = areaTable(parseAreas(tables.areas), parseAreaSuccessions(tables.areaSuccessions));
const days = parseCalendar(tables.exceptionalDays);
const minimumWages = parseMinimumWages(tables.minimumWages, tables.minimumWageTiers);

export interface RulebookChange {
  /** Years of working days that are not published yet: this one and all after it. */
  readonly unpublishedFrom?: number;
  /** Values of parameters for one area, in force since the first day of the regulation. */
  readonly values?: Partial<ParameterValues>;
  readonly area?: AreaCode;
  /** R7.6: what areas order from a day on. */
  readonly orders?: readonly {
    readonly area: AreaCode;
    readonly from: CivilDate;
    readonly standards: readonly AmountRule[];
  }[];
  /** Further entries with dates of their own. */
  readonly entries?: readonly RulebookEntry[];
}

/** The rulebook as it is delivered, or with the changes a test needs. */
export function rulebook({
  unpublishedFrom = 9999,
  values = {},
  area = '340104',
  orders = [],
  entries: further = [],
}: RulebookChange = {}): Rulebook {
  const changed = (Object.keys(values) as ParameterName[]).map(
    (name) => ({ name, area, from: '2011-08-02', value: values[name] }) as RulebookEntry,
  );
  const ordered = orders.map(({ area: of, from, standards }): RulebookEntry => ({
    name: 'benefitAmounts',
    area: of,
    from,
    value: standards,
  }));
  const published = days.filter(({ date }) => Number(date.slice(0, 4)) < unpublishedFrom);
  const entries = [...RULEBOOK_2011.entries, ...changed, ...ordered, ...further];
  return createRulebook({ ...RULEBOOK_2011, entries, areas, minimumWages, calendar: workingCalendar(published) });
}
