import { widestSeen } from '#access/can';
import type { ViewName } from '#access/views';
import type { CivilDate } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import { dateAt } from '#kernel/instant';
import type { AreaCode } from '#law/area';
import type { Staff } from '#law/roles';
import type { AreaRange, Database, ViewDatabase } from '#views/sql';
import { areaRanges } from './area-ranges.ts';
import type { Answer } from '../judge.ts';
import { found, judge } from '../judge.ts';
import type { Law } from '../law.ts';

/** Who asks, and about which area; default: the reader's own. */
export interface InArea {
  readonly staff: Staff;
  readonly area?: AreaCode;
}

/** What a question about many may be answered from. */
export interface Scope {
  readonly now: Instant;
  readonly today: CivilDate;
  /** What was asked about. */
  readonly areas: readonly AreaRange[];
  /** Behind the wall around everything the reader may see here at all. */
  readonly behindWall: Database;
}

export interface InAreaDeps {
  readonly law: Law;
  readonly database: ViewDatabase;
  readonly now: () => Promise<Instant>;
}

/** R5.2 (五) What is about many is judged by role and area before anything is read, and read behind the wall. */
export function createInArea({ law, database, now }: InAreaDeps) {
  return async <T>(
    { staff, area = staff.area }: InArea,
    view: ViewName,
    answer: (scope: Scope) => Promise<T>,
  ): Promise<Answer<T>> => {
    const at = await now();
    const today = dateAt(at);
    const judgement = judge({ staff, view, area, on: today }, law.areas);
    if (judgement.outcome !== 'allowed') return judgement;
    const behindWall = database.within(areaRanges(law, widestSeen(staff, view), today));
    return found(await answer({ now: at, today, areas: areaRanges(law, area, today), behindWall }));
  };
}
