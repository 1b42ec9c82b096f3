import type { AreaSuccession, AreaTable } from '#law/area';
import { areaTable, parseAreaSuccessions, parseAreas } from '#law/area';
import type { Rulebook } from '#law/rulebook';
import { createRulebook } from '#law/rulebook';
import { RULEBOOK_2011 } from '#law/rulebook-2011';
import { parseCalendar, workingCalendar } from '#law/working-days';

/** The published tables as text; the platform reads them. */
export interface LawTables {
  readonly areas: string;
  readonly areaSuccessions: string;
  readonly exceptionalDays: string;
}

/** The law as this process applies it: the rulebook over the published tables. */
export interface Law {
  readonly rulebook: Rulebook;
  readonly areas: AreaTable;
  readonly successions: readonly AreaSuccession[];
}

export function lawOf(tables: LawTables): Law {
  const successions = parseAreaSuccessions(tables.areaSuccessions);
  const areas = areaTable(parseAreas(tables.areas), successions);
  const calendar = workingCalendar(parseCalendar(tables.exceptionalDays));
  return { rulebook: createRulebook({ ...RULEBOOK_2011, calendar, areas }), areas, successions };
}
