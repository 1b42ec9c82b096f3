import type { AreaSuccession, AreaTable } from '#law/area';
import { areaTable, parseAreaSuccessions, parseAreas } from '#law/area';
import { parseMinimumWages } from '#law/minimum-wage';
import type { RetirementTable } from '#law/retirement';
import type { Rulebook } from '#law/rulebook';
import { RULEBOOK_2011 } from '#law/rulebook-2011';
import { parseCalendar } from '#law/working-days';
import type { ApprovedRules } from '#rulebook/effective';
import { approvedAsOf, effectiveRulebook, NOTHING_APPROVED } from '#rulebook/effective';

/** The published tables as text; the platform reads them. */
export interface LawTables {
  readonly areas: string;
  readonly areaSuccessions: string;
  readonly exceptionalDays: string;
  readonly minimumWages: string;
  readonly minimumWageTiers: string;
  /** Default: those delivered with the code. */
  readonly retirementTables?: readonly RetirementTable[];
}

/** The law as this process applies it. `rulebook` is asked anew each time: it may be another after an approval. */
export interface Law {
  readonly rulebook: Rulebook;
  readonly areas: AreaTable;
  readonly successions: readonly AreaSuccession[];
}

/** The law while the rulebook's layers go on. */
export interface LiveLaw {
  readonly law: Law;
  /** The version that was delivered with the code. */
  readonly delivered: string;
  approved(): ApprovedRules;
  /** The rules as a decision of the past names them; `null` when nothing here was ever called so. */
  asOf(version: string): Rulebook | null;
  /** From now on what was delivered holds with this. */
  take(approved: ApprovedRules): void;
}

/** The law as it was delivered, before anything was approved. */
export function lawOf(tables: LawTables): Law {
  return liveLaw(tables).law;
}

export function liveLaw(tables: LawTables): LiveLaw {
  const successions = parseAreaSuccessions(tables.areaSuccessions);
  const areas = areaTable(parseAreas(tables.areas), successions);
  const { retirementTables } = tables;
  const delivered = {
    ...RULEBOOK_2011,
    areas,
    exceptionalDays: parseCalendar(tables.exceptionalDays),
    minimumWages: parseMinimumWages(tables.minimumWages, tables.minimumWageTiers),
    ...(retirementTables === undefined ? {} : { retirementTables }),
  };
  let approved = NOTHING_APPROVED;
  let rulebook = effectiveRulebook(delivered, approved);
  return {
    law: {
      areas,
      successions,
      get rulebook() {
        return rulebook;
      },
    },
    delivered: delivered.version,
    approved: () => approved,
    asOf(version) {
      if (version === rulebook.version) return rulebook;
      const then = approvedAsOf(delivered.version, approved, version);
      return then && effectiveRulebook(delivered, then);
    },
    take(next) {
      rulebook = effectiveRulebook(delivered, next);
      approved = next;
    },
  };
}
